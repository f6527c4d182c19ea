import { seesRecord } from '@bluelamp/memory'
import type { Context } from '@bluelamp/platform'
import { sql } from 'kysely'
import { type Period, type SumRow, viewing } from './view-store.ts'

/** What people bring themselves or by telephone: each is a delivery of one, acknowledged by its verb. */
const verbs = ['listen.take-report', 'listen.take-call']

const channelNames: Readonly<Record<string, string>> = {
  online: 'Reports on the website',
  '999': '999 calls',
  '101': '101 calls',
  counter: 'At the counter',
  alarm: 'Calls from alarm companies',
}

/**
 * Reports on the website, calls and the counter: received is what the journal says was acknowledged, stored what
 * memory holds of it, and the two are counted apart. What lacks something is sent back to whoever wrote it before it is
 * received, so none is rejected. Of what was disposed of nothing is counted.
 */
export async function sumDirect(context: Context, period: Period): Promise<SumRow[]> {
  if (period.source) return []
  const { rows } = await sql<Omit<SumRow, 'sourceName'> & { channel: string }>`
    with entry as (
      select j.id, j.at, j.detail ->> 'channel' as channel, cardinality(j.records) = 0 as empty,
        coalesce(j.records[1],
          (select p.record_id from listen.report p where p.reference = j.detail ->> 'reference')) as record_id
      from platform.journal_entry j
      where j.verb = any (${verbs}) and j.at >= ${period.from} and j.at < ${period.to}
    ), counted as (
      select e.at, e.channel, r.id is not null as kept,
        e.empty or exists (select from platform.journal_entry before
          where before.records @> array[e.record_id] and before.verb = any (${verbs}) and before.id < e.id) as again
      from entry e
      left join memory.record r on r.id = e.record_id
      where e.record_id is not null
        and not exists (select from memory.disposed d where d.kind = 'record' and d.id = e.record_id)
        and (r.id is null or ${seesRecord(context, viewing, 'r')})
    )
    select to_char(at at time zone 'Europe/London', 'YYYY-MM-DD') as day, channel, null as source, null as adapter, 0 as batches,
      count(*)::int as received, count(*) filter (where kept and not again)::int as stored,
      count(*) filter (where kept and again)::int as repeated, 0 as rejected,
      count(*) filter (where not kept)::int as off, 0 as unfinished
    from counted
    group by 1, channel
    order by 1 desc, channel`.execute(context.db)
  return rows.map(({ channel, ...row }) => ({
    ...row,
    sourceName: channelNames[channel] ?? `Channel ${channel}`,
  }))
}
