import { createHash } from 'node:crypto'
import { ConflictError, type Context, NotFoundError, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import { sightOf } from './person-store.ts'
import type { Ground } from './retention.ts'

export type MatterRecord = {
  id: string
  kind: string
  channel: string
  receivedAt: Date
  summary: string | null
  /** Events it speaks of and corrections it belongs to: records that share one hang together. */
  ties: string[]
  persons: string[]
}

/** More than this in one disposal is a whole archive, which is not decided person by person. */
export const mostRecords = 1000

/** Every record that speaks of these entities, with all others that hang together with it, as far as the actor sees. */
export async function findMatter(
  context: Context,
  entityIds: readonly string[],
): Promise<MatterRecord[]> {
  const sees = sightOf(context)
  const { rows } = await sql<MatterRecord>`
    with recursive matter (id) as (
      select l.record_id from memory.link l
        join memory.record r on r.id = l.record_id
      where l.entity_id = any(${[...entityIds]}::uuid[]) and ${sees}
      union
      select r.id
      from matter m
      cross join lateral (
        select other.record_id as id from memory.link mine
          join memory.entity e on e.id = mine.entity_id and e.kind = 'event'
          join memory.link other on other.entity_id = mine.entity_id
          where mine.record_id = m.id
        union all select c.corrects from memory.correction c where c.record_id = m.id
        union all select c.record_id from memory.correction c where c.corrects = m.id
      ) tied
      join memory.record r on r.id = tied.id
      where ${sees}
    )
    select r.id, r.kind, r.channel, r.received_at as "receivedAt",
      coalesce(r.body ->> 'summary', r.body ->> 'whatHappened') as summary,
      array(select l.entity_id::text from memory.link l
          join memory.entity e on e.id = l.entity_id and e.kind = 'event' where l.record_id = r.id
        union select c.corrects::text from memory.correction c
          where r.id in (c.record_id, c.corrects)) as ties,
      array(select distinct l.entity_id::text from memory.link l
        join memory.entity e on e.id = l.entity_id and e.kind = 'person'
        where l.record_id = r.id) as persons
    from matter m join memory.record r on r.id = m.id
    order by r.received_at, r.id
    limit ${mostRecords + 1}`.execute(context.db)
  if (rows.length > mostRecords) {
    throw new ConflictError(
      `More than ${mostRecords} records hang together here: they cannot be disposed of as one.`,
    )
  }
  return rows
}

/** SHA-256 over the identifiers in order, one a line: as `memory.hash_of_ids` counts it. */
export const hashOfIds = (ids: readonly string[]): Buffer =>
  createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest()

export type Disposal = {
  id: string
  forceId: string
  ground: Ground
  persons: string[]
  records: string[]
  recordsHash: Buffer
  proposedBy: string
  proposedAt: Date
  answer: 'approved' | 'refused' | null
  answeredBy: string | null
  answeredAt: Date | null
  doneAt: Date | null
  counts: Record<string, number> | null
}

const disposals = ({ db }: Context) =>
  db
    .selectFrom('memory.disposal as d')
    .leftJoin('memory.disposal_answer as a', 'a.disposal_id', 'd.id')
    .leftJoin('memory.disposal_certificate as c', 'c.disposal_id', 'd.id')
    .select([
      'd.id',
      'd.force_id as forceId',
      'd.ground',
      'd.persons',
      'd.records',
      'd.records_hash as recordsHash',
      'd.proposed_by as proposedBy',
      'd.proposed_at as proposedAt',
      'a.answer',
      'a.answered_by as answeredBy',
      'a.answered_at as answeredAt',
      'c.done_at as doneAt',
      'c.counts',
    ])

export async function getDisposal(context: Context, id: string): Promise<Disposal> {
  const row = await disposals(context).where('d.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFoundError('disposal', id)
  return row as Disposal
}

/** Nobody else answers this proposal until the transaction ends. */
export async function lockDisposal(context: Context<Tx>, id: string): Promise<Disposal> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`disposal ${id}`}, 0))`.execute(
    context.db,
  )
  return getDisposal(context, id)
}

export async function findDisposals(
  context: Context,
  forceId: string,
  limit: number,
): Promise<Disposal[]> {
  const rows = await disposals(context)
    .where('d.force_id', '=', forceId)
    .orderBy('d.proposed_at', 'desc')
    .limit(limit)
    .execute()
  return rows as Disposal[]
}

/** Which of these records the actor may see: a proposal is shown to whom all of them are. */
export async function findSeen(context: Context, recordIds: readonly string[]): Promise<string[]> {
  if (recordIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select r.id from memory.record r
    where r.id = any(${[...recordIds]}::uuid[]) and ${sightOf(context)}`.execute(context.db)
  return rows.map(row => row.id)
}

export async function proposeDisposal(
  { db, actor, now }: Context<Tx>,
  proposal: {
    forceId: string
    ground: Ground
    persons: readonly string[]
    records: readonly string[]
  },
): Promise<string> {
  const id = newId(now)
  await db
    .insertInto('memory.disposal')
    .values({
      id,
      force_id: proposal.forceId,
      ground: proposal.ground,
      persons: [...proposal.persons],
      records: [...proposal.records],
      records_hash: hashOfIds(proposal.records),
      proposed_by: actor.id,
      proposed_at: now,
    })
    .execute()
  return id
}

export async function answerDisposal(
  { db, actor, now }: Context<Tx>,
  disposalId: string,
  answer: 'approved' | 'refused',
): Promise<void> {
  await db
    .insertInto('memory.disposal_answer')
    .values({ disposal_id: disposalId, answer, answered_by: actor.id, answered_at: now })
    .execute()
}

/** The database looks for itself whether two people decided it, removes, and counts what it removed. */
export async function dispose(
  { db, now }: Context<Tx>,
  disposalId: string,
): Promise<Record<string, number>> {
  const { rows } = await sql<{ counts: Record<string, number> }>`
    select memory.dispose(${disposalId}, ${now}) as counts`.execute(db)
  return rows[0]!.counts
}
