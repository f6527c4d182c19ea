import type { Context } from '@bluelamp/platform'
import { sql } from 'kysely'
import { contactChannels } from './force-figures.ts'

export type Span = { readonly forceId: string; readonly from: Date; readonly to: Date }

/** Numbers of what came in and was recorded in a span of time, by the key of the figure. They count; they tell of no one. */
export async function countFigures(
  { db }: Pick<Context, 'db'>,
  { forceId, from, to }: Span,
): Promise<ReadonlyMap<string, number>> {
  const events = await sql<{ kind: string; count: number; closed: number }>`
    select kind, count(*)::int as count, (count(*) filter (where state = 'closed'))::int as closed
    from memory.event
    where force_id = ${forceId} and recorded_at >= ${from} and recorded_at < ${to}
    group by kind`.execute(db)
  const contacts = await sql<{ channel: string; count: number }>`
    select channel, count(*)::int as count from memory.record
    where force_id = ${forceId} and kind in ('contact', 'enquiry')
      and received_at >= ${from} and received_at < ${to}
    group by channel`.execute(db)
  const of = (kind: string) => events.rows.find(row => row.kind === kind)
  const crimes = of('crime')
  const all = contacts.rows.reduce((sum, { count }) => sum + count, 0)
  return new Map([
    ['incidents', of('incident')?.count ?? 0],
    ['crimes', crimes?.count ?? 0],
    ...(crimes ? [['crimes.closed', share(crimes.closed, crimes.count)] as const] : []),
    ['contacts', all],
    ...Object.keys(contactChannels).flatMap((channel): [string, number][] => {
      const count = contacts.rows.find(row => row.channel === channel)?.count ?? 0
      return [
        [`contacts.${channel}`, count],
        ...(all > 0 ? [[`contacts.${channel}.share`, share(count, all)] as [string, number]] : []),
      ]
    }),
  ])
}

const share = (part: number, whole: number) => Math.round((1000 * part) / whole) / 10
