import { type Context, keptPlan } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'
import type { EntityKind } from '../tables.ts'
import type { Filters } from './found.ts'
import type { Sight } from './sight.ts'

export type FoundMention = {
  mention: number
  recordId: string
  entityId: string
  kind: EntityKind
  subkind: string
  receivedAt: Date
  channel: string
  areaCode: string | null
  areaName: string | null
  marking: number
  roles: string[]
}

/** A condition on `r`, the record. */
function within({ area, marking, channel, from, to }: Filters): RawBuilder<boolean> {
  const parts = [
    ...(area ? [sql`r.area_code = ${area}`] : []),
    ...(marking ? [sql`r.marking = ${Number(marking)}`] : []),
    ...(channel ? [sql`r.channel = ${channel}`] : []),
    ...(from ? [sql`r.received_at >= ${from}`] : []),
    ...(to ? [sql`r.received_at < ${to}`] : []),
  ]
  return parts.length === 0 ? sql`true` : sql`${sql.join(parts, sql` and `)}`
}

/**
 * What stands behind these rows of the index: asked of the records once more, so that even an index that were
 * wrong could show nothing.
 */
export async function readMentions(
  { db }: Context,
  sight: Sight,
  mentions: readonly number[],
  filters: Filters,
): Promise<FoundMention[]> {
  if (mentions.length === 0) return []
  const { rows } = await sql<Omit<FoundMention, 'roles'> & { role: string }>`${keptPlan}
    select m.id as mention, m.record_id as "recordId", m.entity_id as "entityId", e.kind, e.subkind,
      r.received_at as "receivedAt", r.channel, r.area_code as "areaCode", a.name as "areaName", r.marking, l.role
    from unnest(${mentions}::bigint[]) as wanted (id)
    join memory.search_mention m on m.id = wanted.id
    join memory.record r on r.id = m.record_id
    join memory.entity e on e.id = m.entity_id
    join memory.current_link l on l.record_id = m.record_id and l.entity_id = m.entity_id
    left join memory.area a on a.code = r.area_code
    where ${sight.sees('r')} and ${within(filters)}
      ${filters.kind ? sql`and e.kind = ${filters.kind}` : sql``}`.execute(db)
  const found = new Map<number, FoundMention>()
  for (const { role, ...row } of rows) {
    const known = found.get(row.mention)
    if (!known) found.set(row.mention, { ...row, roles: [role] })
    else if (!known.roles.includes(role)) known.roles = [...known.roles, role].sort()
  }
  const { role } = filters
  return [...found.values()].filter(({ roles }) => !role || roles.includes(role))
}

/** The names that these mentions give, in their order. */
export async function readNames({ db }: Context, mentions: readonly number[]): Promise<string[]> {
  if (mentions.length === 0) return []
  const { rows } = await sql<{ value: string }>`${keptPlan}
    select d.value from unnest(${mentions}::bigint[]) with ordinality as wanted (id, place)
    join memory.search_mention m on m.id = wanted.id
    join memory.detail d on d.record_id = m.record_id and d.entity_id = m.entity_id
    where d.name in ('name', 'alias')
    order by wanted.place, d.name desc, d.value`.execute(db)
  return rows.map(row => row.value)
}

/** Pairs among these entities that are one, as far as the actor may see what that rests on. */
export async function findSameAs(
  { db }: Context,
  sight: Sight,
  entities: readonly string[],
): Promise<{ a: string; b: string }[]> {
  if (entities.length < 2) return []
  const { rows } = await sql<{ a: string; b: string }>`${keptPlan}
    select s.entity_a as a, s.entity_b as b from memory.current_same_as s
    join memory.record a on a.id = s.record_a and ${sight.sees('a')}
    join memory.record b on b.id = s.record_b and ${sight.sees('b')}
    where s.entity_a = any (${entities}::uuid[]) and s.entity_b = any (${entities}::uuid[])`.execute(
    db,
  )
  return rows
}

export type Fact = { entityId: string; name: string; value: string }

/** Of what an entity is said to be, the latest records suffice. */
const recordsRead = 12

/** What the latest records that the actor may see say of these entities, and how many such records there are. */
export async function readFacts(
  { db }: Context,
  sight: Sight,
  entities: readonly string[],
): Promise<{ facts: Fact[]; records: ReadonlyMap<string, number> }> {
  if (entities.length === 0) return { facts: [], records: new Map() }
  const { rows } = await sql<{
    entityId: string
    records: number
    name: string | null
    value: string | null
  }>`${keptPlan}
    select wanted.id as "entityId", said.records, d.name, d.value
    from unnest(${entities}::uuid[]) with ordinality as wanted (id, place)
    cross join lateral (
      select m.record_id, count(*) over () as records,
        row_number() over (order by r.received_at desc, m.id desc) as recent
      from (
        select m.id, m.record_id, m.entity_id from memory.search_mention m
        where m.entity_id = wanted.id and m.class_id = any (${sight.classes}::integer[])
        order by m.id desc limit 100) m
      join memory.record r on r.id = m.record_id
      where ${sight.sees('r')} and exists (
        select from memory.current_link l
        where l.record_id = m.record_id and l.entity_id = m.entity_id)
      order by recent limit ${recordsRead}) said
    left join memory.detail d on d.record_id = said.record_id and d.entity_id = wanted.id
    order by wanted.place, said.recent, d.name, d.value`.execute(db)
  const facts = rows.flatMap(({ entityId, name, value }) =>
    name === null || value === null ? [] : [{ entityId, name, value }],
  )
  return { facts, records: new Map(rows.map(row => [row.entityId, row.records])) }
}

export type EventFact = {
  entityId: string
  label: string
  state: string
  recordedAt: Date
  place: string | null
}

/** Of events: what and where. Only of entities that the actor has already been found to see. */
export async function readEvents(
  { db }: Context,
  entities: readonly string[],
): Promise<EventFact[]> {
  if (entities.length === 0) return []
  const { rows } = await sql<EventFact>`${keptPlan}
    select e.entity_id as "entityId", coalesce(c.label, e.code) as label, e.state,
      e.recorded_at as "recordedAt", coalesce(p.line || ', ' || p.postcode, a.name) as place
    from memory.event e
    left join lateral (select c.label from memory.reference_code c
      where c.list in ('incident-code', 'offence-class') and c.code = e.code
      order by c.valid_from desc limit 1) c on true
    left join memory.address p on p.uprn = e.uprn
    left join memory.area a on a.code = e.area_code
    where e.entity_id = any (${entities}::uuid[])`.execute(db)
  return rows
}

/** How records that the actor has already been found to see begin. */
export async function readSummaries(
  { db }: Context,
  records: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (records.length === 0) return new Map()
  const { rows } = await sql<{ id: string; summary: string }>`${keptPlan}
    select r.id, left(r.body ->> 'summary', 120) as summary from memory.record r
    where r.id = any (${records}::uuid[]) and r.body ->> 'summary' <> ''`.execute(db)
  return new Map(rows.map(row => [row.id, row.summary]))
}

/** Addresses of places. */
export async function readAddresses(
  { db }: Context,
  uprns: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (uprns.length === 0) return new Map()
  const rows = await db
    .selectFrom('memory.address')
    .select(['uprn', 'line', 'postcode'])
    .where('uprn', 'in', uprns)
    .execute()
  return new Map(rows.map(row => [row.uprn, `${row.line}, ${row.postcode}`]))
}

export type FoundText = {
  recordId: string
  kind: string
  receivedAt: Date
  channel: string
  areaCode: string | null
  areaName: string | null
  marking: number
}

/**
 * Records whose words hold all of these, the latest first. Looks in the last days, then in the last months, then
 * everywhere: a common word is found at once in the first, a rare one is quick anywhere.
 *
 * Each class, and each time, is looked up for itself: an index scan that must hold all of a few words skips
 * through the shortest of their lists, one that may hold any of many reads them all (measured: 1 ms against 240).
 */
export async function findTexts(
  { db, now }: Context,
  sight: Sight,
  words: string,
  filters: Filters,
  most: number,
): Promise<FoundText[]> {
  const classes = sight.classes.map(id => `zc${id}`)
  const at = (times: readonly string[]) =>
    classes.flatMap(each => times.map(time => `${each} & ${time}`))
  const found = (labels: readonly string[]) => sql`
    -- All of them before the latest: walking back through time for a rare word would never end.
    select r.id, r.received_at from asked
    cross join unnest(${labels}::text[]) as label (words)
    join memory.search_text t on t.words @@ (label.words::tsquery && asked.query)
    -- By their keys one by one, however many hits the planner fears.
    cross join lateral (select r.id, r.received_at from memory.record r
      where r.id = t.record_id and ${sight.sees('r')} and ${within(filters)} offset 0) r
    where ${sight.record('t.record_id')}`
  const latest = sql`order by received_at desc, id desc limit ${most}`
  const { rows } = await sql<FoundText>`${keptPlan}
    with asked as materialized (
      select query from websearch_to_tsquery('english', ${words}) as query where numnode(query) > 0
    ),
    days as materialized (${found(at(lastDays(now, 3)))} ${latest}),
    months as materialized (
      ${found(at(lastMonths(now, 3)))} and (select count(*) from days) < ${most} ${latest}),
    ever as materialized (${found(classes)} and (select count(*) from months) < ${most}
      and (select count(*) from days) < ${most} ${latest}),
    -- Whoever was looked for further back is found there with the later ones.
    hit as (
      select id from ever
      union select id from months
      union select id from days)
    select r.id as "recordId", r.kind, r.received_at as "receivedAt", r.channel, r.area_code as "areaCode",
      a.name as "areaName", r.marking
    from hit join memory.record r on r.id = hit.id
    left join memory.area a on a.code = r.area_code
    order by r.received_at desc, r.id desc
    limit ${most}`.execute(db)
  return rows
}

const timeWord = (digits: string) => `zt${digits.replaceAll('-', '')}`

/** The lexemes of the last days; tomorrow among them, for a clock may be ahead. */
const lastDays = (now: Date, count: number): string[] =>
  Array.from({ length: count + 1 }, (_, back) =>
    timeWord(new Date(now.getTime() + (1 - back) * 86_400_000).toISOString().slice(0, 10)),
  )

const lastMonths = (now: Date, count: number): string[] =>
  Array.from({ length: count + 1 }, (_, back) =>
    timeWord(
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1 - back))
        .toISOString()
        .slice(0, 7),
    ),
  )

/** The beginning of each record's words, and the part in which the asked words stand between « and ». */
export async function readExcerpts(
  { db }: Context,
  records: readonly string[],
  words: string,
): Promise<ReadonlyMap<string, { title: string | null; excerpt: string }>> {
  if (records.length === 0) return new Map()
  const { rows } = await sql<{ id: string; title: string | null; excerpt: string }>`${keptPlan}
    select r.id, left(r.body ->> 'summary', 120) as title,
      ts_headline('english', said.words, websearch_to_tsquery('english', ${words}),
        'StartSel=«, StopSel=», MaxWords=28, MinWords=12, ShortWord=2') as excerpt
    from memory.record r
    cross join lateral (
      select left(string_agg(value #>> '{}', ' · '), 20000) as words
      from jsonb_path_query(r.body, 'strict $.** ? (@.type() == "string" && !(@ like_regex "^[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9]{4}-[0-9]{2}-[0-9]{2}T|^[0-9]{10,}$"))') as value) said
    where r.id = any (${records}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}
