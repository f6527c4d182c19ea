import type { Element, Model } from '../model/element.ts'
import { kinds } from '../model/kinds.ts'
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

/** The worked example with something left out, as a file of another tool leaves it: a field of a kind, or all that one says. */
export function* incompleteModels(): Generator<{
  readonly kind: string
  readonly without: string
  readonly model: Model
}> {
  for (const [kind, { fields }] of Object.entries(kinds)) {
    // To simulate the processes takes most of the time, and other kinds change nothing of it.
    const elements = workedModel.elements.filter(
      each => kind === 'process' || each.kind !== 'process',
    )
    const less = (body: (own: Element['body']) => Element['body']): Model => ({
      elements: elements.map(each =>
        each.kind === kind ? { ...each, body: body(each.body) } : each,
      ),
      signatures: [],
    })
    yield { kind, without: 'everything', model: less(() => ({})) }
    for (const field of Object.keys(fields)) {
      const model = less(({ [field]: _, ...rest }) => rest)
      yield { kind, without: field, model }
    }
  }
  const elements = workedModel.elements.map(each => ({ ...each, body: {} }))
  yield { kind: 'every kind', without: 'everything', model: { elements, signatures: [] } }
}
