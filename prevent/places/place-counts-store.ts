import type { Context } from '@bluelamp/platform'
import { sql } from 'kysely'

export type PlaceCount = {
  areaCode: string
  areaName: string
  districtName: string
  count: number
  before: number
  population: number | null
}

/** Events a neighbourhood, in a period and in the equal period just before it. */
export async function countByNeighbourhood(
  { db }: Context,
  { forceId, kind, code, from, to }: PlaceQuestion,
): Promise<PlaceCount[]> {
  const before = new Date(from.getTime() - (to.getTime() - from.getTime()))
  const { rows } = await sql<PlaceCount>`
    select a.code as "areaCode", a.name as "areaName", d.name as "districtName", a.population,
      count(e.entity_id) filter (where e.recorded_at >= ${from})::int as count,
      count(e.entity_id) filter (where e.recorded_at < ${from})::int as before
    from memory.area a
    join memory.area d on d.code = a.parent_code
    left join memory.event e on e.area_code = a.code and e.kind = ${kind}
      and e.recorded_at >= ${before} and e.recorded_at < ${to}
      and (${code ?? null}::text is null or e.code = ${code ?? null})
    where a.kind = 'neighbourhood' and a.force_id = ${forceId} and a.valid_to is null
    group by a.code, a.name, a.population, d.name
    order by count desc, a.name`.execute(db)
  return rows
}

export type PlaceQuestion = {
  forceId: string
  kind: 'incident' | 'crime'
  code?: string | undefined
  from: Date
  to: Date
}

/** The codes that were recorded in the period, for the choice above the table. */
export async function listCodesUsed(
  { db }: Context,
  { forceId, kind, from, to }: PlaceQuestion,
): Promise<string[]> {
  const rows = await db
    .selectFrom('memory.event')
    .select('code')
    .distinct()
    .where('force_id', '=', forceId)
    .where('kind', '=', kind)
    .where('recorded_at', '>=', from)
    .where('recorded_at', '<', to)
    .orderBy('code')
    .execute()
  return rows.map(row => row.code)
}
