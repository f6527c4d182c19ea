/** What a record of kind `correction` holds. The value as it came stays in the record that is corrected. */
export type CorrectionBody = {
  corrects: string
  /** Of whom or what the value is a detail; none for a statement of the record itself. */
  entityId?: string
  /** A detail's name, or the path of a statement in the record: `items.0.description`. */
  field: string
  was: string
  value: string
  reason: string
}

/** The text at a path in what a record says; undefined where there is none. */
export function textAt(body: unknown, path: string): string | undefined {
  let part: unknown = body
  for (const step of path.split('.')) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return undefined
    part = (part as Record<string, unknown>)[step]
  }
  return typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean'
    ? String(part)
    : undefined
}

export type Statement = { path: string; text: string }

/** Everything that a record says, part by part, in the order in which it says it. */
export function statementsOf(body: unknown, path = ''): Statement[] {
  if (body === null || body === undefined || body === '') return []
  if (typeof body !== 'object') return [{ path: path || 'text', text: String(body) }]
  return Object.entries(body).flatMap(([name, part]) =>
    statementsOf(part, path === '' ? name : `${path}.${name}`),
  )
}

/**
 * The correction that is in force for a part of a record: its own, or, for a statement, that of the detail which was
 * taken from it and says the same. The newest comes first in the list.
 */
export function correctionOf<C extends { field: string; entityId: string | null; was: string }>(
  corrections: readonly C[],
  part: { field: string; entityId: string | null; text: string },
): C | undefined {
  const own = corrections.find(each => each.field === part.field && each.entityId === part.entityId)
  if (own || part.entityId !== null) return own
  return corrections.find(each => each.entityId !== null && each.was === part.text)
}
