import type { Context } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'
import { seesRecord } from '../access/sees-record.ts'
import { leastPhoneDigits } from '../linking/match-key.ts'
import { type EndKind, type Held, limits } from './network.ts'

/** Records received within, both ends included. */
export type Window = { from?: Date | undefined; to?: Date | undefined }

export type Ask = { action: string; window: Window }

const within = ({ from, to }: Window): RawBuilder<boolean> =>
  sql<boolean>`(${from ? sql`r.received_at >= ${from}` : sql`true`} and ${
    to ? sql`r.received_at <= ${to}` : sql`true`
  })`

const stands = (link: string) =>
  sql<boolean>`not exists (select from memory.link_withdrawal w where w.link_id = ${sql.ref(`${link}.id`)})`

/** Also what the index of shared details is limited to: the planner must see it. */
const shareable = (detail: string) =>
  sql<boolean>`(${sql.ref(`${detail}.name`)} in ('phone', 'email')
    and case ${sql.ref(`${detail}.name`)} when 'phone' then length(${sql.ref(`${detail}.match_key`)}) >= ${sql.lit(leastPhoneDigits)}
      else ${sql.ref(`${detail}.match_key`)} like '%@%' end)`

/** Milliseconds: a number is read ten times as fast as a date. */
const receivedAt = sql`(extract(epoch from r.received_at) * 1000)::float8`

export type RecordOf = {
  id: string
  record: string
  role: string
  opinion: boolean
  at: number
}

/**
 * The newest visible records of each, and no more: a hidden one takes nobody's place, so what is found is what would
 * be found if it did not exist. Here and below every list has an order of its own: that in which rows lie was made by the
 * hidden ones too.
 */
export async function findRecordsOf(
  context: Context,
  { action, window }: Ask,
  entities: readonly string[],
  most: number,
): Promise<RecordOf[]> {
  if (entities.length === 0) return []
  const { rows } = await sql<RecordOf>`
    select f.id, m.record, m.role, m.opinion, m.at
    from unnest(${entities}::uuid[]) with ordinality as f (id, place)
    cross join lateral (
      select l.id as link, l.record_id as record, l.role, l.opinion, ${receivedAt} as at
      from memory.link l join memory.record r on r.id = l.record_id
      where l.entity_id = f.id and ${stands('l')}
        and ${seesRecord(context, action, 'r')} and ${within(window)}
      order by l.record_id desc, l.id limit ${most}
    ) m
    order by f.place, m.record desc, m.link`.execute(context.db)
  return rows
}

export type Mentioned = {
  record: string
  id: string
  role: string
  opinion: boolean
  kind: EndKind
  subkind: string
}

/** Of whom and what these records speak. Only for records that were seen to be visible a moment ago. */
export async function findMentioned(
  { db }: Context,
  records: readonly string[],
): Promise<Mentioned[]> {
  if (records.length === 0) return []
  const { rows } = await sql<Mentioned>`
    select f.id as record, m.entity_id as id, m.role, m.opinion, e.kind, e.subkind
    from unnest(${records}::uuid[]) with ordinality as f (id, place)
    cross join lateral (
      select l.id, l.entity_id, l.role, l.opinion from memory.link l
      where l.record_id = f.id and ${stands('l')}
      order by l.id limit ${limits.mentions}
    ) m
    join memory.entity e on e.id = m.entity_id and e.subkind <> 'contact'
    order by f.place, m.id`.execute(db)
  return rows
}

/** Of which of those already known these records speak. Only for records that were seen to be visible a moment ago. */
export async function findMentionedAmong(
  { db }: Context,
  records: readonly string[],
  known: readonly string[],
): Promise<Omit<Mentioned, 'kind' | 'subkind'>[]> {
  if (records.length === 0) return []
  const { rows } = await sql<Omit<Mentioned, 'kind' | 'subkind'>>`
    select l.record_id as record, l.entity_id as id, l.role, l.opinion
    from memory.link l
    where l.record_id = any (${records}::uuid[]) and l.entity_id = any (${known}::uuid[]) and ${stands('l')}
    order by l.record_id desc, l.id`.execute(db)
  return rows
}

export type Shared = {
  entity: string
  record: string
  name: string
  key: string
  value: string
}

/**
 * Phone numbers and e-mail addresses that these records give of these, and that somebody else is known by too; or
 * those of them that are among some already known.
 */
export async function findShared(
  context: Context,
  { action, window }: Ask,
  mentions: readonly { id: string; record: string }[],
  among?: readonly string[],
): Promise<Shared[]> {
  if (mentions.length === 0 || among?.length === 0) return []
  const isShared = among
    ? sql`w.name || ':' || w.match_key = any (${among}::text[])`
    : sql`exists (
      select from memory.detail d
      join memory.link l on l.record_id = d.record_id and l.entity_id = d.entity_id and ${stands('l')}
      join memory.record r on r.id = d.record_id
      where d.name = w.name and d.match_key = w.match_key and ${shareable('d')}
        and d.entity_id <> w.entity_id and ${seesRecord(context, action, 'r')} and ${within(window)})`
  const { rows } = await sql<Shared>`
    with given as materialized (
      select d.entity_id, d.record_id, d.name, d.match_key, d.value
      from unnest(${mentions.map(one => one.record)}::uuid[], ${mentions.map(one => one.id)}::uuid[])
        as f (record_id, entity_id)
      join memory.detail d on d.record_id = f.record_id and d.entity_id = f.entity_id and ${shareable('d')}
    ),
    wanted as materialized (
      select distinct on (entity_id, name, match_key) entity_id, name, match_key from given
    )
    select g.entity_id as entity, g.record_id as record, g.name, g.match_key as key, g.value
    from wanted w
    join given g using (entity_id, name, match_key)
    where ${isShared}
    order by g.record_id desc, g.entity_id, g.name, g.value`.execute(context.db)
  return rows
}

export type Holder = {
  name: string
  key: string
  id: string
  kind: EndKind
  subkind: string
  record: string
  role: string
  opinion: boolean
  at: number
}

/** Who gave these phone numbers and e-mail addresses, by the newest visible records. */
export async function findHolders(
  context: Context,
  { action, window }: Ask,
  details: readonly string[],
  most: number,
): Promise<Holder[]> {
  if (details.length === 0) return []
  const parts = details.map(id => [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)])
  const { rows } = await sql<Holder>`
    select f.name, f.match_key as key, e.id, e.kind, e.subkind, m.record, m.role, m.opinion, m.at
    from unnest(${parts.map(part => part[0])}::text[], ${parts.map(part => part[1])}::text[])
      with ordinality as f (name, match_key, place)
    cross join lateral (
      select l.id as link, d.record_id as record, d.entity_id, l.role, l.opinion, ${receivedAt} as at
      from memory.detail d
      join memory.link l on l.record_id = d.record_id and l.entity_id = d.entity_id and ${stands('l')}
      join memory.record r on r.id = d.record_id
      where d.name = f.name and d.match_key = f.match_key and ${shareable('d')}
        and ${seesRecord(context, action, 'r')} and ${within(window)}
      order by d.record_id desc, l.id limit ${most}
    ) m
    join memory.entity e on e.id = m.entity_id
    order by f.place, m.record desc, m.link`.execute(context.db)
  return rows
}

/** Which entries the viewer may know to be the same as these, and on which two records that rests. */
export async function findHeldSame(
  context: Context,
  action: string,
  ids: readonly string[],
): Promise<Held[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Held>`
    select s.entity_a as a, s.entity_b as b, s.record_a as "recordA", s.record_b as "recordB",
      s.probability, s.explanation
    from (
      select * from memory.current_same_as where entity_a = any (${ids}::uuid[])
      union
      select * from memory.current_same_as where entity_b = any (${ids}::uuid[])
    ) s
    join memory.record a on a.id = s.record_a and ${seesRecord(context, action, 'a')}
    join memory.record b on b.id = s.record_b and ${seesRecord(context, action, 'b')}
    order by s.id`.execute(context.db)
  return rows
}

export async function findKinds(
  { db }: Context,
  ids: readonly string[],
): Promise<Map<string, { kind: EndKind; subkind: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('memory.entity')
    .select(['id', 'kind', 'subkind'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, kind, subkind }) => [id, { kind, subkind }]))
}

export type Named = { id: string; name: string; value: string; record: string }

const told = sql`array['name', 'registration', 'serial-number', 'description', 'address', 'uprn', 'phone', 'email']`

/** What these records call these. Only for records that were seen to be visible a moment ago. */
export async function findSaid(
  { db }: Context,
  mentions: readonly { id: string; record: string }[],
): Promise<Named[]> {
  if (mentions.length === 0) return []
  const { rows } = await sql<Named>`
    select f.id, d.name, d.value, f.record_id as record
    from unnest(${mentions.map(one => one.id)}::uuid[], ${mentions.map(one => one.record)}::uuid[]) as f (id, record_id)
    cross join lateral (
      -- "offset 0" holds the planner to the record's few rows: a busy entity has thousands.
      select d.entity_id, d.name, d.value from memory.detail d where d.record_id = f.record_id offset 0
    ) d
    where d.entity_id = f.id and d.name = any (${told})`.execute(db)
  return rows
}

/** What the newest visible records that say anything call these. */
export async function findLastSaid(
  context: Context,
  action: string,
  ids: readonly string[],
): Promise<Named[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Named>`
    select f.id, d.name, d.value, d.record_id as record
    from unnest(${ids}::uuid[]) as f (id)
    cross join lateral (
      select d.name, d.value, d.record_id from memory.detail d
      join memory.link l on l.record_id = d.record_id and l.entity_id = d.entity_id and ${stands('l')}
      join memory.record r on r.id = d.record_id and ${seesRecord(context, action, 'r')}
      where d.entity_id = f.id and d.name = any (${told})
      order by d.record_id desc, d.name, d.value limit 10
    ) d`.execute(context.db)
  return rows
}

export async function findAddressLines(
  { db }: Context,
  uprns: readonly string[],
): Promise<Map<string, string>> {
  if (uprns.length === 0) return new Map()
  const rows = await db
    .selectFrom('memory.address')
    .select(['uprn', 'line', 'postcode'])
    .where('uprn', 'in', [...uprns])
    .execute()
  return new Map(rows.map(({ uprn, line, postcode }) => [uprn, `${line}, ${postcode}`]))
}

/** What happened, by its code, and when: occurred, or else recorded. */
export async function findEventWords(
  { db }: Context,
  ids: readonly string[],
): Promise<{ id: string; label: string; at: Date }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; label: string; at: Date }>`
    select v.entity_id as id, coalesce(c.label, v.code) as label, coalesce(v.occurred_from, v.recorded_at) as at
    from memory.event v
    left join (
      select distinct on (list, code) list, code, label from memory.reference_code
      where list in ('offence-class', 'incident-code') order by list, code, valid_from desc
    ) c on c.code = v.code and c.list = case v.kind when 'crime' then 'offence-class' else 'incident-code' end
    where v.entity_id = any (${ids}::uuid[])`.execute(db)
  return rows
}
