import type pg from 'pg'
import { isoDay } from '../calendar.ts'
import type { World } from '../invent-force.ts'
import type { Place } from '../rows.ts'
import { copyRows } from './copy-batches.ts'

const point = ({ easting, northing }: Pick<Place, 'easting' | 'northing'>) =>
  `(${easting},${northing})`
const bytes = (array: Float64Array | Uint32Array | Float32Array) =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength)

/** Areas, addresses, the points crimes are published at, and the road network. */
export async function loadPlaces(db: pg.Client, world: World): Promise<void> {
  const { force, districts, neighbourhoods } = world
  const since = '2015-01-01'
  const middle = districts[0]!.centre
  const codeOf = new Map(neighbourhoods.map(n => [n.id, n.code]))
  const people = (code: string) =>
    neighbourhoods.filter(n => n.districtCode === code).reduce((sum, n) => sum + n.population, 0)
  await copyRows(
    db,
    'memory.area',
    'code, kind, name, parent_code, force_id, population, centre, valid_from',
    [
      [force.id, 'force', force.region, null, force.id, force.population, point(middle), since],
      ...districts.map(d => [
        d.code,
        'district',
        d.name,
        force.id,
        force.id,
        people(d.code),
        point(d.centre),
        since,
      ]),
      ...neighbourhoods.map(n => [
        n.code,
        'neighbourhood',
        n.name,
        n.districtCode,
        force.id,
        n.population,
        point(n.centre),
        since,
      ]),
    ],
  )
  // Neighbourhoods alone have rings: a district is where its neighbourhoods are.
  await copyRows(
    db,
    'memory.area_ring',
    'area_code, ring, sign, boundary',
    neighbourhoods.map(n => [n.code, 0, 1, `(${n.ring.map(([x, y]) => `(${x},${y})`).join()})`]),
  )
  await copyRows(
    db,
    'memory.snap_point',
    'id, name, position, latitude, longitude, addresses',
    snapPoints(world),
  )
  await copyRows(
    db,
    'memory.address',
    'uprn, line, street, town, postcode, area_code, position, snap_point_id',
    addresses(world, codeOf),
  )
  const { nodeX, nodeY, arcFrom, arcTo, arcSeconds } = world.roads()
  await copyRows(
    db,
    'memory.road_network',
    'id, nodes, arcs, node_eastings, node_northings, arc_from, arc_to, arc_seconds, made_at',
    [
      [
        `${force.id} ${isoDay(Math.floor(world.until / 86_400_000))}`,
        nodeX.length,
        arcFrom.length,
        bytes(nodeX),
        bytes(nodeY),
        bytes(arcFrom),
        bytes(arcTo),
        bytes(arcSeconds),
        new Date(world.until),
      ],
    ],
  )
}

function* snapPoints(world: World) {
  for (const p of world.snapPoints()) {
    yield [p.id, p.name, point(p), p.latitude, p.longitude, p.addressCount]
  }
}

function* addresses(world: World, codeOf: ReadonlyMap<string, string>) {
  for (const a of world.addresses()) {
    yield [
      a.uprn,
      world.ground.line(a),
      a.street,
      a.town,
      a.postcode,
      codeOf.get(a.neighbourhoodId)!,
      point(a),
      a.snapPointId,
    ]
  }
}
