import { isDeepStrictEqual } from 'node:util'
import type { Body } from './field.ts'

export type Merged =
  | { readonly body: Body; readonly name: string; readonly conflicts: readonly [] }
  | { readonly conflicts: readonly string[] }

type Version = { readonly name: string; readonly body: Body }

/**
 * Two people changed the same version: what only one of them touched is taken from that one; where both said something else of the
 * same field, nothing is decided for them and the fields are named (`name` is the element's own name).
 */
export function merge(base: Version, theirs: Version, mine: Version): Merged {
  const [a, b, c] = [flat(base), flat(theirs), flat(mine)]
  const conflicts: string[] = []
  const merged: Record<string, unknown> = {}
  for (const field of new Set([...Object.keys(a), ...Object.keys(b), ...Object.keys(c)])) {
    const [before, other, own] = [a[field], b[field], c[field]]
    const value = isDeepStrictEqual(before, own) ? other : own
    const clash = !(
      isDeepStrictEqual(before, own) ||
      isDeepStrictEqual(before, other) ||
      isDeepStrictEqual(own, other)
    )
    if (clash) conflicts.push(field)
    else if (value !== undefined) merged[field] = value
  }
  if (conflicts.length > 0) return { conflicts }
  const { name, ...body } = merged
  return { name: name as string, body: body as Body, conflicts: [] }
}

const flat = ({ name, body }: Version): Readonly<Record<string, unknown>> => ({ ...body, name })
