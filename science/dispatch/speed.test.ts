import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleStateRules, inventedWeights } from './dispatch-rules.ts'
import { makeStreetGrid, seededNumbers } from './grid-graph.ts'
import { recommendUnits } from './recommend.ts'
import { buildRoadGraph } from './road-graph.ts'
import { secondsToAll, travelSeconds } from './travel-time.ts'

/**
 * The least processor time of several runs of the same work, milliseconds: what it takes whatever else runs on the machine. The
 * limits below are three times what a quiet 2-core machine needs.
 */
function quickestMilliseconds(runs: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

test('160,000 crossings, 500 units and 1,000 demand points are quick enough to wait for', () => {
  const graph = buildRoadGraph(makeStreetGrid({ columns: 400, rows: 400, seed: 1 }))
  const random = seededNumbers(2)
  const node = (): number => Math.floor(random() * graph.nodeCount)
  const spot = (): { x: number; y: number } => ({
    x: 400_000 + random() * 39_900,
    y: 280_000 + random() * 39_900,
  })
  const demand = Array.from({ length: 1000 }, () => ({ ...spot(), weight: random() }))
  const units = Array.from({ length: 500 }, (_, n) => ({
    ...spot(),
    id: `U${n}`,
    state: 2,
    skills: [],
    positionAgeSeconds: 30,
    shiftEndsInSeconds: 9000,
  }))
  const recommend = (): void => {
    const advice = recommendUnits({
      incident: { ...spot(), grade: 1, skillsNeeded: [], crewNeeded: 2 },
      units,
      stateRules: exampleStateRules,
      graph,
      demand,
      coverSeconds: 900,
      busyFraction: 0.4,
      weights: inventedWeights,
      version: '1',
    })
    assert.ok(advice.ranked.length > 400)
  }
  const trips = Array.from({ length: 10 }, () => [node(), node()] as const)
  const start = node()
  const travel = () => {
    for (const [from, to] of trips) travelSeconds(graph, from, to)
  }
  const one = quickestMilliseconds(7, travel) / trips.length
  const all = quickestMilliseconds(9, () => secondsToAll(graph, start))
  const advice = quickestMilliseconds(9, recommend)
  assert.ok(one < 30, `one trip took ${one} ms`)
  assert.ok(all < 100, `all trips took ${all} ms`)
  assert.ok(advice < 100, `advice took ${advice} ms`)
})
