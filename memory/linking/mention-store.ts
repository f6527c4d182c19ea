import { randomUUID } from 'node:crypto'
import { type Context, newId, type Tx } from '@bluelamp/platform'
import { type Selectable, sql } from 'kysely'
import { indexMention } from '../search/index-store.ts'
import type { LinkRow } from '../tables.ts'
import { isOpen, type KnownMention } from './candidate-store.ts'

/** A mention as it stands in its entity, and which other record's mention it rests on. */
export type SeatedMention = KnownMention & { evidence: string | null }

/** The mentions of an entity, oldest record first, without what they say. */
export async function findSeats({ db }: Context, entityId: string): Promise<SeatedMention[]> {
  const { rows } = await sql<SeatedMention>`
    select l.record_id as "recordId", l.entity_id as "entityId", ${isOpen('r')} as open, '[]'::jsonb as details,
      case when bool_and(l.evidence_record is not null) then min(l.evidence_record::text) end as evidence
    from memory.current_link l join memory.record r on r.id = l.record_id
    where l.entity_id = ${entityId}
    group by l.record_id, l.entity_id, r.marking, r.sealed
    order by l.record_id`.execute(db)
  return rows
}

/** The same with what they say: as many as are weighed, newest first. */
export async function withDetails(
  { db }: Context,
  mentions: readonly SeatedMention[],
  most: number,
): Promise<SeatedMention[]> {
  const newest = mentions.toSorted((a, b) => (a.recordId < b.recordId ? 1 : -1)).slice(0, most)
  if (newest.length === 0) return []
  const rows = await db
    .selectFrom('memory.detail')
    .select(['record_id', 'entity_id', 'name', 'value'])
    .where('entity_id', 'in', [...new Set(newest.map(each => each.entityId))])
    .where(
      'record_id',
      'in',
      newest.map(each => each.recordId),
    )
    .orderBy('name')
    .orderBy('value')
    .execute()
  return newest.map(each => ({
    ...each,
    details: rows
      .filter(row => row.record_id === each.recordId && row.entity_id === each.entityId)
      .map(({ name, value }) => ({ name, value }) as KnownMention['details'][number]),
  }))
}

/** An entity of its own, of the same kind as another. Its id holds no time. */
export async function addEntityLike({ db, now }: Context<Tx>, entityId: string): Promise<string> {
  const id = randomUUID()
  await sql`insert into memory.entity (id, kind, subkind, force_id, created_at)
    select ${id}, kind, subkind, force_id, ${now} from memory.entity where id = ${entityId}`.execute(
    db,
  )
  return id
}

export type Link = Selectable<LinkRow>
export type Cause = { reason: string; decisionId?: string | undefined }

export async function findLinks(
  { db }: Context,
  recordId: string,
  entityId: string,
): Promise<Link[]> {
  return db
    .selectFrom('memory.current_link')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('entity_id', '=', entityId)
    .orderBy('id')
    .execute()
}

/** A link that rests on no other record: whoever made it so says it. */
export const beginning = ({ actor, now }: Context) => ({
  evidence_record: null,
  weight: null,
  explanation: null,
  asserted_by: actor.id,
  asserted_at: now,
})

/** Withdraws a link for another that says otherwise where the record belongs or what that rests on. */
export async function replaceLink(
  { db, actor, now }: Context<Tx>,
  link: Link,
  change: Partial<Link>,
  { reason, decisionId }: Cause,
): Promise<void> {
  const made = { ...link, ...change, id: newId(now) }
  await db
    .insertInto('memory.link')
    .values({ ...made, explanation: made.explanation ? JSON.stringify(made.explanation) : null })
    .execute()
  await db
    .insertInto('memory.link_withdrawal')
    .values({
      link_id: link.id,
      withdrawn_by: actor.id,
      withdrawn_at: now,
      reason,
      replaced_by: made.id,
      decision_id: decisionId ?? null,
    })
    .execute()
}

/** Moves all that a record says of one entity to another entity: links, details, keys, ties and questions. */
export async function moveMention(
  context: Context<Tx>,
  { recordId, entityId }: { recordId: string; entityId: string },
  to: string,
  change: Partial<Link>,
  cause: Cause,
): Promise<void> {
  await carryTies(context, recordId, entityId, to)
  for (const link of await findLinks(context, recordId, entityId)) {
    await replaceLink(context, link, { ...change, entity_id: to }, cause)
  }
  await carryDetails(context, recordId, entityId, to)
  await indexMention(context, recordId, to)
}

/** What the record says stands under each entity it was ever held to speak of; it counts while its link stands. */
async function carryDetails(
  { db }: Context<Tx>,
  recordId: string,
  from: string,
  to: string,
): Promise<void> {
  await sql`insert into memory.detail (record_id, entity_id, name, value, match_key)
    select record_id, ${to}, name, value, match_key from memory.detail
    where record_id = ${recordId} and entity_id = ${from} on conflict do nothing`.execute(db)
  await sql`insert into memory.mention_key (kind, key, record_id, entity_id)
    select kind, key, record_id, ${to} from memory.mention_key
    where record_id = ${recordId} and entity_id = ${from} on conflict do nothing`.execute(db)
}

/**
 * Ties and questions follow the record: each is said again of the entity it moves to. Where the same was said there
 * before (it has come back), what was decided since counts.
 */
export async function carryTies(
  { db, actor, now }: Context<Tx>,
  recordId: string,
  from: string,
  to: string,
): Promise<void> {
  const at = (side: 'a' | 'b') =>
    sql`(${sql.ref(`t.record_${side}`)} = ${recordId} and ${sql.ref(`t.entity_${side}`)} = ${from}
      and ${sql.ref(`t.entity_${side === 'a' ? 'b' : 'a'}`)} <> ${to})`
  const moved = (side: 'a' | 'b') =>
    sql`case when ${at(side)} then ${to}::uuid else ${sql.ref(`t.entity_${side}`)} end`
  const likenesses = await sql<{ id: string; decision_id: string | null; made: string }>`
    select t.id, t.decision_id, coalesce((select x.id from memory.likeness x
        where x.record_a = t.record_a and x.record_b = t.record_b
          and x.entity_a = ${moved('a')} and x.entity_b = ${moved('b')} limit 1), gen_random_uuid()) as made
    from memory.current_likeness t where ${at('a')} or ${at('b')}`.execute(db)
  for (const { id, decision_id, made } of likenesses.rows) {
    await sql`insert into memory.likeness
      select ${made}, ${moved('a')}, ${moved('b')}, t.record_a, t.record_b, t.weight, t.probability, t.explanation,
        t.model, t.asserted_by, t.asserted_at
      from memory.likeness t where t.id = ${id} on conflict do nothing`.execute(db)
    await sql`insert into memory.likeness_decision (id, likeness_id, decision, reason, decided_by, decided_at)
      select gen_random_uuid(), ${made}, d.decision, d.reason, d.decided_by, d.decided_at
      from memory.likeness_decision d where d.id = ${decision_id}
        and d.decision is distinct from (select last.decision from memory.likeness_decision last
          where last.likeness_id = ${made} order by last.place desc limit 1)`.execute(db)
  }
  const [olds, mades] = [likenesses.rows.map(row => row.id), likenesses.rows.map(row => row.made)]
  await sql`insert into memory.same_as
    select gen_random_uuid(), ${moved('a')}, ${moved('b')}, t.record_a, t.record_b, t.weight, t.probability,
      t.explanation, t.model, coalesce(l.made, t.likeness_id), t.asserted_by, t.asserted_at
    from memory.current_same_as t
    left join unnest(${olds}::uuid[], ${mades}::uuid[]) as l (old, made) on l.old = t.likeness_id
    where (${at('a')} or ${at('b')}) and not exists (select from memory.same_as x
      where x.record_a = t.record_a and x.record_b = t.record_b
        and x.entity_a = ${moved('a')} and x.entity_b = ${moved('b')}
        and not exists (select from memory.same_as_withdrawal w where w.same_as_id = x.id))`.execute(
    db,
  )
  // Said there before, and taken back while the record was elsewhere.
  await sql`insert into memory.same_as_withdrawal (same_as_id, withdrawn_by, withdrawn_at, reason)
    select distinct x.id, ${actor.id}, ${now}::timestamptz, 'Taken back while the record was held to speak of another.'
    from memory.same_as t
    join memory.same_as_withdrawal gone on gone.same_as_id = t.id
    join memory.same_as x on x.record_a = t.record_a and x.record_b = t.record_b
      and x.entity_a = ${moved('a')} and x.entity_b = ${moved('b')}
    where (${at('a')} or ${at('b')})
      and not exists (select from memory.same_as_withdrawal w where w.same_as_id = x.id)
      and not exists (select from memory.same_as y where y.record_a = t.record_a and y.record_b = t.record_b
        and y.entity_a = t.entity_a and y.entity_b = t.entity_b
        and not exists (select from memory.same_as_withdrawal w where w.same_as_id = y.id))`.execute(
    db,
  )
}
