import { type Context, keptPlan } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'
import type { Sight } from './sight.ts'

/** A row of the index, before anything of it is shown. */
export type Candidate = {
  mention: number
  entityId: string
  recordId: string
  words: readonly number[]
  keys: readonly string[]
  born: number | null
  district: string | null
  metres: number | null
}

/** What a mention must also hold; `elsewhere` asks it of the entity's other mentions that the actor may see. */
export type Also = {
  words?: readonly (readonly number[])[]
  keys?: readonly (readonly string[])[]
  born?: number | undefined
  district?: string | undefined
}

const narrows = ({ words = [], keys = [], born, district }: Also): boolean =>
  words.length > 0 || keys.length > 0 || born !== undefined || district !== undefined

const columns = sql`m.id as mention, m.entity_id as "entityId", m.record_id as "recordId",
  m.words, m.keys, m.born, m.district`

const all = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)

const holds = (m: string, { words = [], keys = [], born, district }: Also): RawBuilder<unknown> =>
  all([
    ...words.map(ids => sql`${sql.ref(`${m}.words`)} && ${ids}::bigint[]`),
    ...keys.map(any => sql`${sql.ref(`${m}.keys`)} && ${any}::text[]`),
    ...(born === undefined ? [] : [sql`${sql.ref(`${m}.born`)} = ${born}`]),
    ...(district === undefined ? [] : [sql`${sql.ref(`${m}.district`)} = ${district}`]),
  ])

/** Each demand is met by the mention itself or by another of the same entity that the actor may see. */
export function holdsTogether(sight: Sight, also: Also): RawBuilder<unknown> {
  const demands: Also[] = [
    ...(also.keys ?? []).map(any => ({ keys: [any] })),
    ...(also.born === undefined ? [] : [{ born: also.born }]),
    ...(also.district === undefined ? [] : [{ district: also.district }]),
  ]
  return all([
    holds('m', { words: also.words ?? [] }),
    ...demands.map(
      demand => sql`(${holds('m', demand)} or exists (
        select from memory.search_mention other
        where other.entity_id = m.entity_id and other.class_id = any (${sight.classes}::integer[])
          and ${holds('other', demand)} and ${sight.mention('other.id')}))`,
    ),
  ])
}

/** Mentions that stand under one of these keys, the latest first. */
export async function findByKeys(
  { db }: Context,
  sight: Sight,
  keys: readonly string[],
  also: Also,
  most: number,
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`${keptPlan}
    select ${columns}, null as metres
    from (
      select distinct k.mention from memory.search_key k
      where k.key = any (${keys}::text[]) and k.class_id = any (${sight.classes}::integer[])
        and ${sight.mention('k.mention')}
      order by k.mention desc limit 2000) k
    join memory.search_mention m on m.id = k.mention
    where ${holdsTogether(sight, also)}
    order by m.id desc limit ${most}`.execute(db)
  return rows
}

/** One list of the index: a word of a name (`b` 0), or two words of one name. */
export type List = { a: number; b: number }

/** Beyond so many rows, lists are read one by one, each no further than it is wanted. */
const mostAtOnce = 2000

export type Likely = { id: number; likeness: number }

/**
 * Mentions of which one name holds a word like the first asked for and one like the second, the most alike first;
 * nothing where there are too many to read them all. One pass over the index reads all lists of such pairs: of thousands
 * of them most are empty, and each would be looked up for itself.
 */
export async function findPairs(
  { db }: Context,
  sight: Sight,
  [first, second]: readonly [readonly Likely[], readonly Likely[]],
  leastLikeness: number,
  also: Also,
  most: number,
): Promise<Candidate[] | undefined> {
  const words = [...new Set([...first, ...second].map(({ id }) => id))]
  const { rows } = await sql<Candidate & { many: boolean }>`${keptPlan}
    with first as materialized (
      select * from unnest(${first.map(({ id }) => id)}::bigint[],
        ${first.map(({ likeness }) => likeness)}::float8[]) as t (id, likeness)
    ), second as materialized (
      select * from unnest(${second.map(({ id }) => id)}::bigint[],
        ${second.map(({ likeness }) => likeness)}::float8[]) as t (id, likeness)
    ), hit as materialized (
      select n.a, n.b, n.mention, n.spare from memory.search_name n
      where n.a = any (${words}::bigint[]) and n.b = any (${words}::bigint[])
        and n.class_id = any (${sight.classes}::integer[]) and ${sight.mention('n.mention')}
      limit ${mostAtOnce + 1}
    ), pair as (
      select h.mention, h.spare, x.likeness + y.likeness as likeness
      from hit h join first x on x.id = h.a join second y on y.id = h.b
      union all
      select h.mention, h.spare, x.likeness + y.likeness
      from hit h join first x on x.id = h.b join second y on y.id = h.a
    ), likely as materialized (
      select distinct on (mention) mention, likeness, spare from pair
      where likeness >= ${2 * leastLikeness}::float8
      order by mention, likeness desc, spare
    ), many as (select count(*) > ${mostAtOnce} as many from hit)
    (select ${columns}, null as metres, false as many
    from (
      select * from likely n where not (select many from many)
      order by n.likeness desc, n.spare, n.mention desc
      limit ${narrows(also) ? mostAtOnce : most}) n
    join memory.search_mention m on m.id = n.mention
    where ${holdsTogether(sight, also)}
    order by n.likeness desc, n.spare, n.mention desc
    limit ${most})
    union all
    select null, null, null, null, null, null, null, null, true from many where many`.execute(db)
  return rows.some(row => row.many) ? undefined : rows
}

/**
 * Mentions on these lists, in their order; within a list names with the fewest other words first, then the
 * latest. Each class of labels is read for itself, so that a long list is never sorted.
 */
export async function findOnLists(
  { db }: Context,
  sight: Sight,
  lists: readonly List[],
  also: Also,
  most: number,
): Promise<Candidate[]> {
  const { born, district, ...rest } = also
  // Said as a constant, or the indexes of single words by year and district could not be used.
  const b = lists.every(list => list.b === 0) ? sql`0` : sql`list.b`
  const { rows } = await sql<Candidate>`${keptPlan}
    select ${columns}, null as metres
    from (
      select n.mention, list.place, n.spare
      from unnest(${lists.map(list => list.a)}::bigint[], ${lists.map(list => list.b)}::bigint[])
        with ordinality as list (a, b, place)
      cross join unnest(${sight.classes}::integer[]) as class (id)
      cross join lateral (
        select n.mention, n.spare from memory.search_name n
        where n.a = list.a and n.b = ${b} and n.class_id = class.id
          and ${all([
            ...(born === undefined ? [] : [sql`n.born = ${born}::smallint`]),
            ...(district === undefined ? [] : [sql`n.district = ${district}`]),
          ])}
          and ${sight.mention('n.mention')}
        order by n.spare, n.mention desc
        limit ${most}) n
      order by list.place, n.spare, n.mention desc
      limit ${rest.words?.length || rest.keys?.length ? 2000 : most}) n
    join memory.search_mention m on m.id = n.mention
    where ${holdsTogether(sight, rest)}
    order by n.place, n.spare, n.mention desc
    limit ${most}`.execute(db)
  return rows
}

/** Of these mentions, those that hold it together with the other mentions of their entity. */
export async function findAmong(
  { db }: Context,
  sight: Sight,
  mentions: readonly number[],
  also: Also,
): Promise<Candidate[]> {
  if (mentions.length === 0) return []
  const { rows } = await sql<Candidate>`
    select ${columns}, null as metres from memory.search_mention m
    where m.id = any (${mentions}::bigint[]) and ${holdsTogether(sight, also)}`.execute(db)
  return rows
}

/** How many mentions the actor can see on each list; 500 stands for that and more. */
export async function countOnLists(
  { db }: Context,
  { classes }: Sight,
  lists: readonly List[],
): Promise<number[]> {
  const { rows } = await sql<{ count: number }>`${keptPlan}
    select (select count(*) from (
      select from memory.search_name n
      where n.a = list.a and n.b = list.b and n.class_id = any (${classes}::integer[]) limit 500) borne)
      as count
    from unnest(${lists.map(list => list.a)}::bigint[], ${lists.map(list => list.b)}::bigint[])
      with ordinality as list (a, b, place)
    order by place`.execute(db)
  return rows.map(row => row.count)
}

export type Point = { easting: number; northing: number }

/**
 * Mentions of places and events within so many metres, the nearest first, and with `also` those whom the same
 * records speak of. Close by there are mostly enough.
 */
export async function findNear(
  context: Context,
  sight: Sight,
  centre: Point,
  metres: number,
  also: Also,
  most: number,
): Promise<Candidate[]> {
  if (metres > closeBy && !narrows(also)) {
    const found = await findWithin(context, sight, centre, closeBy, also, most)
    if (found.length >= most) return found
  }
  return findWithin(context, sight, centre, metres, also, most)
}

const closeBy = 500

async function findWithin(
  { db }: Context,
  sight: Sight,
  { easting, northing }: Point,
  metres: number,
  also: Also,
  most: number,
): Promise<Candidate[]> {
  const from = (value: number) => Math.max(0, Math.floor((value - metres) / 250))
  const to = (value: number) => Math.max(0, Math.floor((value + metres) / 250))
  const { rows } = await sql<Candidate>`${keptPlan}
    with spot as materialized (
      select s.mention, s.metres from (
        select s.mention, sqrt((s.easting - ${easting}::float8) ^ 2 + (s.northing - ${northing}::float8) ^ 2)
          as metres
        from generate_series(${from(easting)}::integer, ${to(easting)}::integer) x
        cross join generate_series(${from(northing)}::integer, ${to(northing)}::integer) y
        cross join lateral (
          select s.mention, s.easting, s.northing from memory.search_spot s
          where s.cell = x * 10000 + y and s.class_id = any (${sight.classes}::integer[])
            and ${holds('s', { words: also.words ?? [] })} and ${sight.mention('s.mention')}) s) s
      where s.metres <= ${metres}
      order by s.metres, s.mention desc
      limit ${narrows(also) ? 20_000 : 2 * most})
    select ${columns}, min(spot.metres) as metres
    from spot
    join memory.search_mention at on at.id = spot.mention
    join memory.search_mention m on m.record_id = at.record_id
    where ${holdsTogether(sight, also)}
    group by m.id
    order by min(spot.metres), m.id desc
    limit ${most}`.execute(db)
  return rows
}

/** The middle of a postcode, of an address or of an area, by its words. */
export async function findPlace(
  { db }: Context,
  words: string,
): Promise<(Point & { words: string }) | undefined> {
  const postcode = /([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\s*$/i.exec(words)
  if (postcode) {
    const spaced = `${postcode[1]} ${postcode[2]}`.toUpperCase()
    const { rows } = await sql<Point>`${keptPlan}
      select avg(position[0])::float8 as easting, avg(position[1])::float8 as northing
      from memory.address where postcode = ${spaced} having count(*) > 0`.execute(db)
    if (rows[0]) return { ...rows[0], words: spaced }
  }
  const { rows } = await sql<Point & { words: string }>`
    select centre[0] as easting, centre[1] as northing, name as words from memory.area
    where lower(name) = lower(${words.trim()}) order by kind limit 1`.execute(db)
  return rows[0]
}
