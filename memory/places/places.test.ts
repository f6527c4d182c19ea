import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { forceId, openMemoryHouse } from '../testing.ts'
import { findBoundaries } from './boundary-store.ts'
import { toLatLng } from './grid.ts'
import {
  findAddress,
  findAddresses,
  findArea,
  findNeighbourhoodAt,
  findSnapPoint,
} from './place-store.ts'
import { readRoadNetwork } from './road-network.ts'

let house: TestHouse
let context: Context

const square = (west: number, south: number, size: number) => {
  const [east, north] = [west + size, south + size]
  return `((${west},${south}),(${west},${north}),(${east},${north}),(${east},${south}))`
}

before(async () => {
  house = await openMemoryHouse('places')
  context = house.context()
  const run = (text: string) => sql.raw(text).execute(house.owner)
  const area = (code: string, kind: string, parent: string | null, to: string | null = null) =>
    run(`insert into memory.area (code, kind, name, parent_code, force_id, centre, valid_from, valid_to)
      values ('${code}', '${kind}', '${code} name', ${parent ? `'${parent}'` : 'null'}, '${forceId}',
        '(400500,300500)', '2020-01-01', ${to ? `'${to}'` : 'null'})`)
  await area('A1', 'district', null)
  // A ring with a lake in it, an island in the lake that belongs to it, and a village that does not.
  await area('N1', 'neighbourhood', 'A1')
  await area('N2', 'neighbourhood', 'A1')
  await area('N0', 'neighbourhood', 'A1', '2025-01-01')
  await run(`insert into memory.area_ring values
    ('N1', 0, 1, '${square(400_000, 300_000, 1000)}'),
    ('N1', 1, -1, '${square(400_300, 300_300, 400)}'),
    ('N1', 2, 1, '${square(400_450, 300_450, 100)}'),
    ('N2', 0, 1, '${square(400_300, 300_300, 100)}'),
    ('N0', 0, 1, '${square(400_000, 300_000, 1000)}'),
    ('A1', 0, 1, '${square(399_000, 299_000, 4000)}')`)
})
after(() => house.close())

const codeAt = async (easting: number, northing: number) =>
  (await findNeighbourhoodAt(context, { easting, northing }))?.code

test('a place lies in the neighbourhood whose rings add up there', async () => {
  assert.equal(await codeAt(400_100, 300_100), 'N1', 'in the ring')
  assert.equal(await codeAt(400_600, 300_600), undefined, 'in the hole')
  assert.equal(await codeAt(400_500, 300_500), 'N1', 'on the island in the hole')
  assert.equal(await codeAt(400_350, 300_350), 'N2', 'in the village in the hole')
  assert.equal(await codeAt(400_999, 300_001), 'N1')
  assert.equal(await codeAt(401_001, 300_001), undefined, 'just outside')
  assert.equal(await codeAt(402_500, 302_500), undefined, 'in the district, in no neighbourhood')
})

test('the sum of the signs is what a count by hand gives, everywhere on a fine net', async () => {
  const within = (e: number, n: number, west: number, south: number, size: number) =>
    e > west && e < west + size && n > south && n < south + size
  for (let e = 399_987; e < 401_050; e += 61) {
    for (let n = 299_987; n < 301_050; n += 61) {
      const inOne =
        Number(within(e, n, 400_000, 300_000, 1000)) -
        Number(within(e, n, 400_300, 300_300, 400)) +
        Number(within(e, n, 400_450, 300_450, 100))
      const expected = inOne > 0 ? 'N1' : within(e, n, 400_300, 300_300, 100) ? 'N2' : undefined
      assert.equal(await codeAt(e, n), expected, `${e} ${n}`)
    }
  }
})

test('an area that ended is no answer for today, but its name can still be looked up', async () => {
  assert.equal(
    (await findNeighbourhoodAt(context, { easting: 400_100, northing: 300_100 }))?.name,
    'N1 name',
  )
  assert.equal((await findArea(context, 'N0'))?.districtName, 'A1 name')
  assert.equal(await findArea(context, 'N9'), undefined)
})

test('boundaries on a map are closed rings, longitude first, the hole after its ring', async () => {
  const found = await findBoundaries(house.db, 'neighbourhood')
  assert.deepEqual(
    found.map(boundary => boundary.properties.code),
    ['N1', 'N2'],
  )
  const [boundary] = found
  for (const ring of boundary!.geometry.coordinates) {
    assert.equal(ring.length, 5)
    assert.deepEqual(ring[0], ring.at(-1))
  }
  const corner = toLatLng({ easting: 400_000, northing: 300_000 })
  assert.deepEqual(boundary?.geometry.coordinates[0]?.[0], [corner.longitude, corner.latitude])
})

test('no snap point may stand for one to seven homes', async () => {
  const insert = (id: number, addresses: number) =>
    sql`insert into memory.snap_point values
      (${id}, 'On or near Mill Lane', point(${400_000 + id}, 300000), 52.6, -2.0, ${addresses})`.execute(
      house.owner,
    )
  for (let addresses = 1; addresses <= 7; addresses++) {
    await assert.rejects(insert(addresses, addresses), /snap_point_hides_homes/, `${addresses}`)
  }
  await insert(10, 0)
  await insert(200, 8)
  await insert(500, 900)
})

test('a place is published at its own address’s snap point, else at the nearest', async () => {
  await sql`insert into memory.address values
    ('990000000001', '1 Mill Lane', 'Mill Lane', 'Testford', 'WX1 2AB', 'N1', '(400010,300000)', 500),
    ('990000000002', '2 Mill Lane', 'Mill Lane', 'Testford', 'WX1 2AB', 'N1', '(400015,300000)', null),
    ('990000000003', '10 Mill Lane', 'Mill Lane', 'Testford', 'WX1 2AB', 'N1', '(400016,300000)', null),
    ('990000000004', 'Flat 3, 1 Ash Road', 'Ash Road', 'Testford', 'W1 2AB', 'N1', '(400016,300000)', null)
    `.execute(house.owner)
  const idOf = async (easting: number, uprn?: string) =>
    (await findSnapPoint(context, { easting, northing: 300_000, uprn }))?.id
  assert.equal(await idOf(400_010, '990000000001'), 500, 'its own, though another is nearer')
  assert.equal(await idOf(400_015, '990000000002'), 10)
  assert.equal(await idOf(400_190), 200)
  assert.equal(await idOf(400_190, '990000000999'), 200)
  assert.equal(await idOf(999_999), 500, 'even far outside there is one')
})

test('addresses are found by postcode however it is typed, in door order', async () => {
  for (const typed of ['WX1 2AB', 'wx12ab', ' Wx1  2aB ']) {
    assert.deepEqual(
      (await findAddresses(context, typed)).map(address => address.line),
      ['1 Mill Lane', '2 Mill Lane', '10 Mill Lane'],
      typed,
    )
  }
  for (const none of ['', 'WX', 'WX1 2AC', "' or 1=1 --", 'WX1 2A%']) {
    assert.deepEqual(await findAddresses(context, none), [], none)
  }
  assert.deepEqual(await findAddress(context, '990000000002'), {
    uprn: '990000000002',
    line: '2 Mill Lane',
    street: 'Mill Lane',
    town: 'Testford',
    postcode: 'WX1 2AB',
    areaCode: 'N1',
    easting: 400_015,
    northing: 300_000,
  })
  assert.equal(await findAddress(context, '1'), undefined)
})

test('the road network comes back as the numbers that went in, the newest of several', async () => {
  assert.equal(await readRoadNetwork(house.db), undefined)
  const bytes = (array: Float64Array | Uint32Array | Float32Array) => Buffer.from(array.buffer)
  const network = (id: string, x: number[], made_at: Date) => ({
    id,
    nodes: x.length,
    arcs: 1,
    node_eastings: bytes(Float64Array.from(x)),
    node_northings: bytes(Float64Array.from(x, value => value / 3)),
    arc_from: bytes(Uint32Array.of(0)),
    arc_to: bytes(Uint32Array.of(1)),
    arc_seconds: bytes(Float32Array.of(12.5)),
    made_at,
  })
  await house.owner
    .insertInto('memory.road_network')
    .values([
      network('new', [400_000.125, 400_100], new Date('2026-11-02')),
      network('old', [1, 2, 3], new Date('2026-11-01')),
    ])
    .execute()
  assert.deepEqual(await readRoadNetwork(house.db), {
    x: Float64Array.of(400_000.125, 400_100),
    y: Float64Array.of(400_000.125 / 3, 400_100 / 3),
    from: Uint32Array.of(0),
    to: Uint32Array.of(1),
    seconds: Float32Array.of(12.5),
  })
})
