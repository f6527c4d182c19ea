import { type Context, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { DataSubject, EntityKind } from '../tables.ts'
import { type DetailName, matchKey, tellsApart } from './match-key.ts'
import { decisive } from './who-is-who.ts'

export type Mention = {
  kind: EntityKind
  subkind: string
  role: string
  dataSubject?: DataSubject | undefined
  details: readonly { name: DetailName; value: string }[]
}

export type Asserted = { weight?: number; explanation?: unknown; by?: string }

export async function addEntity(
  { db, now }: Context<Tx>,
  forceId: string,
  kind: EntityKind,
  subkind: string,
): Promise<string> {
  const id = newId(now)
  await db
    .insertInto('memory.entity')
    .values({ id, kind, subkind, force_id: forceId, created_at: now })
    .execute()
  return id
}

export async function addLink(
  { db, actor, now }: Context<Tx>,
  recordId: string,
  entityId: string,
  mention: Pick<Mention, 'role' | 'dataSubject'>,
  asserted: Asserted = {},
): Promise<void> {
  await db
    .insertInto('memory.link')
    .values({
      id: newId(now),
      record_id: recordId,
      entity_id: entityId,
      role: mention.role,
      data_subject: mention.dataSubject ?? null,
      weight: asserted.weight ?? null,
      explanation: asserted.explanation ? JSON.stringify(asserted.explanation) : null,
      asserted_by: asserted.by ?? actor.id,
      asserted_at: now,
    })
    .execute()
}

export async function addDetails(
  { db }: Context<Tx>,
  recordId: string,
  entityId: string,
  details: Mention['details'],
): Promise<void> {
  if (details.length === 0) return
  await db
    .insertInto('memory.detail')
    .values(
      details.map(({ name, value }) => ({
        record_id: recordId,
        entity_id: entityId,
        name,
        value,
        match_key: matchKey(name, value),
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Entities of a kind that share at least one of these details, with which ones; most shared first. */
export async function findSharing(
  { db }: Context<Tx>,
  kind: EntityKind,
  forceId: string,
  details: Mention['details'],
): Promise<{ entityId: string; shared: DetailName[] }[]> {
  const keys = details
    .map(({ name, value }) => ({ name, key: matchKey(name, value) }))
    .filter(({ name, key }) => decisive[kind].includes(name) && tellsApart(name, key))
  if (keys.length === 0) return []
  const { rows } = await sql<{ entityId: string; shared: DetailName[] }>`
    select d.entity_id as "entityId", array_agg(distinct d.name order by d.name) as shared
    from unnest(${keys.map(({ name }) => name)}::text[], ${keys.map(({ key }) => key)}::text[])
      as wanted (name, match_key)
    join memory.detail d on d.name = wanted.name and d.match_key = wanted.match_key
    join memory.entity e on e.id = d.entity_id and e.kind = ${kind} and e.force_id = ${forceId}
    -- A detail counts while its record's link to the entity stands.
    where exists (select from memory.current_link l
      where l.record_id = d.record_id and l.entity_id = d.entity_id)
    group by d.entity_id
    order by count(distinct d.name) desc, d.entity_id
    limit 20`.execute(db)
  return rows
}
