import type { Context, Db, Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { StreetRow } from './street-row.ts'

export type LoadCounts = { received: number; kept: number; present: number; rejected: number }

export async function findLoaded({ db }: Context, sha256: Buffer): Promise<LoadCounts | undefined> {
  return db
    .selectFrom('listen.load_file')
    .select(['received', 'kept', 'present', 'rejected'])
    .where('sha256', '=', sha256)
    .where('state', '=', 'loaded')
    .executeTakeFirst()
}

/** Says where a file stands: outside the load's own transaction, so that a killed load leaves a trace. */
export async function markFile(
  { db, now }: Context,
  file: { sha256: Buffer; name: string; kind: string },
  state: 'reading' | 'loaded' | 'unreadable',
  counts: LoadCounts = { received: 0, kept: 0, present: 0, rejected: 0 },
): Promise<void> {
  const finished = state === 'reading' ? null : now
  await db
    .insertInto('listen.load_file')
    .values({ ...file, state, ...counts, started_at: now, finished_at: finished })
    .onConflict(conflict =>
      conflict.column('sha256').doUpdateSet({ state, ...counts, finished_at: finished }),
    )
    .execute()
}

/** A place for the rows of one file until all of it was read: gone with the transaction. */
export async function makeRoom(db: Tx): Promise<void> {
  await sql`
    create temporary table load_row (
      line integer, persistent_id text, month date, force_id text, force_name text, longitude numeric(9, 6),
      latitude numeric(9, 6), street text, lsoa_code text, category text, outcome_code text, location_type text,
      context text, identity text
    ) on commit drop`.execute(db)
}

/** Arrays unnested: as quick as COPY for batches of this size, and the driver needs nothing more for it. */
export async function addRows(
  db: Db,
  lines: readonly number[],
  rows: readonly StreetRow[],
): Promise<void> {
  const column = <K extends keyof StreetRow>(key: K) => rows.map(row => row[key])
  await sql`
    insert into load_row
    select * from unnest(${lines}::int[], ${column('persistentId')}::text[], ${column('month')}::date[],
      ${column('forceId')}::text[], ${column('forceName')}::text[], ${column('longitude')}::numeric[],
      ${column('latitude')}::numeric[], ${column('street')}::text[], ${column('lsoaCode')}::text[],
      ${column('category')}::text[], ${column('outcomeCode')}::text[], ${column('locationType')}::text[],
      ${column('context')}::text[], ${column('identity')}::text[])`.execute(db)
}

/** Adds what the file holds and the database lacks; says how many rows were new. */
export async function keepRows(db: Tx): Promise<number> {
  await sql`analyze load_row`.execute(db)
  // Two loads at once would both take the same street's id to be free.
  await sql`select pg_advisory_xact_lock(hashtext('listen.open-data load'))`.execute(db)
  await sql`
    insert into listen.open_force (id, name)
    select force_id, min(force_name) from load_row group by force_id
    on conflict (id) do nothing`.execute(db)
  await addStreets(db)
  return addCrimes(db)
}

/**
 * A street's id is worked out from its name and place, so that every installation gives it the same. Where two come
 * to the same number, the second is worked out again.
 */
async function addStreets(db: Tx): Promise<void> {
  await sql`
    create temporary table load_street on commit drop as
    select distinct street as name, latitude, longitude from load_row where street is not null`.execute(
    db,
  )
  for (let attempt = 0; attempt < 20; attempt++) {
    await sql`
      delete from load_street l using listen.open_street s
      where s.name = l.name and s.latitude = l.latitude and s.longitude = l.longitude`.execute(db)
    const { numAffectedRows } = await sql`
      insert into listen.open_street (id, name, latitude, longitude)
      select (1 << 30) | (('x' || left(md5(concat_ws('|', name, latitude, longitude,
          nullif(${attempt}::int, 0))), 8))::bit(32)::int & ((1 << 30) - 1)),
        name, latitude, longitude
      from load_street order by name, latitude, longitude
      on conflict do nothing`.execute(db)
    if ((numAffectedRows ?? 0n) === 0n) break
  }
}

async function addCrimes(db: Tx): Promise<number> {
  const { rows } = await sql<{ inserted: number }>`
    with numbered as (
      select r.*, s.id as street_id,
        md5(r.identity || chr(31) || row_number() over (partition by r.identity order by r.line))::uuid as row_key
      from load_row r
      left join listen.open_street s
        on s.name = r.street and s.latitude = r.latitude and s.longitude = r.longitude
    ), kept as (
      insert into listen.published_crime as c (force_id, persistent_id, category, month, street_id, location_type,
        context, lsoa_code, outcome_code, outcome_month, source, row_key)
      select force_id, persistent_id, category, month, street_id, location_type, context, lsoa_code, outcome_code,
        case when outcome_code is not null then month end, 'loaded', row_key
      from numbered order by line
      on conflict (row_key) do update
        set outcome_code = excluded.outcome_code, outcome_month = excluded.outcome_month
        where c.outcome_code is distinct from excluded.outcome_code and excluded.outcome_code is not null
      returning c.id, c.outcome_code, c.outcome_month, c.street_id, (c.xmax = 0) as is_new
    ), told as (
      insert into listen.published_outcome (crime_id, code, month, street_id)
      select id, outcome_code, outcome_month, street_id from kept where outcome_code is not null
      on conflict do nothing
    )
    select count(*) filter (where is_new)::int as inserted from kept`.execute(db)
  return rows[0]!.inserted
}
