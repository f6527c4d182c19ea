import { type Context, NotFoundError, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { Mapping } from './mapping.ts'
import type { UsedMapping } from './read-file.ts'

export type SavedMapping = UsedMapping & { id: string; savedAt: Date; savedBy: string }

const columns = [
  'id',
  'name',
  'version',
  'mapping',
  'saved_at as savedAt',
  'saved_by as savedBy',
] as const

export async function getMapping({ db }: Context, id: string): Promise<SavedMapping> {
  const row = await db
    .selectFrom('listen.intake_mapping')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFoundError('mapping', id)
  return { ...row, mapping: row.mapping as Mapping }
}

/** The newest version of each name. */
export async function findMappings({ db }: Context, forceId: string): Promise<SavedMapping[]> {
  const rows = await db
    .selectFrom('listen.intake_mapping')
    .select(columns)
    .distinctOn('name')
    .where('force_id', '=', forceId)
    .orderBy('name')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(row => ({ ...row, mapping: row.mapping as Mapping }))
}

export async function findNewestMapping(
  { db }: Context,
  forceId: string,
  name: string,
): Promise<SavedMapping | undefined> {
  const row = await db
    .selectFrom('listen.intake_mapping')
    .select(columns)
    .where('force_id', '=', forceId)
    .where('name', '=', name)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, mapping: row.mapping as Mapping }
}

export async function addMapping(
  { db, now, actor }: Context<Tx>,
  forceId: string,
  name: string,
  mapping: Mapping,
): Promise<{ id: string; version: number }> {
  // Two who save at once get two versions, one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake mapping ${forceId} ${name}`}, 0))`.execute(
    db,
  )
  const newest = await findNewestMapping({ db, now, actor }, forceId, name)
  const version = (newest?.version ?? 0) + 1
  const id = newId(now)
  await db
    .insertInto('listen.intake_mapping')
    .values({
      id,
      force_id: forceId,
      name,
      version,
      mapping: JSON.stringify(mapping),
      saved_by: actor.name,
      saved_at: now,
    })
    .execute()
  return { id, version }
}
