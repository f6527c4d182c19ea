import { type Context, NotFoundError } from '@bluelamp/platform'
import { sql } from 'kysely'
import { allCrime } from './crime-category.ts'

export type MapQuestion = {
  month: string
  category: string
  /** `force/neighbourhood`: only what is published inside its boundary. */
  area?: string | undefined
}

export type MapPoint = {
  id: number
  name: string
  latitude: number
  longitude: number
  count: number
}

const conditions = ({ month, category, area }: MapQuestion) => {
  const [force, id] = area?.split('/') ?? []
  return sql`
    c.month = ${`${month}-01`}::date
    and ${category === allCrime ? sql`true` : sql`c.category = ${category}`}
    and ${
      area === undefined
        ? sql`true`
        : sql`s.position <@ (
            select boundary from listen.open_neighbourhood where force_id = ${force ?? ''} and id = ${id ?? ''})`
    }`
}

/** How many crimes each snap point holds, by name: streets are never ranked. */
export async function findMapPoints(
  { db }: Context,
  asked: MapQuestion,
  page?: { from: number; size: number },
): Promise<MapPoint[]> {
  const { rows } = await sql<MapPoint>`
    select s.id, s.name, s.position[1] as latitude, s.position[0] as longitude, count(*)::int as count
    from listen.published_crime c join listen.open_street s on s.id = c.street_id
    where ${conditions(asked)}
    group by s.id
    order by s.name, s.id
    limit ${page?.size ?? null} offset ${page?.from ?? 0}`.execute(db)
  return rows
}

export type MapSum = {
  /** Snap points that hold any. */
  points: number
  crimes: number
  /** Crimes of the month, anywhere, that were published without a place. */
  withoutPlace: number
  /** How many of all these came from a file of real data. */
  loaded: number
}

export async function sumMap({ db }: Context, asked: MapQuestion): Promise<MapSum> {
  const { rows } = await sql<MapSum>`
    select count(distinct c.street_id)::int as points, count(c.street_id)::int as crimes,
      (count(*) - count(c.street_id))::int as "withoutPlace",
      (count(*) filter (where c.source = 'loaded'))::int as loaded
    from listen.published_crime c left join listen.open_street s on s.id = c.street_id
    where ${conditions(asked)}`.execute(db)
  return rows[0]!
}

export type CategoryCount = { category: string; count: number }

export async function countCategories(
  { db }: Context,
  asked: Omit<MapQuestion, 'category'>,
): Promise<CategoryCount[]> {
  const { rows } = await sql<CategoryCount>`
    select c.category, count(*)::int as count
    from listen.published_crime c left join listen.open_street s on s.id = c.street_id
    where ${conditions({ ...asked, category: allCrime })}
    group by c.category order by c.category`.execute(db)
  return rows
}

/** What is published at one snap point in a month, by kind. */
export async function readMapPoint(
  { db }: Context,
  id: number,
  month: string,
): Promise<{ name: string; categories: CategoryCount[] }> {
  const street = await db
    .selectFrom('listen.open_street')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!street) throw new NotFoundError('place', String(id))
  const { rows } = await sql<CategoryCount>`
    select category, count(*)::int as count from listen.published_crime
    where street_id = ${id} and month = ${`${month}-01`}::date
    group by category order by category`.execute(db)
  return { name: street.name, categories: rows }
}
