import type { Context } from '@bluelamp/platform'

/** Names of staff by the identifiers that stand in histories; what is no account keeps its identifier. */
export async function actorNames(
  { db }: Context,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter(id => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('platform.account')
    .select(['id', 'name'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
