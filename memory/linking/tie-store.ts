import { type Context, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { Decision, LinkRow } from '../tables.ts'
import { isOpen } from './candidate-store.ts'
import type { Explanation, Judged } from './who-is-who.ts'

export type Tie = {
  entityId: string
  /** Rests on two records open to all of the force. */
  open: boolean
  /** As one already, by a row of same_as. */
  same: boolean
  /** What was decided, where it is a question. */
  decision: Decision | null
  records: [string, string]
}

/** An entity and others that it may be one with. */
export type Beside = { entityId: string; others: readonly string[] }

/**
 * How entities stand to others already: what ties them, what was asked and what a person answered. Nearly always nothing
 * stands, which the tables say sooner than the views.
 */
export async function findTies(
  context: Context,
  asked: readonly Beside[],
): Promise<ReadonlyMap<string, Tie[]>> {
  const ties = new Map<string, Tie[]>()
  const pairs = asked.flatMap(({ entityId, others }) => others.map(other => [entityId, other]))
  if (pairs.length === 0) return ties
  const stands = (table: string) => sql`
    exists (select from ${sql.table(table)} where entity_a = w.one and entity_b = w.other)
    or exists (select from ${sql.table(table)} where entity_a = w.other and entity_b = w.one)`
  const { rows } = await sql<{ one: string }>`
    select distinct w.one
    from unnest(${pairs.map(([one]) => one)}::uuid[], ${pairs.map(([, other]) => other)}::uuid[]) as w (one, other)
    where ${stands('memory.same_as')} or ${stands('memory.likeness')}`.execute(context.db)
  for (const { one } of rows) {
    const others = asked.filter(each => each.entityId === one).flatMap(each => each.others)
    ties.set(one, await readTies(context, one, others))
  }
  return ties
}

/** Which of these records are open to all of the force. */
export async function findOpen(
  { db }: Context,
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select r.id from memory.record r
    where r.id = any (${recordIds}::uuid[]) and ${isOpen('r')}`.execute(db)
  return new Set(rows.map(row => row.id))
}

/**
 * The same, held still until the transaction ends: whoever closes such a record at the same moment must find the links
 * that rest on it.
 */
export async function holdOpen(
  { db }: Context<Tx>,
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (recordIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string; open: boolean }>`
    select r.id, ${isOpen('r')} as open from memory.record r
    where r.id = any (${recordIds}::uuid[]) order by r.id for share`.execute(db)
  return new Set(rows.filter(row => row.open).map(row => row.id))
}

async function readTies(
  { db }: Context,
  entityId: string,
  others: readonly string[],
): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    with tie as (
      select entity_a, entity_b, record_a, record_b, true as same, null as decision
      from memory.current_same_as where entity_a = ${entityId} or entity_b = ${entityId}
      union all
      select entity_a, entity_b, record_a, record_b, false, decision
      from memory.current_likeness where entity_a = ${entityId} or entity_b = ${entityId}
    ), other as (
      select case entity_a when ${entityId} then entity_b else entity_a end as id, tie.* from tie
    )
    select other.id as "entityId", other.same, other.decision, (${isOpen('a')} and ${isOpen('b')}) as open,
      array[other.record_a, other.record_b] as records
    from other
    join memory.record a on a.id = other.record_a
    join memory.record b on b.id = other.record_b
    where other.id = any(${others}::uuid[])`.execute(db)
  return rows
}

/** Which mentions a tie is between: all that one record says of one entity, twice. */
export type Pair = { entityA: string; recordA: string; entityB: string; recordB: string }

const rowNames = ({ now }: Context, pair: Pair) => ({
  id: newId(now),
  entity_a: pair.entityA,
  entity_b: pair.entityB,
  record_a: pair.recordA,
  record_b: pair.recordB,
  asserted_at: now,
})

const rowOf = (context: Context, pair: Pair, judged: Judged) => ({
  ...rowNames(context, pair),
  weight: judged.weight,
  probability: judged.probability,
  explanation: JSON.stringify(judged.explanation),
  model: judged.explanation.model,
  asserted_by: judged.explanation.model,
})

/** A tie that a rule found: certain, or a question for a person. */
export type Found = { as: 'same' | 'likeness'; pair: Pair; judged: Judged }

export async function addFound(context: Context<Tx>, found: readonly Found[]): Promise<void> {
  const rows = (as: Found['as']) =>
    found.filter(each => each.as === as).map(({ pair, judged }) => rowOf(context, pair, judged))
  const [same, likenesses] = [rows('same'), rows('likeness')]
  if (same.length > 0) {
    await context.db
      .insertInto('memory.same_as')
      .values(same.map(row => ({ ...row, likeness_id: null })))
      .execute()
  }
  if (likenesses.length > 0) {
    await context.db.insertInto('memory.likeness').values(likenesses).execute()
  }
}

/** What was said of two, as a row says it elsewhere. */
export type Said = Pick<LinkRow, 'weight' | 'explanation' | 'asserted_by'>

const rowSaid = (context: Context, pair: Pair, said: Said | undefined) => {
  const explanation = (said?.explanation ?? null) as Explanation | null
  const weight = said?.weight ?? null
  return {
    ...rowNames(context, pair),
    weight,
    probability: weight === null ? null : 1 / (1 + 2 ** -weight),
    explanation: explanation && JSON.stringify(explanation),
    model: explanation?.model ?? 'a person',
    asserted_by: said?.asserted_by ?? context.actor.id,
  }
}

/** What a link said, said of two entities: for those who see both records it rests on. */
export async function addSameAsSaid(context: Context<Tx>, pair: Pair, said: Said): Promise<void> {
  await context.db
    .insertInto('memory.same_as')
    .values({ ...rowSaid(context, pair, said), likeness_id: null })
    .execute()
}

/** A question that a person asked by answering it. */
export async function addLikenessSaid(
  context: Context<Tx>,
  pair: Pair,
  said?: Said,
): Promise<string> {
  const row = rowSaid(context, pair, said)
  await context.db.insertInto('memory.likeness').values(row).execute()
  return row.id
}
