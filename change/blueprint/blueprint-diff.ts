import { isDeepStrictEqual } from 'node:util'
import { byId, type Element, idsIn, type Model, ofKind, textIn } from '../model/element.ts'
import { kindOf } from '../model/kinds.ts'

export type Difference = {
  readonly added: readonly Element[]
  readonly gone: readonly Element[]
  readonly changed: readonly { readonly element: Element; readonly fields: readonly string[] }[]
}

/** What two moments of a programme differ in, part by part: for the yearly refresh, in words a board reads. */
export function compareModels(before: Model, after: Model): Difference {
  return {
    added: after.elements.filter(({ id }) => !byId(before, id)),
    gone: before.elements.filter(({ id }) => !byId(after, id)),
    changed: after.elements.flatMap(element => {
      const old = byId(before, element.id)
      if (!old || old.number === element.number) return []
      const fields = Object.entries(kindOf(element.kind)?.fields ?? {})
        .filter(([name]) => !isDeepStrictEqual(old.body[name], element.body[name]))
        .map(([, field]) => field.words)
      return [{ element, fields: old.name === element.name ? fields : ['Name', ...fields] }]
    }),
  }
}

/** States in order of time, each with what comes and goes since the one before. */
export function statesInOrder(model: Model): {
  state: Element
  comes: Element[]
  goes: Element[]
}[] {
  const states = ofKind(model, 'state').sort((a, b) =>
    textIn(a, 'when').localeCompare(textIn(b, 'when')),
  )
  const inPlace = (state: Element | undefined) =>
    new Set(
      state ? ['capabilities', 'systems', 'services'].flatMap(field => idsIn(state, field)) : [],
    )
  return states.map((state, at) => {
    const [before, now] = [inPlace(states[at - 1]), inPlace(state)]
    const named = (ids: Iterable<string>) =>
      [...ids].map(id => byId(model, id)).filter(element => element !== undefined)
    return {
      state,
      comes: named([...now].filter(id => at > 0 && !before.has(id))),
      goes: named([...before].filter(id => !now.has(id))),
    }
  })
}

/** Whatever hangs on an element, near and far: who would be affected if it changed. */
export function affectedBy(model: Model, id: string): Element[] {
  const users = new Map<string, string[]>()
  for (const element of model.elements) {
    for (const [name, field] of Object.entries(kindOf(element.kind)?.fields ?? {})) {
      if (field.type !== 'one' && field.type !== 'many') continue
      for (const named of idsIn(element, name))
        users.set(named, [...(users.get(named) ?? []), element.id])
    }
  }
  const seen = new Set<string>()
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const user of users.get(next) ?? []) {
      if (seen.has(user) || user === id) continue
      seen.add(user)
      waiting.push(user)
    }
  }
  return model.elements.filter(element => seen.has(element.id))
}
