import type { Context } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { IntakeOutcome } from '../tables.ts'
import type { AdapterName } from './intake.ts'
import { seesIntake } from './intake-access.ts'

export const viewing = 'listen.view-intake'

export type SumRow = {
  day: string
  /** Nothing where people bring it themselves or by telephone. */
  source: string | null
  sourceName: string
  adapter: AdapterName | null
  batches: number
  received: number
  stored: number
  repeated: number
  rejected: number
  /** Batches whose counts are not those of their items, or whose records are gone without having been disposed of. */
  off: number
  unfinished: number
}

export type BatchView = {
  id: string
  source: string
  sourceName: string
  adapter: AdapterName
  name: string
  size: number
  state: 'open' | 'closed'
  reached: number
  expected: number | null
  takenBy: string
  startedAt: Date
  received: number
  stored: number
  repeated: number
  rejected: number
  /** Counted again from the items themselves. */
  items: number
  itemsStored: number
  itemsRepeated: number
  itemsRejected: number
  /** Stored items of which a record is not there and was not disposed of. */
  lost: number
  off: boolean
}

/** The batches a viewer may know of, with what they say of themselves beside what their items say. */
const batches = (context: Context, forceId: string, where: ReturnType<typeof sql>) => sql`
  select b.id, s.code as source, s.name as "sourceName", s.adapter, b.name, b.size, b.state, b.reached, b.expected,
    b.taken_by_name as "takenBy", b.started_at as "startedAt", b.received, b.stored, b.repeated, b.rejected,
    c.items, c.stored as "itemsStored", c.repeated as "itemsRepeated", c.rejected as "itemsRejected", c.lost,
    (b.received <> c.items or b.stored <> c.stored or b.repeated <> c.repeated or b.rejected <> c.rejected
      or b.received <> b.stored + b.repeated + b.rejected or c.lost > 0) as off
  from listen.intake_batch b
  join listen.intake_source s on s.id = b.source_id
  cross join lateral (
    select count(*)::int as items,
      count(*) filter (where i.outcome = 'stored')::int as stored,
      count(*) filter (where i.outcome = 'repeated')::int as repeated,
      count(*) filter (where i.outcome = 'rejected')::int as rejected,
      count(*) filter (where i.outcome = 'stored' and i.forgotten_at is null and (
        not exists (select from listen.intake_record r where r.item_id = i.id)
        or exists (select from listen.intake_record r where r.item_id = i.id
          and not exists (select from memory.record m where m.id = r.record_id))))::int as lost
    from listen.intake_item i where i.batch_id = b.id
  ) c
  where b.force_id = ${forceId} and ${seesIntake(context, viewing, 'b')} and ${where}`

export type Period = { from: Date; to: Date; source?: string | undefined }

const within = ({ from, to, source }: Period) =>
  sql`b.started_at >= ${from} and b.started_at < ${to} and (${source ?? null}::text is null or s.code = ${source ?? null})`

export async function sumByDay(
  context: Context,
  forceId: string,
  period: Period,
): Promise<SumRow[]> {
  const { rows } = await sql<SumRow>`
    select to_char("startedAt" at time zone 'Europe/London', 'YYYY-MM-DD') as day, source, "sourceName", adapter,
      count(*)::int as batches, sum(received)::int as received, sum(stored)::int as stored,
      sum(repeated)::int as repeated, sum(rejected)::int as rejected,
      count(*) filter (where off)::int as off, count(*) filter (where state = 'open')::int as unfinished
    from (${batches(context, forceId, within(period))}) b
    group by 1, source, "sourceName", adapter
    order by 1 desc, "sourceName"`.execute(context.db)
  return rows
}

export async function findBatches(
  context: Context,
  forceId: string,
  period: Period,
  most: number,
): Promise<BatchView[]> {
  const { rows } = await sql<BatchView>`
    select * from (${batches(context, forceId, within(period))}) b
    order by off desc, "startedAt" desc, id desc limit ${most}`.execute(context.db)
  return rows
}

export async function findBatch(
  context: Context,
  forceId: string,
  id: string,
): Promise<BatchView | undefined> {
  const { rows } = await sql<BatchView>`${batches(context, forceId, sql`b.id = ${id}`)}`.execute(
    context.db,
  )
  return rows[0]
}

export type ReasonCount = { reason: string; count: number }

/** Why items were refused, most often first. */
export async function countReasons(
  context: Context,
  forceId: string,
  period: Period,
): Promise<ReasonCount[]> {
  const { rows } = await sql<ReasonCount>`
    select i.reason, count(*)::int as count
    from listen.intake_item i
    join listen.intake_batch b on b.id = i.batch_id
    join listen.intake_source s on s.id = b.source_id
    where b.force_id = ${forceId} and i.outcome = 'rejected' and ${within(period)}
      and ${seesIntake(context, viewing, 'b')} and ${seesIntake(context, viewing, 'i')}
    group by i.reason order by count desc, i.reason limit 30`.execute(context.db)
  return rows
}

export type ItemLine = {
  id: string
  place: number
  outcome: IntakeOutcome
  reason: string | null
  repeats: string | null
  /** What became of the one it repeats: a refusal may still have to be mended. */
  repeatsOutcome: IntakeOutcome | null
  forgotten: boolean
}

export async function findItems(
  context: Context,
  batchId: string,
  { outcome, after, most }: { outcome?: IntakeOutcome | undefined; after: number; most: number },
): Promise<ItemLine[]> {
  const { rows } = await sql<ItemLine>`
    select i.id, i.place, i.outcome, i.reason, i.repeats, r.outcome as "repeatsOutcome",
      i.forgotten_at is not null as forgotten
    from listen.intake_item i left join listen.intake_item r on r.id = i.repeats
    where i.batch_id = ${batchId} and i.place > ${after}
      and (${outcome ?? null}::text is null or i.outcome = ${outcome ?? null})
      and ${seesIntake(context, viewing, 'i')}
    order by i.place limit ${most}`.execute(context.db)
  return rows
}
