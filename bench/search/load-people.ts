import pg from 'pg'
import { CopyBatches, type CopyValue } from '../../database/invented-force/load/copy-batches.ts'
import { inventRecords } from '../people/invent-people.ts'

export const forceId = 'benchford'
/** Half the side of the square of country, in metres: with ten million records, as dense as a city region. */
const sideMetres = 60_000

export type LoadOptions = {
  ownerUrl: string
  records: number
  seed: number
  /** Of ten records, how many are marked above what an ordinary member of staff may see. */
  hiddenTenths: number
  say: (line: string) => void
}

/**
 * Records of invented people straight into memory's tables, without verbs: staged by COPY, then written set by set
 * with the keys and indexes off, which are put back after. Each record is a contact that speaks of one person.
 */
export async function loadPeople({
  ownerUrl,
  records,
  seed,
  hiddenTenths,
  say,
}: LoadOptions): Promise<void> {
  const [db, second] = [await connect(ownerUrl), await connect(ownerUrl)]
  /** Two at a time, as there are two who can: each statement goes to whichever connection is free. */
  const inLanes = async (statements: readonly string[]) => {
    const waiting = [...statements]
    const lane = async (client: pg.Client) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await client.query(next)
    }
    await Promise.all([lane(db), lane(second)])
  }
  try {
    await stage(db, records, seed, say)
    const put = await takeOff(db, ['record', 'entity', 'link', 'detail', 'address'])
    await db.query(area)
    await inLanes(statements(hiddenTenths))
    say('rows are in; making their indexes')
    await inLanes(put.indexes)
    for (const key of put.keys) await db.query(key)
    await db.query('drop table bench_person')
    await inLanes(
      ['detail', 'record', 'entity', 'link', 'address'].map(
        table => `vacuum analyze memory.${table}`,
      ),
    )
  } finally {
    await db.end()
    await second.end()
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('set synchronous_commit = off')
  await client.query("set maintenance_work_mem = '1GB'")
  await client.query("set work_mem = '256MB'")
  return client
}

async function stage(
  db: pg.Client,
  records: number,
  seed: number,
  say: (line: string) => void,
): Promise<void> {
  await db.query(`create unlogged table bench_person
    (n integer, person integer, name text, born text, postcode text, phone text, email text, line text, town text)`)
  const columns = 'n, person, name, born, postcode, phone, email, line, town'
  const batches = new CopyBatches(db, { bench_person: columns })
  let n = 0
  for (const { person, values: v } of inventRecords(records, seed)) {
    const name = [v.forenames, v.surname].filter(Boolean).join(' ') || null
    const row: CopyValue[] = [
      n++,
      person,
      name,
      v.date_of_birth,
      v.postcode,
      v.phone,
      v.email,
      v.address,
      v.town,
    ]
    batches.add('bench_person', row)
    if (batches.full) await batches.flush()
    if (n % 1_000_000 === 0) say(`${n} records invented`)
  }
  await batches.flush()
}

type PutBack = { indexes: string[]; keys: string[] }

/** Takes foreign keys, keys and indexes off; answers how to put them back: the foreign keys after what they refer to. */
async function takeOff(db: pg.Client, tables: readonly string[]): Promise<PutBack> {
  const { rows: keys } = await db.query<{ table: string; name: string; def: string; kind: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as def, contype as kind
     from pg_constraint
     where contype in ('f', 'p', 'u') and (conrelid = any ($1::regclass[]) or confrelid = any ($1::regclass[]))
     order by contype = 'f' desc`,
    [tables.map(table => `memory.${table}`)],
  )
  for (const { table, name } of keys)
    await db.query(`alter table ${table} drop constraint "${name}"`)
  const { rows: indexes } = await db.query<{ name: string; def: string }>(
    `select indexname as name, indexdef as def from pg_indexes
     where schemaname = 'memory' and tablename = any ($1)`,
    [tables],
  )
  for (const { name } of indexes) await db.query(`drop index memory."${name}"`)
  const put = (key: (typeof keys)[number], valid = '') =>
    `alter table ${key.table} add constraint "${key.name}" ${key.def}${valid}`
  const own = keys.filter(key => key.kind !== 'f')
  return {
    // Two keys of one table would wait for each other: they are made as indexes and then named as keys.
    indexes: [
      ...own.map(
        ({ table, name, def }) =>
          `create unique index "${name}" on ${table} ${def.slice(def.indexOf('('))}`,
      ),
      ...indexes.map(index => index.def),
    ],
    keys: [
      ...own.map(
        ({ table, name, kind }) =>
          `alter table ${table} add constraint "${name}" ${kind === 'p' ? 'primary key' : 'unique'} using index "${name}"`,
      ),
      // What was just made is known to hold; looking again would take as long as making it.
      ...keys.filter(key => key.kind === 'f').map(key => put(key, ' not valid')),
    ],
  }
}

const uuid = (kind: number, n: string) =>
  `('0190${kind}000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

const area = `insert into memory.area (code, kind, name, force_id, centre, valid_from)
  values ('bench-area', 'force', 'Benchford', '${forceId}', point(400000, 300000), '2020-01-01')`

const statements = (hiddenTenths: number): string[] => [
  `insert into memory.address (uprn, line, street, town, postcode, area_code, position)
   select 'bench' || row_number() over (order by postcode), min(line), 'A street', coalesce(min(town), ''), postcode, 'bench-area',
     point(400000 + ('x' || substr(md5(postcode), 1, 6))::bit(24)::integer % ${sideMetres},
       300000 + ('x' || substr(md5(postcode), 7, 6))::bit(24)::integer % ${sideMetres})
   from bench_person where postcode is not null and line is not null and postcode ~ ' ' group by postcode`,
  `insert into memory.entity (id, kind, subkind, force_id, created_at)
   select ${uuid(2, 'person')}, 'person', 'person', '${forceId}', '2026-01-01'
   from (select distinct person from bench_person) p`,
  `insert into memory.record (id, attempt_id, kind, channel, source, force_id, received_at, regime, marking, submitted_by, body, body_hash)
   select ${uuid(1, 'n')}, ${uuid(3, 'n')}, 'contact', (array['999', '101', 'online', 'counter'])[1 + n % 4], 'bench', '${forceId}',
     timestamptz '2026-11-01' - n * interval '7 seconds', 'dpa-part-3',
     case when ('x' || substr(md5(n::text), 1, 4))::bit(16)::integer % 10 < ${hiddenTenths} then 1 else 0 end,
     'bench', jsonb_build_object('summary', 'Call about ' || coalesce(line, 'something')), '\\x00'
   from bench_person`,
  `insert into memory.link (id, record_id, entity_id, role, asserted_by, asserted_at)
   select ${uuid(4, 'n')}, ${uuid(1, 'n')}, ${uuid(2, 'person')}, (array['reporter', 'victim', 'suspect', 'witness'])[1 + n % 4], 'bench', '2026-01-01'
   from bench_person`,
  ...(
    [
      ['name', 'name', 'lower(name)'],
      ['date-of-birth', 'born', 'born'],
      ['postcode', 'postcode', `regexp_replace(upper(postcode), '[^A-Z0-9]', '', 'g')`],
      ['phone', 'phone', 'phone'],
      ['email', 'email', 'email'],
    ] as const
  ).map(
    ([
      name,
      column,
      key,
    ]) => `insert into memory.detail (record_id, entity_id, name, value, match_key)
   select ${uuid(1, 'n')}, ${uuid(2, 'person')}, '${name}', ${column}, ${key}
   from bench_person where ${column} is not null`,
  ),
]
