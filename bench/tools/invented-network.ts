import type { Db } from '@bluelamp/platform'
import { sql } from 'kysely'

export type InventedNetwork = {
  people: number
  records: number
  links: number
  busyPlace: string
  busyPhoneHolder: string
}

const uuid = (prefix: string, n: string) =>
  sql.raw(`('${prefix}0000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`)

export const personId = (n: number) => `02000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const placeId = (n: number) => `03000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/**
 * Records that speak of people, places, vehicles and incidents, some of each of very much: demand gathers
 * on few, and one town centre and one hostel's phone are tied to a twentieth of everything. A tenth is
 * marked above clearance 0, a hundredth sealed. By SQL, the same for the same size.
 */
export async function fillNetwork(
  db: Db,
  wanted: number,
  say: (line: string) => void,
): Promise<InventedNetwork> {
  const records = Math.round(wanted / 4)
  const people = Math.round(records * 0.6)
  const places = Math.round(records * 0.15)
  const objects = Math.round(records * 0.15)
  const run = async (what: string, statement: ReturnType<typeof sql>) => {
    const began = performance.now()
    await statement.execute(db)
    say(`${what}: ${Math.round((performance.now() - began) / 100) / 10} s`)
  }
  await sql`select setseed(0.1829)`.execute(db)
  await run(
    'records',
    sql`insert into memory.record (id, attempt_id, kind, channel, source, force_id, received_at, regime, marking,
        sealed, submitted_by, body, body_hash)
      select ${uuid('0100', 'n')}, ${uuid('0100', 'n')}, 'contact', '101', 'benchmark', 'testford',
        timestamptz '2024-01-01' + n * (interval '900 days' / ${records}::int), 'dpa-part-3',
        (hashint4(n) % 10 = 0)::int, hashint4(n + 7) % 100 = 0, 'benchmark', '{}', '\\x00'
      from generate_series(1, ${records}::int) as n`,
  )
  await run(
    'entities',
    sql`insert into memory.entity (id, kind, subkind, force_id, created_at)
      select ${uuid('0200', 'n')}, 'person', 'person', 'testford', now() from generate_series(0, ${people}::int) n
      union all select ${uuid('0300', 'n')}, 'place', 'address', 'testford', now() from generate_series(0, ${places}::int) n
      union all select ${uuid('0400', 'n')}, 'object', 'vehicle', 'testford', now() from generate_series(0, ${objects}::int) n
      union all select ${uuid('0500', 'n')}, 'event', 'incident', 'testford', now() from generate_series(1, ${records}::int) n`,
  )
  // Each record: a reporter and often another person, a place, sometimes a vehicle, an incident told of once or more.
  await run(
    'links',
    sql`insert into memory.link (id, record_id, entity_id, role, asserted_by, asserted_at)
      select gen_random_uuid(), record_id, entity_id, role, 'benchmark', now() from (
        select ${uuid('0100', 'n')} as record_id, ${uuid('0200', `floor(${people} * random() ^ 2)::int`)} as entity_id, 'reporter' as role
        from generate_series(1, ${records}::int) n
        union all select ${uuid('0100', 'n')}, ${uuid('0200', `floor(${people} * random() ^ 2.5)::int`)}, 'victim'
        from generate_series(1, ${records}::int) n where random() < 0.7
        union all select ${uuid('0100', 'n')},
          ${uuid('0300', `case when random() < 0.05 then 0 else floor(${places} * random() ^ 2)::int end`)}, 'scene'
        from generate_series(1, ${records}::int) n
        union all select ${uuid('0100', 'n')}, ${uuid('0400', `floor(${objects} * random() ^ 1.5)::int`)}, 'seen'
        from generate_series(1, ${records}::int) n where random() < 0.3
        union all select ${uuid('0100', 'n')}, ${uuid('0500', `n - least(n - 1, floor(3 * random() ^ 3)::int)`)}, 'incident'
        from generate_series(1, ${records}::int) n
      ) l`,
  )
  // Two of a household share a phone; every twentieth caller rings from the hostel.
  await run(
    'details',
    sql`insert into memory.detail (record_id, entity_id, name, value, match_key)
      select record_id, entity_id, 'name', 'Invented Person ' || n, 'invented person ' || n
      from (select record_id, entity_id, hashtext(entity_id::text) as n from memory.link where role in ('reporter', 'victim')) l
      union all
      select record_id, entity_id, 'phone', phone, phone from (
        select record_id, entity_id, case when hashtext(record_id::text) % 20 = 0 then '01614960000'
          else '077' || lpad((('x' || right(entity_id::text, 8))::bit(32)::int / 2)::text, 8, '0') end as phone
        from memory.link where role = 'reporter') p
      on conflict do nothing`,
  )
  await run(
    'events',
    sql`insert into memory.event (entity_id, kind, code, force_id, recorded_at, state_at)
      select id, 'incident', 'crime-burglary-home', 'testford', now(), now() from memory.entity where kind = 'event'`,
  )
  await run('statistics', sql`vacuum analyze`)
  const { rows } = await sql<{ count: number; holder: string }>`
    select (select count(*) from memory.link)::int as count,
      (select entity_id from memory.detail where name = 'phone' and match_key = '01614960000' order by entity_id limit 1) as holder`.execute(
    db,
  )
  return {
    people,
    records,
    links: rows[0]!.count,
    busyPlace: placeId(0),
    busyPhoneHolder: rows[0]!.holder,
  }
}
