import { type Context, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import { indexLink } from '../search/index-mention.ts'
import { indexMention } from '../search/index-store.ts'
import type { DataSubject, EntityKind } from '../tables.ts'
import { matchKey } from './match-key.ts'
import { type MentionKey, mentionKeys } from './mention-keys.ts'
import { type Detail, valuesOf } from './mention-values.ts'
import type { Judged } from './who-is-who.ts'

export type Mention = {
  kind: EntityKind
  subkind: string
  role: string
  dataSubject?: DataSubject | undefined
  /** What somebody holds to be so, and not what they know. */
  opinion?: boolean | undefined
  validFrom?: Date | undefined
  validTo?: Date | undefined
  details: readonly Detail[]
}

export type Asserted = {
  weight?: number
  explanation?: unknown
  by?: string
  /** The open record that a match rests on. */
  evidenceRecord?: string
}

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
  context: Context<Tx>,
  recordId: string,
  entityId: string,
  mention: Pick<Mention, 'role' | 'dataSubject' | 'opinion' | 'validFrom' | 'validTo'>,
  asserted: Asserted = {},
): Promise<void> {
  const { db, actor, now } = context
  await db
    .insertInto('memory.link')
    .values({
      id: newId(now),
      record_id: recordId,
      entity_id: entityId,
      role: mention.role,
      data_subject: mention.dataSubject ?? null,
      opinion: mention.opinion ?? false,
      valid_from: mention.validFrom ?? null,
      valid_to: mention.validTo ?? null,
      weight: asserted.weight ?? null,
      explanation: asserted.explanation ? JSON.stringify(asserted.explanation) : null,
      asserted_by: asserted.by ?? actor.id,
      asserted_at: now,
      evidence_record: asserted.evidenceRecord ?? null,
    })
    .execute()
  await indexLink(context, recordId, entityId)
}

/** A mention with the entity it is held to be of: an existing one where it rests on a match. */
export type Seated = {
  recordId: string
  entityId: string
  mention: Mention
  keys: readonly MentionKey[]
  match?: { recordId: string; judged: Judged } | undefined
}

/**
 * Writes mentions whole, in one statement: the entities that are new, links, details and keys. An entity's id holds no
 * time: whoever sees a later record of it is not told when it was first heard of.
 */
export async function writeMentions(
  { db, actor, now }: Context<Tx>,
  forceId: string,
  seated: readonly Seated[],
): Promise<void> {
  const begun = seated.filter(({ match }) => !match)
  const links = seated.map(({ recordId, entityId, mention, match }) => ({
    id: newId(now),
    record_id: recordId,
    entity_id: entityId,
    role: mention.role,
    data_subject: mention.dataSubject ?? null,
    opinion: mention.opinion ?? false,
    valid_from: mention.validFrom ?? null,
    valid_to: mention.validTo ?? null,
    weight: match?.judged.weight ?? null,
    explanation: match?.judged.explanation ?? null,
    asserted_by: match?.judged.explanation.model ?? actor.id,
    evidence_record: match?.recordId ?? null,
  }))
  const details = seated.flatMap(({ recordId, entityId, mention }) =>
    mention.details.map(({ name, value }) => [
      recordId,
      entityId,
      name,
      value,
      matchKey(name, value),
    ]),
  )
  const keys = seated.flatMap(({ recordId, entityId, keys }) =>
    keys.map(({ kind, key }) => [kind, key, recordId, entityId]),
  )
  const column = (rows: readonly (readonly string[])[], at: number) => rows.map(row => row[at]!)
  await sql`
    with entity as (
      insert into memory.entity (id, kind, subkind, force_id, created_at)
      select id, kind, subkind, ${forceId}, ${now}
      from unnest(${begun.map(each => each.entityId)}::uuid[],
        ${begun.map(({ mention }) => mention.kind)}::text[],
        ${begun.map(({ mention }) => mention.subkind)}::text[]) as t (id, kind, subkind)
    ), link as (
      insert into memory.link (id, record_id, entity_id, role, data_subject, opinion, valid_from, valid_to, weight,
        explanation, asserted_by, asserted_at, evidence_record)
      select id, record_id, entity_id, role, data_subject, opinion, valid_from, valid_to, weight, explanation,
        asserted_by, ${now}, evidence_record
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as t (id uuid, record_id uuid, entity_id uuid,
        role text, data_subject text, opinion boolean, valid_from timestamptz, valid_to timestamptz, weight real,
        explanation jsonb, asserted_by text, evidence_record uuid)
    ), detail as (
      insert into memory.detail (record_id, entity_id, name, value, match_key)
      select * from unnest(${column(details, 0)}::uuid[], ${column(details, 1)}::uuid[],
        ${column(details, 2)}::text[], ${column(details, 3)}::text[], ${column(details, 4)}::text[])
      on conflict do nothing
    )
    insert into memory.mention_key (kind, key, record_id, entity_id)
    select * from unnest(${column(keys, 0)}::text[], ${column(keys, 1)}::text[], ${column(keys, 2)}::uuid[],
      ${column(keys, 3)}::uuid[])
    on conflict do nothing`.execute(db)
}

/** Adds to what a record says of an entity already linked to it, and to the keys it is found by. */
export async function addDetails(
  context: Context<Tx>,
  recordId: string,
  entityId: string,
  details: readonly Detail[],
): Promise<void> {
  if (details.length === 0) return
  const { db } = context
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
  await indexMention(context, recordId, entityId)
  const { kind } = await db
    .selectFrom('memory.entity')
    .select('kind')
    .where('id', '=', entityId)
    .executeTakeFirstOrThrow()
  const all = await db
    .selectFrom('memory.detail')
    .select(['name', 'value'])
    .where('record_id', '=', recordId)
    .where('entity_id', '=', entityId)
    .execute()
  const keys = mentionKeys(kind, valuesOf(all as Detail[]))
  if (keys.length === 0) return
  await db
    .insertInto('memory.mention_key')
    .values(keys.map(key => ({ ...key, record_id: recordId, entity_id: entityId })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
