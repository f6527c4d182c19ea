import { publishCrimes } from '@bluelamp/listen'
import { readForcePolicy } from '@bluelamp/memory'
import { type Db, enforce, openDatabase, startLocalPostgres } from '@bluelamp/platform'
import { sql } from 'kysely'
import { system } from '../../server/actors.ts'
import { findForce } from '../../server/force.ts'
import { prepareHouse } from '../../server/prepare-house.ts'
import { machineMs } from '../bench.ts'
import type { Home } from './report-form.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { tempFolder } from './temp-folder.ts'

/** The product as a server process on a database with the small invented force, made ready for load. */
export type ForceHouse = {
  server: ServerProcess
  owner: Db
  /** The postmaster. */
  postgresPid: number
  folder: string
  close: () => Promise<void>
}

export type ForceHouseOptions = {
  say: (line: string) => void
  /** At least so many units on duty, each somewhere in the force's area. */
  units?: number
  /** At least so many open incidents. */
  incidents?: number
  execArgv?: readonly string[]
}

export async function openForceHouse(
  name: string,
  options: ForceHouseOptions,
): Promise<ForceHouse> {
  const { say, units = 0, incidents = 0, execArgv = [] } = options
  const folder = tempFolder(name)
  const postgres = await startLocalPostgres({ folder: folder.path })
  const closers: (() => unknown)[] = [folder.remove, postgres.stop]
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const { ownerUrl, appUrl } = postgres
    await prepareHouse({ ownerUrl, size: 'small', until: new Date(), say })
    const owner = openDatabase({ url: ownerUrl, connections: 2 })
    closers.push(owner.close)
    const { db } = owner
    await keepStill(db)
    await topUpUnits(db, units)
    await topUpIncidents(db, incidents)
    await publish(appUrl, say)
    await sql`analyze`.execute(db)
    const server = await startServer(
      folder.path,
      { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, TRUST_PROXY: 'true' },
      execArgv,
    )
    closers.push(server.stop)
    return { server, owner: db, postgresPid: postgres.pid, folder: folder.path, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Else the server's own job would do it in the middle of a measurement. */
async function publish(appUrl: string, say: (line: string) => void): Promise<void> {
  enforce(readForcePolicy())
  const app = openDatabase({ url: appUrl, connections: 2 })
  try {
    const { forceId } = await findForce(app.db)
    const context = { db: app.db, actor: system(forceId), now: new Date() }
    const began = machineMs()
    let count = 0
    for (let more = true; more; ) {
      const done = await publishCrimes(context, { forceId })
      count += done.published
      more = done.more
    }
    say(`${count} crimes published in ${Math.round(machineMs() - began)} ms`)
  } finally {
    await app.close()
  }
}

/** A real force's server does not drive invented units about: only the load of the benchmark is to be measured. */
async function keepStill(db: Db): Promise<void> {
  await sql`
    update memory.provenance set value = value || '{"invented": false}' where key = 'force'`.execute(
    db,
  )
}

async function topUpUnits(db: Db, wanted: number): Promise<void> {
  await sql`
    insert into respond.unit (id, force_id, call_sign, kind, district_code, station, skills)
    select gen_random_uuid(), u.force_id, 'BENCH' || n, u.kind, u.district_code, u.station, u.skills
    from generate_series(1, ${wanted}::int - (select count(*) from respond.unit)::int) as n
    join lateral (select * from respond.unit order by id offset n % (select count(*) from respond.unit) limit 1) u
      on true`.execute(db)
  await sql`
    insert into respond.unit_state (unit_id, state, since)
    select id, 2, now() from respond.unit on conflict (unit_id) do nothing`.execute(db)
  await sql`
    insert into respond.unit_position (unit_id, easting, northing, fixed_at, accuracy)
    select u.id, a.position[0], a.position[1], now() - interval '1 minute', 5
    from (select id, row_number() over (order by call_sign) as n from respond.unit) u
    join (select position, row_number() over (order by md5(uprn)) as n from memory.address) a using (n)
    on conflict (unit_id) do nothing`.execute(db)
}

/** Copies of the latest incidents, open and with nobody sent yet. */
async function topUpIncidents(db: Db, wanted: number): Promise<void> {
  await sql`
    with copied as (
      select gen_random_uuid() as id, i.*, row_number() over () as n from (
        select force_id, log_date, summary, opening_code, crime_type, grade, place, easting, northing,
          area_code, district_code, marking, received_at
        from respond.incident where marking = 0 order by received_at desc
        limit greatest(0, ${wanted}::int - (select count(*) from respond.incident where closed_at is null)::int)
      ) i
    ), entity as (
      insert into memory.entity (id, kind, subkind, force_id, created_at)
      select id, 'event', 'incident', force_id, now() from copied
    )
    insert into respond.incident (id, force_id, log_date, serial, summary, opening_code, crime_type, grade,
      place, easting, northing, area_code, district_code, marking, received_at, created_at, graded_at)
    select id, force_id, log_date, 900000 + n, summary, opening_code, crime_type, grade, place, easting, northing,
      area_code, district_code, marking, now(), now(), now()
    from copied`.execute(db)
}

export async function accountOf(db: Db, role: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from platform.account where issuer = 'urn:bluelamp:demo' and roles[1] = ${role}
    order by id limit 1`.execute(db)
  if (!rows[0]) throw new Error(`No demo person is a ${role}`)
  return rows[0].id
}

export type UnitPlace = { unitId: string; easting: number; northing: number }

export async function unitPlaces(db: Db): Promise<UnitPlace[]> {
  const { rows } = await sql<UnitPlace>`
    select unit_id as "unitId", easting, northing from respond.unit_position order by unit_id`.execute(
    db,
  )
  return rows
}

export async function openIncidents(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from respond.incident where closed_at is null and marking = 0 order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Homes spread over the whole force, the same for the same data. */
export async function someHomes(db: Db, count: number): Promise<Home[]> {
  const { rows } = await sql<Home>`
    select uprn, postcode from memory.address where postcode is not null order by md5(uprn) limit ${count}`.execute(
    db,
  )
  return rows
}

/** Places people ask about on the crime map: streets where something was published, as `lat=…&lng=…`. */
export async function somePlaces(db: Db, count: number): Promise<string[]> {
  const { rows } = await sql<{ latitude: string; longitude: string }>`
    select s.latitude, s.longitude from listen.open_street s
    where exists (select from listen.published_crime c where c.street_id = s.id)
    order by md5(s.id::text) limit ${count}`.execute(db)
  return rows.map(({ latitude, longitude }) => `lat=${latitude}&lng=${longitude}`)
}
