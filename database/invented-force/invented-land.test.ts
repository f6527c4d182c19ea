import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventForce, placeAt } from './index.ts'
import { insideRing, ringArea } from './plane.ts'
import { streamOf } from './random.ts'

const world = inventForce({ seed: 'land', until: Date.UTC(2026, 10, 1), months: 1 })
const rings = world.neighbourhoods.map(n => n.ring)

test('neighbourhoods tile the region: the areas add up and each point lies in exactly one', () => {
  assert.equal(world.neighbourhoods.length, 40)
  assert.equal(new Set(world.neighbourhoods.map(n => n.name)).size, 40)
  assert.equal(world.districts.length, 7)
  const whole = ringArea(world.outline)
  const sum = rings.reduce((s, r) => s + ringArea(r), 0)
  assert.ok(Math.abs(sum - whole) < 1e-6 * whole)
  const stream = streamOf(1, 'points')
  let inside = 0
  while (inside < 4000) {
    const x = stream.between(408_000, 422_000)
    const y = stream.between(284_000, 294_000)
    if (!insideRing(world.outline, x, y)) continue
    inside++
    assert.equal(rings.filter(r => insideRing(r, x, y)).length, 1, `${x} ${y}`)
  }
})

test('each address stands in its own neighbourhood and no other', () => {
  const seen = new Set<string>()
  for (const a of world.addresses()) {
    const at = world.neighbourhoods.filter(n => insideRing(n.ring, a.easting, a.northing))
    assert.deepEqual(
      at.map(n => n.id),
      [a.neighbourhoodId],
      `${a.number} ${a.street}`,
    )
    assert.match(a.postcode, /^WX[1-9]\d? \d[ABD-HJLNP-UW-Z]{2}$/)
    assert.match(a.uprn, /^999\d{9}$/)
    seen.add(a.uprn)
  }
  assert.equal(seen.size, world.addressCount)
})

test('an address is written once: no two share neighbourhood, street, number and flat', () => {
  const lines = new Set<string>()
  for (const a of world.addresses()) lines.add(`${a.streetId} ${a.number} ${a.flat}`)
  assert.equal(lines.size, world.addressCount)
})

test('no street name stands twice in a neighbourhood', () => {
  const names = new Set<string>()
  let count = 0
  for (const s of world.streets()) {
    names.add(`${s.neighbourhoodId} ${s.name}`)
    assert.match(s.name, /^[A-Z][\w'’ ]+ [A-Z][a-z]+$/)
    count++
  }
  assert.equal(names.size, count)
})

test('a snap point stands for eight addresses or more, or for none, and is the nearest to each of them', () => {
  const points = [...world.snapPoints()]
  const counts = new Map<number, number>()
  let looked = 0
  for (const a of world.addresses()) {
    counts.set(a.snapPointId, (counts.get(a.snapPointId) ?? 0) + 1)
    if (looked++ % 40 > 0) continue
    const far = (p: (typeof points)[number]) =>
      Math.hypot(p.easting - a.easting, p.northing - a.northing)
    const own = far(points.find(p => p.id === a.snapPointId)!)
    assert.ok(points.every(p => far(p) > own - 0.5))
  }
  for (const p of points) {
    assert.equal(p.addressCount, counts.get(p.id) ?? 0)
    assert.ok(p.addressCount === 0 || p.addressCount >= 8)
  }
})

test('every junction can be reached from every other, and no arc goes faster than its class', () => {
  const { nodeX, arcFrom, arcTo, arcMetres, arcSeconds } = world.roads()
  assert.ok(nodeX.length > 3000 && nodeX.length < 6500, String(nodeX.length))
  const next: number[][] = Array.from(nodeX, () => [])
  arcFrom.forEach((from, k) => {
    next[from]!.push(arcTo[k]!)
  })
  const seen = new Uint8Array(nodeX.length)
  const queue = [0]
  seen[0] = 1
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const to of next[at]!) {
      if (!seen[to]) {
        seen[to] = 1
        queue.push(to)
      }
    }
  }
  assert.equal(
    seen.reduce((s, v) => s + v, 0),
    nodeX.length,
  )
  assert.ok(arcMetres.every((m, k) => m / arcSeconds[k]! < 14 && m / arcSeconds[k]! > 7))
})

test('grid and degrees agree with the worked example of the Ordnance Survey guide (Caister water tower)', () => {
  const tower = placeAt(651_409.9, 313_177.3)
  assert.ok(Math.abs(tower.latitude - 52.657977) < 1e-4, String(tower.latitude))
  assert.ok(Math.abs(tower.longitude - 1.716052) < 1e-4, String(tower.longitude))
})
