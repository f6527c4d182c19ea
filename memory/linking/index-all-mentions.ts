import type { Db } from '@bluelamp/platform'
import { sql } from 'kysely'
import { type MentionKey, mentionKeys } from './mention-keys.ts'
import { type Detail, valuesOf } from './mention-values.ts'
import { personModel } from './who-is-who.ts'

/** Another model may cut keys otherwise: its keys are added to those there are. */
const version = personModel.name
const page = 5000

export type IndexMentionsOptions = {
  /** As the owner. */
  db: Db
  say?: (line: string) => void
}

/**
 * Gives the keys by which new records find them to the people of records that no verb kept: those of an older
 * release, and the invented force's, which come by COPY. Stopped half way it goes on from there; when all have
 * them it returns at once. Answers how many mentions it read.
 */
export async function indexAllMentions({
  db,
  say = () => {},
}: IndexMentionsOptions): Promise<number> {
  const progress = await db
    .selectFrom('memory.mention_key_progress')
    .selectAll()
    .where('version', '=', version)
    .executeTakeFirst()
  if (progress?.finished_at && !(await hasUnkeyed(db))) return 0
  let last: Place | undefined = progress?.finished_at ? undefined : progress
  let count = 0
  for (;;) {
    const read = await db.transaction().execute(tx => indexPage(tx, last))
    if (!read) break
    count += read.count
    last = read
    if (count % (page * 40) === 0) say(`${count} people of records have their keys`)
  }
  await keepProgress(db, last, new Date())
  if (count > 0) await sql`analyze memory.mention_key`.execute(db)
  return count
}

type Place = { last_record: string | null; last_entity: string | null }

async function keepProgress(db: Db, last: Place | undefined, finished: Date | null): Promise<void> {
  const row = {
    last_record: last?.last_record ?? null,
    last_entity: last?.last_entity ?? null,
    finished_at: finished,
  }
  await db
    .insertInto('memory.mention_key_progress')
    .values({ version, ...row })
    .onConflict(conflict => conflict.column('version').doUpdateSet(row))
    .execute()
}

async function indexPage(
  db: Db,
  after: Place | undefined,
): Promise<(Place & { count: number }) | undefined> {
  const { rows } = await sql<{ recordId: string; entityId: string; details: Detail[] }>`
    select d.record_id as "recordId", d.entity_id as "entityId",
      jsonb_agg(jsonb_build_object('name', d.name, 'value', d.value)) as details
    from memory.detail d
    join memory.entity e on e.id = d.entity_id and e.kind = 'person'
    where ${after?.last_record ? sql`(d.record_id, d.entity_id) > (${after.last_record}::uuid, ${after.last_entity}::uuid)` : sql`true`}
    group by d.record_id, d.entity_id
    order by d.record_id, d.entity_id
    limit ${page}`.execute(db)
  const last = rows.at(-1)
  if (!last) return undefined
  const keys: (MentionKey & { recordId: string; entityId: string })[] = rows.flatMap(
    ({ recordId, entityId, details }) =>
      mentionKeys('person', valuesOf(details)).map(key => ({ ...key, recordId, entityId })),
  )
  await sql`insert into memory.mention_key (kind, key, record_id, entity_id)
    select * from unnest(${keys.map(each => each.kind)}::text[], ${keys.map(each => each.key)}::text[],
      ${keys.map(each => each.recordId)}::uuid[], ${keys.map(each => each.entityId)}::uuid[])
    on conflict do nothing`.execute(db)
  const place = { last_record: last.recordId, last_entity: last.entityId }
  await keepProgress(db, place, null)
  return { ...place, count: rows.length }
}

/** What a verb keeps has its keys from its own transaction on, so the first and the last record tell. */
async function hasUnkeyed(db: Db): Promise<boolean> {
  const end = (way: 'asc' | 'desc') => sql`(select d.record_id, d.entity_id from memory.detail d
    where d.name = 'date-of-birth' and exists (select from memory.detail n
      where n.record_id = d.record_id and n.entity_id = d.entity_id and n.name = 'name')
    order by d.record_id ${sql.raw(way)} limit 1)`
  const { rows } = await sql<{ unkeyed: boolean }>`
    select coalesce(bool_or(not exists (select from memory.mention_key k
      where k.record_id = e.record_id and k.entity_id = e.entity_id)), false) as unkeyed
    from (${end('asc')} union all ${end('desc')}) e`.execute(db)
  return rows[0]?.unkeyed ?? false
}
