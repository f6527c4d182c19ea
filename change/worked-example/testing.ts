import type { Element, Model } from '../model/element.ts'
import { workedExample } from './index.ts'

/** The worked example as it is read, unsigned, with its keys for identifiers. */
export const workedModel: Model = {
  elements: workedExample.map(
    ({ key, kind, name, body }): Element => ({
      id: key,
      kind,
      name,
      body,
      number: 1,
      madeBy: 'test',
      madeAt: new Date('2026-11-30T12:00:00Z'),
    }),
  ),
  signatures: [],
}
