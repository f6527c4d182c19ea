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

/**
 * How an entity stands to others already: what ties them, what was asked and what a person answered; and whether a
 * record is open to all of the force. Nearly always nothing stands, which the tables say sooner than the views.
 */
export async function findTies(
  context: Context,
  entityId: string,
  others: readonly string[],
  recordId: string,
): Promise<{ ties: Tie[]; open: boolean }> {
  const { rows } = await sql<{ any: boolean; open: boolean }>`
    select ${isOpen('r')} as open,
      exists (select from memory.same_as where entity_a = ${entityId} and entity_b = any(${others}::uuid[]))
      or exists (select from memory.same_as where entity_b = ${entityId} and entity_a = any(${others}::uuid[]))
      or exists (select from memory.likeness where entity_a = ${entityId} and entity_b = any(${others}::uuid[]))
      or exists (select from memory.likeness where entity_b = ${entityId} and entity_a = any(${others}::uuid[]))
      as any
    from memory.record r where r.id = ${recordId}`.execute(context.db)
  const [{ any, open } = { any: false, open: false }] = rows
  return { open, ties: any ? await readTies(context, entityId, others) : [] }
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
