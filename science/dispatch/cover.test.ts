import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  coverWithout,
  expectedCover,
  measureCover,
  placeUnits,
  removeFromCover,
  roadCoverTimes,
  straightLineTimes,
} from './cover.ts'
import { makeStreetGrid, seededNumbers } from './grid-graph.ts'
import { buildRoadGraph, nearestNode } from './road-graph.ts'
import { travelSeconds } from './travel-time.ts'

const runs = { seed: 1983, numRuns: 200 }
const spot = fc.record({ x: fc.integer({ min: 0, max: 100 }), y: fc.integer({ min: 0, max: 100 }) })
const situation = fc
  .record({
    places: fc.array(spot, { minLength: 1, maxLength: 7 }),
    demand: fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 100 }),
        y: fc.integer({ min: 0, max: 100 }),
        weight: fc.integer({ min: 0, max: 20 }),
      }),
      { maxLength: 20 },
    ),
    coverSeconds: fc.integer({ min: 0, max: 80 }),
    busyFraction: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(s => ({
    ...s,
    coverTimes: straightLineTimes(s.demand, { metresPerSecond: 1, winding: 1 }),
  }))

const close = (a: number, b: number): void =>
  assert.ok(Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b)), `${a} ≠ ${b}`)

/** Daskin's objective written out as the double sum of his paper. */
function daskin(counts: readonly number[], weights: readonly number[], q: number): number {
  let sum = 0
  for (const [i, count] of counts.entries()) {
    for (let k = 1; k <= count; k++) sum += weights[i]! * (1 - q) * q ** (k - 1)
  }
  return sum
}

test('expected cover equals the double sum in the paper', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(9), fc.nat(50)), { maxLength: 20 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (points, q) => {
        const counts = points.map(([count]) => count)
        const weights = points.map(([, weight]) => weight)
        close(expectedCover(counts, weights, q), daskin(counts, weights, q))
      },
    ),
    runs,
  )
})

test('taking units away one at a time loses exactly what it says, and never less than before', () => {
  fc.assert(
    fc.property(situation, s => {
      let cover = measureCover(s)
      let lastOfSameUnit = 0
      for (let unit = 0; unit < s.places.length; unit++) {
        const { lost, before, after } = coverWithout(cover, unit)
        assert.ok(lost >= 0 && after <= before + 1e-12 && after >= 0)
        const less = removeFromCover(cover, [unit])
        close(cover.expected - less.expected, lost)
        const fresh = measureCover({ ...s, places: s.places.slice(unit + 1) })
        close(less.expected, fresh.expected)
        // Diminishing returns: the last unit is missed more once another has gone.
        const final = s.places.length - 1
        if (unit < final) {
          assert.ok(coverWithout(less, final).lost >= coverWithout(cover, final).lost - 1e-12)
          lastOfSameUnit = coverWithout(less, final).lost
        } else close(lost, lastOfSameUnit || lost)
        cover = less
      }
      assert.equal(cover.expected, 0)
    }),
    runs,
  )
})

test('cover by units placed one at a time never falls and never steepens, and is at least 63% of the best', () => {
  fc.assert(
    fc.property(situation, fc.integer({ min: 1, max: 3 }), (s, units) => {
      const { sites, shares } = placeUnits({ ...s, units })
      assert.equal(sites.length, units)
      let lastGain = Infinity
      for (const [k, share] of shares.entries()) {
        const gain = share - (shares[k - 1] ?? 0)
        assert.ok(gain >= 0 && gain <= lastGain + 1e-12)
        lastGain = gain
      }
      const share = measureCover({ ...s, places: sites.map(site => s.places[site]!) }).share
      close(shares.at(-1)!, share)
      assert.ok(share >= (1 - 1 / Math.E) * bestShare(s, units) - 1e-12)
    }),
    runs,
  )
})

function bestShare(s: Parameters<typeof measureCover>[0], units: number): number {
  const choose = (chosen: Parameters<typeof measureCover>[0]['places'], from: number): number => {
    if (chosen.length === units) return measureCover({ ...s, places: chosen }).share
    let best = 0
    for (let site = from; site < s.places.length; site++) {
      best = Math.max(best, choose([...chosen, s.places[site]!], site))
    }
    return best
  }
  return choose([], 0)
}

test('one unit is placed where plain maximal covering would place it', () => {
  fc.assert(
    fc.property(situation, s => {
      const covered = s.places.map(place =>
        s.demand
          .filter(point => Math.hypot(point.x - place.x, point.y - place.y) <= s.coverSeconds)
          .reduce((sum, point) => sum + point.weight, 0),
      )
      const { sites } = placeUnits({ ...s, units: 1 })
      if (s.busyFraction < 0.999) assert.equal(covered[sites[0]!], Math.max(...covered))
      const alone = measureCover({ ...s, places: [s.places[sites[0]!]!], busyFraction: 0 })
      close(alone.expected, covered[sites[0]!]!)
    }),
    runs,
  )
})

test('the exact best of each size need not be concave: three pairs against one wide site', () => {
  const demand = [0, 1, 2, 3, 4, 5].map(x => ({ x, y: 0, weight: 1 }))
  const reach = [
    [0, 1],
    [2, 3],
    [4, 5],
    [0, 2, 4],
  ]
  const s = {
    places: reach.map((_, site) => ({ x: site, y: 0 })),
    demand,
    coverSeconds: 1,
    busyFraction: 0,
    coverTimes: (place: { x: number }, seconds: Float64Array) => {
      seconds.fill(9)
      for (const point of reach[place.x]!) seconds[point] = 0
    },
  }
  const best = [1, 2, 3].map(units => Math.round(6 * bestShare(s, units)))
  assert.deepEqual(best, [3, 4, 6])
})

test('road cover times are those of the cell, within the time to cross it', () => {
  const graph = buildRoadGraph(makeStreetGrid({ columns: 30, rows: 30, seed: 5, gaps: 0 }))
  const random = seededNumbers(6)
  const somewhere = (): { x: number; y: number } => ({
    x: 400_000 + random() * 2900,
    y: 280_000 + random() * 2900,
  })
  const demand = Array.from({ length: 20 }, somewhere)
  const times = roadCoverTimes(graph, demand, { cellMetres: 200, limitSeconds: 900 })
  const seconds = new Float64Array(demand.length)
  for (let i = 0; i < 40; i++) {
    const place = somewhere()
    times(place, seconds)
    for (const [d, point] of demand.entries()) {
      const exact = travelSeconds(
        graph,
        nearestNode(graph, place.x, place.y).node,
        nearestNode(graph, point.x, point.y).node,
      )
      assert.ok(Math.abs(seconds[d]! - exact) < 120, `${seconds[d]} against ${exact}`)
    }
  }
  times({ x: 0, y: 0 }, seconds)
  assert.ok(seconds.every(time => time === Infinity))
})

test('figures out of range are refused', () => {
  const s = { places: [], demand: [{ x: 0, y: 0, weight: -1 }], coverSeconds: 1 }
  const coverTimes = straightLineTimes(s.demand)
  assert.throws(() => measureCover({ ...s, busyFraction: 0.5, coverTimes }), /weight -1/)
  assert.throws(() => measureCover({ ...s, demand: [], busyFraction: 2, coverTimes }), /fraction 2/)
  assert.throws(() => expectedCover([1], [], 0.5), /1 counts but 0 weights/)
})
