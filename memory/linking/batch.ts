import type { Context, Tx } from '@bluelamp/platform'
import type { RecordTable, Value } from '@bluelamp/science/linkage'
import { sql } from 'kysely'
import type { EntityKind } from '../tables.ts'
import { isOpen } from './candidate-store.ts'
import { mentionKeys } from './mention-keys.ts'
import { type Detail, valuesOf } from './mention-values.ts'
import { addFound, type Found } from './tie-store.ts'
import { judge } from './who-is-who.ts'

/** Names a mention in a table: what one record says of one entity. */
export type MentionId = `${string} ${string}`

const mentionId = (recordId: string, entityId: string): MentionId => `${recordId} ${entityId}`

export type MentionPage = {
  /** Columns are the names of details. */
  table: RecordTable
  /** Where the next page begins; absent after the last. */
  next?: MentionId
}

type Row = { recordId: string; entityId: string; details: Detail[] }

/**
 * Mentions of a kind as columns, page by page. It reads every record of the force, closed ones too: for jobs of the system
 * alone, whose results are shown through `same_as` and likenesses to who may see both records.
 */
export async function readAllMentions(
  { db }: Context,
  kind: EntityKind,
  forceId: string,
  { after, limit }: { after?: MentionId | undefined; limit: number },
): Promise<MentionPage> {
  const [record, entity] = after?.split(' ') ?? []
  const { rows } = await sql<Row>`
    select d.record_id as "recordId", d.entity_id as "entityId",
      jsonb_agg(jsonb_build_object('name', d.name, 'value', d.value) order by d.name, d.value) as details
    from memory.detail d
    join memory.entity e on e.id = d.entity_id and e.kind = ${kind} and e.force_id = ${forceId}
    where exists (select from memory.current_link l
        where l.record_id = d.record_id and l.entity_id = d.entity_id)
      and ${record && entity ? sql`(d.record_id, d.entity_id) > (${record}::uuid, ${entity}::uuid)` : sql`true`}
    group by d.record_id, d.entity_id
    order by d.record_id, d.entity_id
    limit ${limit}`.execute(db)
  const last = rows.at(-1)
  return {
    table: asTable(rows),
    ...(last && rows.length === limit && { next: mentionId(last.recordId, last.entityId) }),
  }
}

function asTable(rows: readonly Row[]): RecordTable {
  const columns: Record<string, Value[]> = {}
  rows.forEach((row, at) => {
    for (const [name, value] of Object.entries(valuesOf(row.details))) {
      columns[name] ??= rows.map(() => null)
      columns[name][at] = value
    }
  })
  return { ids: rows.map(row => mentionId(row.recordId, row.entityId)), columns }
}

/** Writes the keys by which new records find these, where they were kept before there were keys. */
export async function indexMentions(
  { db }: Context<Tx>,
  kind: EntityKind,
  { ids, columns }: RecordTable,
): Promise<void> {
  const rows = ids.flatMap((id, at) => {
    const values = Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, column[at] ?? null]),
    )
    const [recordId, entityId] = id.split(' ') as [string, string]
    return mentionKeys(kind, values).map(key => ({ ...key, recordId, entityId }))
  })
  await sql`insert into memory.mention_key (kind, key, record_id, entity_id)
    select * from unnest(${rows.map(row => row.kind)}::text[], ${rows.map(row => row.key)}::text[],
      ${rows.map(row => row.recordId)}::uuid[], ${rows.map(row => row.entityId)}::uuid[])
    on conflict do nothing`.execute(db)
}

export type Proposed = { same: number; likeness: number; found: readonly Found[] }

/** What the verb `memory.propose-ties` does. */
export async function tieMentions(
  context: Context<Tx>,
  kind: EntityKind,
  pairs: readonly (readonly [MentionId, MentionId])[],
): Promise<Proposed> {
  const told = await readDetails(context, [...new Set(pairs.flat())])
  const standing = await findStanding(context, pairs)
  const found: Found[] = []
  const closed = await findClosed(
    context,
    [...told.keys()].map(id => id.split(' ')[0]!),
  )
  for (const [left, right] of pairs) {
    const [recordA, entityA] = left.split(' ') as [string, string]
    const [recordB, entityB] = right.split(' ') as [string, string]
    const entities = pairKey(entityA, entityB)
    const records = pairKey(recordA, recordB)
    if (entityA === entityB || standing.has(entities) || standing.has(records)) continue
    const judged = judge(kind, told.get(left) ?? {}, told.get(right) ?? {})
    if (judged.verdict === 'apart') continue
    found.push({
      as: judged.verdict === 'certain' ? 'same' : 'likeness',
      pair: { entityA, recordA, entityB, recordB },
      judged,
    })
    standing.add(records)
    if (!closed.has(recordA) && !closed.has(recordB)) standing.add(entities)
  }
  await addFound(context, found)
  const same = found.filter(each => each.as === 'same').length
  return { same, likeness: found.length - same, found }
}

const pairKey = (one: string, other: string) =>
  one < other ? `${one} ${other}` : `${other} ${one}`

async function readDetails({ db }: Context, ids: readonly MentionId[]) {
  const { rows } = await sql<Row>`
    select m.record_id as "recordId", m.entity_id as "entityId",
      jsonb_agg(jsonb_build_object('name', d.name, 'value', d.value)) as details
    from unnest(${ids.map(id => id.split(' ')[0])}::uuid[], ${ids.map(id => id.split(' ')[1])}::uuid[])
      as m (record_id, entity_id)
    join memory.detail d on d.record_id = m.record_id and d.entity_id = m.entity_id
    group by m.record_id, m.entity_id`.execute(db)
  return new Map(
    rows.map(row => [mentionId(row.recordId, row.entityId), valuesOf(row.details)] as const),
  )
}

/**
 * Pairs of entities that open records tie or ask about already, or that were decided to be two; and pairs of records
 * that are tied or asked about, whoever may see them.
 */
async function findStanding(
  { db }: Context,
  pairs: readonly (readonly [MentionId, MentionId])[],
): Promise<Set<string>> {
  const entities = pairs.map(pair => pair.map(id => id.split(' ')[1]!))
  const { rows } = await sql<{
    one: string
    other: string
    whole: boolean
    records: [string, string]
  }>`
    with wanted as (select * from unnest(${entities.map(([one]) => one)}::uuid[],
        ${entities.map(([, other]) => other)}::uuid[]) as w (one, other)
      union select * from unnest(${entities.map(([, other]) => other)}::uuid[],
        ${entities.map(([one]) => one)}::uuid[]) as w (one, other)),
    tie as (
      select s.entity_a, s.entity_b, s.record_a, s.record_b, false as apart
      from memory.current_same_as s join wanted w on w.one = s.entity_a and w.other = s.entity_b
      union all
      select k.entity_a, k.entity_b, k.record_a, k.record_b, k.decision is not distinct from 'different'
      from memory.current_likeness k join wanted w on w.one = k.entity_a and w.other = k.entity_b
    )
    select tie.entity_a as one, tie.entity_b as other, array[tie.record_a, tie.record_b] as records,
      tie.apart or (${isOpen('a')} and ${isOpen('b')}) as whole
    from tie
    join memory.record a on a.id = tie.record_a
    join memory.record b on b.id = tie.record_b`.execute(db)
  return new Set(
    rows.flatMap(({ one, other, whole, records }) => [
      pairKey(...records),
      ...(whole ? [pairKey(one, other)] : []),
    ]),
  )
}

async function findClosed({ db }: Context, recordIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select r.id from memory.record r
    where r.id = any(${recordIds}::uuid[]) and not ${isOpen('r')}`.execute(db)
  return new Set(rows.map(row => row.id))
}
