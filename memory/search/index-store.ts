import type { Context, Db, Tx } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'
import { wordsOfName } from './name-words.ts'
import { keepWords, wordId } from './word-store.ts'

/** Details that are the same or not, by which somebody may be asked for. */
const identifiers = [
  'phone',
  'email',
  'date-of-birth',
  'uprn',
  'postcode',
  'serial-number',
  'registration',
  'imei',
  'account',
  'company-number',
  'pnc-id',
  'cro-number',
  'arrest-summons-number',
  'prison-number',
  'probation-crn',
  'driver-number',
  'nhs-number',
  'national-insurance',
  'passport',
]

/** What is longer is searched by its beginning: the list of a text's words has a largest size. */
const largestBody = 200_000

/**
 * Which mentions: conditions on a column that holds a record, and on a link. The first is said of every table on
 * its own, or the planner would read each of them whole.
 */
type Chosen = {
  record: (column: string) => RawBuilder<unknown>
  link: RawBuilder<unknown>
}

const oneRecord =
  (recordId: string): Chosen['record'] =>
  column =>
    sql`${sql.ref(column)} = ${recordId}`

/** Takes what one record says of one entity into the index, in the transaction that wrote it. */
export async function indexMention(
  { db }: Context<Tx>,
  recordId: string,
  entityId: string,
): Promise<void> {
  await sql`
    select memory.search_clear(m) from memory.search_mention m
    where m.record_id = ${recordId} and m.entity_id = ${entityId} for update`.execute(db)
  await indexChosen(db, { record: oneRecord(recordId), link: sql`l.entity_id = ${entityId}` })
  await sql`select memory.search_name_spots(${recordId})`.execute(db)
}

/** All that was linked to these records and is not in the index yet, and their words. */
export async function indexWhole(db: Db, record: Chosen['record']): Promise<void> {
  const { rows: begun } = await sql<{ id: string }>`
    select distinct m.record_id as id from memory.search_mention m where ${record('m.record_id')}`.execute(
    db,
  )
  await indexChosen(db, {
    record,
    link: sql`not exists (select from memory.search_mention known
      where known.record_id = l.record_id and known.entity_id = l.entity_id
        and ${record('known.record_id')})`,
  })
  for (const { id } of begun) await sql`select memory.search_name_spots(${id})`.execute(db)
  await indexTexts(db, record)
}

export async function isEvent({ db }: Context, entityId: string): Promise<boolean> {
  const event = await db
    .selectFrom('memory.event')
    .select('entity_id')
    .where('entity_id', '=', entityId)
    .executeTakeFirst()
  return event !== undefined
}

export async function findMentionsOf({ db }: Context, entityId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memory.current_link')
    .select('record_id')
    .distinct()
    .where('entity_id', '=', entityId)
    .execute()
  return rows.map(row => row.record_id)
}

export async function findInRole(
  { db }: Context,
  recordId: string,
  role: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('memory.current_link')
    .select('entity_id')
    .where('record_id', '=', recordId)
    .where('role', '=', role)
    .executeTakeFirst()
  return row?.entity_id
}

export async function addReference(
  { db }: Context<Tx>,
  recordId: string,
  entityId: string,
  keys: readonly string[],
): Promise<void> {
  await sql`
    insert into memory.search_reference (record_id, entity_id, key)
    select ${recordId}, ${entityId}, key from unnest(${keys}::text[]) as key
    on conflict do nothing`.execute(db)
}

/** Takes the words of a record's body into the index. */
export async function indexText({ db }: Context<Tx>, recordId: string): Promise<void> {
  await keepClasses(db, oneRecord(recordId))
  await indexTexts(db, oneRecord(recordId))
}

async function indexChosen(db: Db, { record, link }: Chosen): Promise<void> {
  const chosen = sql`${record('l.record_id')} and ${link}`
  const { rows: names } = await sql<{ value: string }>`
    select distinct d.value from memory.current_link l
    join memory.detail d on d.record_id = l.record_id and d.entity_id = l.entity_id
    where d.name in ('name', 'alias') and ${chosen} and ${record('d.record_id')}`.execute(db)
  const spoken = names.map(({ value }) => ({ value, words: wordsOfName(value) }))
  await keepWords({ db }, [...new Set(spoken.flatMap(({ words }) => words))].sort())
  await keepClasses(db, record)
  await sql`
    with spoken as (
      select value, string_to_array(words, ',')::bigint[] as words
      from unnest(${spoken.map(({ value }) => value)}::text[],
        ${spoken.map(({ words }) => words.map(wordId).join())}::text[]) as t (value, words)
    ), chosen as materialized (
      select distinct l.record_id, l.entity_id from memory.current_link l where ${chosen}
    ), said as materialized (
      select d.* from chosen c
      join memory.detail d on d.record_id = c.record_id and d.entity_id = c.entity_id
        and ${record('d.record_id')}
    ), named as materialized (
      select distinct s.record_id, s.entity_id, spoken.words from said s
      join spoken on spoken.value = s.value
      where s.name in ('name', 'alias') and cardinality(spoken.words) > 0
    ), worded as (
      select record_id, entity_id, array_agg(distinct word) as words
      from named cross join unnest(words) as word group by 1, 2
    ), keyed as (
      select record_id, entity_id, array_agg(distinct key) as keys, min(born) as born,
        min(district) as district
      from (
        select record_id, entity_id, name || ':' || match_key as key,
          case when name = 'date-of-birth' and match_key ~ '^(18|19|20)[0-9]{2}'
            then left(match_key, 4)::smallint end as born,
          case when name = 'postcode' and length(match_key) > 4
            then left(match_key, length(match_key) - 3) end as district
        from said where name = any (${identifiers}::text[]) and match_key <> ''
        union all
        select s.record_id, s.entity_id, 'postcode:' || replace(a.postcode, ' ', ''), null,
          left(a.postcode, length(a.postcode) - 4)
        from said s join memory.address a on a.uprn = s.match_key where s.name = 'uprn'
        union all
        select c.record_id, c.entity_id, f.key, null, null from chosen c
        join memory.search_reference f on f.record_id = c.record_id and f.entity_id = c.entity_id
          and ${record('f.record_id')}
      ) key group by 1, 2
    ), placed as (
      select distinct on (record_id, entity_id) record_id, entity_id,
        position[0]::integer as easting, position[1]::integer as northing
      from (
        select s.record_id, s.entity_id, 1 as rank, a.position
        from said s join memory.address a on a.uprn = s.match_key where s.name = 'uprn'
        union all
        select s.record_id, s.entity_id, 2, a.position from said s
        cross join lateral (
          select point(avg(a.position[0]), avg(a.position[1])) as position from memory.address a
          where a.postcode = left(s.match_key, length(s.match_key) - 3) || ' ' || right(s.match_key, 3)
          having count(*) > 0) a
        where s.name = 'postcode' and length(s.match_key) > 4
        union all
        select c.record_id, c.entity_id, 3, point(e.easting, e.northing)
        from chosen c join memory.event e on e.entity_id = c.entity_id where e.easting is not null
      ) place
      order by record_id, entity_id, rank, position[0], position[1]
    ), mention as (
      insert into memory.search_mention as old
        (record_id, entity_id, class_id, words, keys, born, district, easting, northing)
      select c.record_id, c.entity_id, class.id, coalesce(w.words, '{}'), coalesce(k.keys, '{}'), k.born,
        k.district, p.easting, p.northing
      from chosen c
      join memory.record r on r.id = c.record_id and ${record('r.id')}
      join memory.search_class class on class.force_id = r.force_id and class.marking = r.marking
        and class.sealed = r.sealed and class.access_list = r.access_list
      left join worded w on w.record_id = c.record_id and w.entity_id = c.entity_id
      left join keyed k on k.record_id = c.record_id and k.entity_id = c.entity_id
      left join placed p on p.record_id = c.record_id and p.entity_id = c.entity_id
      order by c.record_id
      on conflict (record_id, entity_id) do update set class_id = excluded.class_id,
        words = excluded.words, keys = excluded.keys, born = excluded.born,
        district = excluded.district, easting = excluded.easting, northing = excluded.northing
      returning *
    ), names as (
      insert into memory.search_name (mention, a, b, class_id, spare, born, district)
      select m.id, part.a, part.b, m.class_id, min(part.spare), m.born, m.district
      from mention m
      join named n on n.record_id = m.record_id and n.entity_id = m.entity_id
      cross join lateral (
        select a, 0 as b, cardinality(n.words) - 1 as spare from unnest(n.words) a
        union all
        select a, b, cardinality(n.words) - 2 from unnest(n.words) a, unnest(n.words) b where a < b
      ) part
      group by m.id, part.a, part.b, m.class_id, m.born, m.district
    ), keys as (
      insert into memory.search_key (mention, key, class_id)
      select id, key, class_id from mention cross join unnest(keys) as key
    )
    insert into memory.search_spot (mention, cell, class_id, easting, northing, words)
    select m.id, memory.search_cell(m.easting, m.northing), m.class_id, m.easting, m.northing,
      coalesce(r.words, '{}')
    from mention m
    left join (
      select record_id, array_agg(distinct word order by word) as words
      from mention cross join unnest(words) as word group by record_id) r on r.record_id = m.record_id
    where m.easting is not null and m.northing is not null`.execute(db)
}

async function keepClasses(db: Db, record: Chosen['record']): Promise<void> {
  await sql`
    insert into memory.search_class (force_id, marking, sealed, access_list)
    select distinct r.force_id, r.marking, r.sealed, r.access_list from memory.record r
    where ${record('r.id')} and not exists (select from memory.search_class c
      where c.force_id = r.force_id and c.marking = r.marking and c.sealed = r.sealed
        and c.access_list = r.access_list)
    on conflict do nothing`.execute(db)
}

async function indexTexts(db: Db, record: Chosen['record']): Promise<void> {
  await sql`
    insert into memory.search_text (record_id, class_id, words)
    select r.id, class.id, case
        when pg_column_size(r.body) < ${largestBody} then jsonb_to_tsvector('english', r.body, '["string"]')
        else to_tsvector('english', left(r.body::text, ${largestBody}))
      end || array_to_tsvector(array['zc' || class.id,
        to_char(r.received_at at time zone 'UTC', '"zt"YYYYMM'),
        to_char(r.received_at at time zone 'UTC', '"zt"YYYYMMDD')])
    from memory.record r
    join memory.search_class class on class.force_id = r.force_id and class.marking = r.marking
      and class.sealed = r.sealed and class.access_list = r.access_list
    where ${record('r.id')}
    on conflict (record_id) do nothing`.execute(db)
}
