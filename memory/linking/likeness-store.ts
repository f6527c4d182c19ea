import { type Context, newId, type Tx } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'
import { seesRecord } from '../access/sees-record.ts'
import type { Decision, EntityKind, SameAsRow } from '../tables.ts'
import type { Detail } from './mention-values.ts'
import type { Explanation } from './who-is-who.ts'

/** One of the two: what a record says of it. */
export type Side = {
  entityId: string
  recordId: string
  recordKind: string
  channel: string
  receivedAt: Date
  roles: string[]
  details: Detail[]
}

export type Likeness = {
  id: string
  kind: EntityKind
  weight: number | null
  probability: number | null
  explanation: Explanation | null
  askedAt: Date
  left: Side
  right: Side
  decision: {
    id: string
    decision: Decision
    reason: string
    by: string
    at: Date
  } | null
}

/** Both records of a row seen: what rests on two is shown only to who sees both. */
export const seesBoth = (context: Context, action: string, row: string): RawBuilder<boolean> =>
  sql<boolean>`(exists (select from memory.record sa where sa.id = ${sql.ref(`${row}.record_a`)}
      and ${seesRecord(context, action, 'sa')})
    and exists (select from memory.record sb where sb.id = ${sql.ref(`${row}.record_b`)}
      and ${seesRecord(context, action, 'sb')}))`

/** As one already for this viewer: nothing is left to ask. */
const alreadyOne = (context: Context, action: string) => sql`exists (
  select from memory.current_same_as s
  where (s.entity_a = k.entity_a and s.entity_b = k.entity_b
      or s.entity_a = k.entity_b and s.entity_b = k.entity_a)
    and ${seesBoth(context, action, 's')})`

const waits = (context: Context, action: string) =>
  sql`(k.decision is null and not ${alreadyOne(context, action)})`

const side = (letter: 'a' | 'b') => sql`(
  select jsonb_build_object('entityId', ${sql.ref(`k.entity_${letter}`)}, 'recordId', r.id,
    'recordKind', r.kind, 'channel', r.channel, 'receivedAt', r.received_at,
    'roles', (select coalesce(jsonb_agg(distinct l.role order by l.role), '[]') from memory.current_link l
      where l.record_id = r.id and l.entity_id = ${sql.ref(`k.entity_${letter}`)}),
    'details', (select coalesce(jsonb_agg(jsonb_build_object('name', d.name, 'value', d.value)
        order by d.name, d.value), '[]') from memory.detail d
      where d.record_id = r.id and d.entity_id = ${sql.ref(`k.entity_${letter}`)}))
  from memory.record r where r.id = ${sql.ref(`k.record_${letter}`)})`

type Row = Omit<Likeness, 'decision' | 'left' | 'right'> & {
  left: Side & { receivedAt: string | Date }
  right: Side & { receivedAt: string | Date }
  decisionId: string | null
  decision: Decision | null
  reason: string | null
  by: string | null
  at: Date | null
}

const columns = sql`k.id, (select e.kind from memory.entity e where e.id = k.entity_a) as kind, k.weight,
  k.probability, k.explanation, k.asserted_at as "askedAt", ${side('a')} as left, ${side('b')} as right,
  k.decision_id as "decisionId", k.decision, k.decision_reason as reason, k.decided_by as by, k.decided_at as at`

function readRow({ decisionId, decision, reason, by, at, left, right, ...row }: Row): Likeness {
  const dated = (each: Side): Side => ({ ...each, receivedAt: new Date(each.receivedAt) })
  return {
    ...row,
    left: dated(left),
    right: dated(right),
    decision:
      decisionId && decision && by && at
        ? { id: decisionId, decision, reason: reason ?? '', by, at }
        : null,
  }
}

export type WhichLikenesses = { decided: boolean; after?: string | undefined; limit: number }

/** The pairs that wait, oldest first, or those decided, newest decision first: of those that the viewer sees. */
export async function findLikenessRows(
  context: Context,
  action: string,
  { decided, after, limit }: WhichLikenesses,
): Promise<Likeness[]> {
  const which = decided ? sql`k.decision is not null` : waits(context, action)
  const order = decided ? sql`k.decided_at desc, k.id` : sql`k.asserted_at, k.id`
  const since = after
    ? sql`and (k.asserted_at, k.id) > (select m.asserted_at, m.id from memory.likeness m where m.id = ${after})`
    : sql``
  const { rows } = await sql<Row>`
    select ${columns} from memory.current_likeness k
    where ${which} and ${seesBoth(context, action, 'k')} ${since}
    order by ${order} limit ${limit}`.execute(context.db)
  return rows.map(readRow)
}

/** No more are counted: a queue that long says enough. */
export const mostCounted = 1000

export async function countWaiting(context: Context, action: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from (
    select from memory.current_likeness k
    where ${waits(context, action)} and ${seesBoth(context, action, 'k')} limit ${mostCounted}) k`.execute(
    context.db,
  )
  return rows[0]?.count ?? 0
}

export async function findLikeness(
  context: Context,
  action: string,
  id: string,
): Promise<Likeness | undefined> {
  const { rows } = await sql<Row>`select ${columns} from memory.current_likeness k
    where k.id = ${id} and ${seesBoth(context, action, 'k')}`.execute(context.db)
  return rows[0] && readRow(rows[0])
}

/** Questions and decisions about any of these entities, of those that the viewer sees. */
export async function findLikenessesOf(
  context: Context,
  action: string,
  entityIds: readonly string[],
): Promise<Likeness[]> {
  const { rows } = await sql<Row>`select ${columns} from memory.current_likeness k
    where (k.entity_a = any(${entityIds}::uuid[]) or k.entity_b = any(${entityIds}::uuid[]))
      and (k.decision is not null or ${waits(context, action)}) and ${seesBoth(context, action, 'k')}
    order by k.asserted_at, k.id limit 100`.execute(context.db)
  return rows.map(readRow)
}

/** One who decides at a time: two at once would each undo what the other did not see. */
export async function lockLikeness({ db }: Context<Tx>, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`likeness ${id}`}, 8))`.execute(db)
}

export async function addDecision(
  { db, actor, now }: Context<Tx>,
  likenessId: string,
  decision: Decision | 'undone',
  reason: string,
): Promise<string> {
  const id = newId(now)
  await db
    .insertInto('memory.likeness_decision')
    .values({
      id,
      likeness_id: likenessId,
      decision,
      reason,
      decided_by: actor.id,
      decided_at: now,
    })
    .execute()
  return id
}

/** The pair is one, because a person says so. */
export async function addSameAsOfLikeness(
  { db, actor, now }: Context<Tx>,
  likenessId: string,
): Promise<void> {
  await sql`insert into memory.same_as
    select ${newId(now)}, entity_a, entity_b, record_a, record_b, weight, probability, explanation, model, id,
      ${actor.id}, ${now} from memory.likeness where id = ${likenessId}`.execute(db)
}

export async function withdrawAnswer(
  { db, actor, now }: Context<Tx>,
  likenessId: string,
  reason: string,
): Promise<void> {
  await sql`insert into memory.same_as_withdrawal (same_as_id, withdrawn_by, withdrawn_at, reason)
    select s.id, ${actor.id}, ${now}, ${reason} from memory.same_as s where s.likeness_id = ${likenessId}
      and not exists (select from memory.same_as_withdrawal w where w.same_as_id = s.id)`.execute(
    db,
  )
}

/** Takes back what ties two entities directly, as far as who decides sees it; the decision can put it back. */
export async function withdrawTies(
  context: Context<Tx>,
  action: string,
  [one, other]: readonly [string, string],
  decisionId: string,
  reason: string,
): Promise<void> {
  const { db, actor, now } = context
  await sql`insert into memory.same_as_withdrawal (same_as_id, withdrawn_by, withdrawn_at, reason, decision_id)
    select s.id, ${actor.id}, ${now}, ${reason}, ${decisionId} from memory.current_same_as s
    where (s.entity_a = ${one} and s.entity_b = ${other} or s.entity_a = ${other} and s.entity_b = ${one})
      and ${seesBoth(context, action, 's')}`.execute(db)
}

/** Says again what a decision had withdrawn, as it was said. */
export async function restoreTies({ db }: Context<Tx>, decisionId: string): Promise<void> {
  await sql`insert into memory.same_as
    select gen_random_uuid(), s.entity_a, s.entity_b, s.record_a, s.record_b, s.weight, s.probability,
      s.explanation, s.model, s.likeness_id, s.asserted_by, s.asserted_at
    from memory.same_as s join memory.same_as_withdrawal w on w.same_as_id = s.id
    where w.decision_id = ${decisionId}`.execute(db)
}

/** The rows that tie an entity to others, of those that the viewer sees. */
export async function findTiesSeen(
  context: Context,
  action: string,
  entityId: string,
): Promise<SameAsRow[]> {
  const { rows } = await sql<SameAsRow>`select s.* from memory.current_same_as s
    where (s.entity_a = ${entityId} or s.entity_b = ${entityId}) and ${seesBoth(context, action, 's')}
    order by s.asserted_at, s.id`.execute(context.db)
  return rows
}
