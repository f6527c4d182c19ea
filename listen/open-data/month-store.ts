import type { Context } from '@bluelamp/platform'
import { sql } from 'kysely'

/** Months that hold crimes or stops, newest first; each step asks the index for the next, so no table is read. */
export async function findMonths({ db }: Context): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    with recursive crime as (
      (select max(month) as month from listen.published_crime)
      union all
      select (select max(month) from listen.published_crime where month < crime.month)
      from crime where crime.month is not null
    ), stop as (
      (select max(month) as month from listen.published_stop)
      union all
      select (select max(month) from listen.published_stop where month < stop.month)
      from stop where stop.month is not null
    )
    select to_char(month, 'YYYY-MM') as month
    from (select month from crime union select month from stop) known
    where month is not null order by 1 desc`.execute(db)
  return rows.map(row => row.month)
}

export async function findLatestMonth(
  { db }: Context,
  of: 'crime' | 'stop',
): Promise<string | undefined> {
  const table = of === 'crime' ? sql`listen.published_crime` : sql`listen.published_stop`
  const { rows } = await sql<{ month: string | null }>`
    select to_char(max(month), 'YYYY-MM') as month from ${table}`.execute(db)
  return rows[0]?.month ?? undefined
}

/** The months of the data, and the forces whose stops and searches each holds. */
export async function findDataSets(
  context: Context,
): Promise<{ date: string; 'stop-and-search': string[] }[]> {
  const { rows } = await sql<{ month: string; forces: string[] }>`
    select to_char(month, 'YYYY-MM') as month, array_agg(distinct force_id order by force_id) as forces
    from listen.published_stop group by month`.execute(context.db)
  const stops = new Map(rows.map(row => [row.month, row.forces]))
  const months = await findMonths(context)
  return months.map(date => ({ date, 'stop-and-search': stops.get(date) ?? [] }))
}
