import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import pg from 'pg'
import { demoPeople, inventForce, loadInventedForce } from './index.ts'
import { commitUnits } from './load/load-live.ts'
import { unitsOnDuty } from './load/load-staff.ts'
import { DEFAULT_SEED } from './load.ts'

const until = new Date('2026-11-20T14:30:00Z')
let house: TestHouse
let db: pg.Client
const one = async (text: string) => (await db.query(text)).rows[0]

before(async () => {
  house = await openTestHouse('invented force')
  await loadInventedForce({ ownerUrl: house.ownerUrl, size: 'small', until, months: 2 })
  db = new pg.Client({ connectionString: house.ownerUrl })
  await db.connect()
})
after(async () => {
  await db.end()
  await house.close()
})

test('what the world tells is what the tables hold', async () => {
  const world = inventForce({ seed: DEFAULT_SEED, until, months: 2 })
  const told = { contact: 0, incident: 0, crime: 0 }
  for (const { kind } of world.history()) told[kind]++
  const { records, incidents, crimes, addresses, points } = await one(`select
    (select count(*)::int from memory.record where kind not in ('custody-card', 'sighting')) as records, (select count(*)::int from respond.incident) as incidents,
    (select count(*)::int from respond.crime) as crimes, (select count(*)::int from memory.address) as addresses,
    (select count(*)::int from memory.snap_point) as points`)
  assert.deepEqual(
    { records, incidents, crimes },
    { records: told.contact, incidents: told.incident, crimes: told.crime },
  )
  assert.equal(addresses, world.addressCount)
  assert.equal(points, [...world.snapPoints()].length)
})

test('each address lies, by its polygon, in the neighbourhood it names', async () => {
  const { wrong } = await one(`select count(*)::int as wrong from memory.address a
    where not exists (select from memory.area_ring r where r.area_code = a.area_code and r.boundary @> a.position)`)
  assert.equal(wrong, 0)
})

test('open incidents have the units that are on them, and those units say so', async () => {
  const { open, busy, loose } = await one(`select
    (select count(*)::int from respond.incident where closed_at is null) as open,
    (select count(*)::int from respond.unit_state where incident_id is not null) as busy,
    (select count(*)::int from respond.incident i where state in ('assigned', 'en-route', 'at-scene')
      and not exists (select from respond.unit_state s where s.incident_id = i.id)) as loose`)
  assert.ok(open > 0)
  assert.equal(loose, 0)
  const { live } = await one(`select count(*)::int as live from respond.incident
    where state in ('assigned', 'en-route', 'at-scene')`)
  assert.equal(busy, live)
})

test('the officer of the cast is out and free, however much there is to do', () => {
  const world = inventForce({ seed: DEFAULT_SEED, until, months: 2 })
  const onDuty = unitsOnDuty(world)
  const car = demoPeople(world).find(({ role }) => role === 'response-officer')!.unitId
  assert.ok(onDuty.some(({ unit }) => unit.id === car))
  const [incident] = [...world.history()].flatMap(event =>
    event.kind === 'incident' ? [event.row] : [],
  )
  const open = onDuty.map(() => ({
    incident: { ...incident!, t4Assigned: until.getTime(), t7LastClear: null },
    contact: undefined as never,
    crimes: [],
  }))
  const committed = commitUnits(world, open, onDuty)
  assert.ok(committed.length > 10)
  assert.ok(committed.every(({ unit }) => unit.unit.id !== car))
})

test('serials follow on from the history', async () => {
  const { gaps } = await one(`select count(*)::int as gaps from respond.log_serial s
    where last <> (select max(serial) from respond.incident i where i.log_date = s.log_date)`)
  assert.equal(gaps, 0)
})

test('the memory says that it is invented', async () => {
  const { value } = await one(`select value from memory.provenance where key = 'force'`)
  assert.deepEqual(value, { id: 'wexmoor', name: 'Wexmoor Police', code: 'WX', invented: true })
  const { accounts } = await one(
    `select count(*)::int as accounts from platform.account where issuer = 'urn:bluelamp:demo'`,
  )
  assert.equal(accounts, 14)
})
