import type { Element, Model } from './element.ts'
import type { Body } from './field.ts'

/** An element of a test, its identifier for its name. */
export const element = (id: string, kind: string, body: Body): Element => ({
  id,
  kind,
  name: id,
  body,
  number: 1,
  madeBy: 'test',
  madeAt: new Date(0),
})
export const modelOf = (...elements: readonly Element[]): Model => ({ elements, signatures: [] })
