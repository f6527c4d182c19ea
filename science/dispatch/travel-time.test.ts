import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeStreetGrid, seededNumbers } from './grid-graph.ts'
import { buildRoadGraph, nearestNode, type RoadEdges, reverseGraph } from './road-graph.ts'
import {
  findPath,
  pathPosition,
  secondsFromAll,
  secondsFromSources,
  secondsToAll,
  secondsToTargets,
  travelSeconds,
} from './travel-time.ts'

const runs = { seed: 1829, numRuns: 150 }

/** Random graphs with loops, duplicates, free arcs, closed arcs and nodes nobody can reach. */
const anyEdges: fc.Arbitrary<RoadEdges> = fc.integer({ min: 1, max: 14 }).chain(count =>
  fc
    .record({
      nodes: fc.array(
        fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 })),
        {
          minLength: count,
          maxLength: count,
        },
      ),
      arcs: fc.array(
        fc.tuple(
          fc.nat(count - 1),
          fc.nat(count - 1),
          fc.oneof(
            { weight: 8, arbitrary: fc.double({ min: 0.1, max: 300, noNaN: true }) },
            { weight: 1, arbitrary: fc.constant(0) },
            { weight: 1, arbitrary: fc.constant(Infinity) },
          ),
        ),
        { maxLength: 50 },
      ),
    })
    .map(({ nodes, arcs }) => ({
      x: nodes.map(([x]) => x),
      y: nodes.map(([, y]) => y),
      from: arcs.map(([from]) => from),
      to: arcs.map(([, to]) => to),
      seconds: arcs.map(([, , seconds]) => seconds),
    })),
)

function floydWarshall({ x, from, to, seconds }: RoadEdges): number[][] {
  const n = x.length
  const best = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 0 : Infinity)),
  )
  for (let a = 0; a < from.length; a++) {
    best[from[a]!]![to[a]!] = Math.min(best[from[a]!]![to[a]!]!, seconds[a]!)
  }
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        best[i]![j] = Math.min(best[i]![j]!, best[i]![k]! + best[k]![j]!)
      }
    }
  }
  return best
}

function near(actual: number, expected: number): void {
  if (expected === Infinity) assert.equal(actual, Infinity)
  else assert.ok(Math.abs(actual - expected) <= 1e-9 * (1 + expected), `${actual} ≠ ${expected}`)
}

test('every search agrees with Floyd and Warshall on random graphs', () => {
  fc.assert(
    fc.property(anyEdges, edges => {
      const graph = buildRoadGraph(edges)
      const truth = floydWarshall(edges)
      const all = Array.from({ length: graph.nodeCount }, (_, node) => node)
      for (const from of all) {
        const outward = secondsToAll(graph, from)
        const inward = secondsFromAll(graph, from)
        const reversed = secondsToAll(reverseGraph(graph), from)
        const targets = secondsToTargets(graph, from, [...all, from])
        const sources = secondsFromSources(graph, all, from)
        for (const to of all) {
          near(outward[to]!, truth[from]![to]!)
          near(targets[to]!, truth[from]![to]!)
          near(travelSeconds(graph, from, to), truth[from]![to]!)
          near(inward[to]!, truth[to]![from]!)
          near(reversed[to]!, truth[to]![from]!)
          near(sources[to]!, truth[to]![from]!)
        }
      }
    }),
    runs,
  )
})

test('a path follows real arcs, adds up to the travel time, and is missing only when there is no way', () => {
  fc.assert(
    fc.property(anyEdges, fc.nat(), fc.nat(), (edges, a, b) => {
      const graph = buildRoadGraph(edges)
      const [from, to] = [a % graph.nodeCount, b % graph.nodeCount]
      const time = floydWarshall(edges)[from]![to]!
      const path = findPath(graph, from, to)
      if (!path) return assert.equal(time, Infinity)
      assert.equal(path.nodes[0], from)
      assert.equal(path.nodes.at(-1), to)
      assert.equal(path.at[0], 0)
      near(path.at.at(-1)!, time)
      for (let i = 1; i < path.nodes.length; i++) {
        const step = path.at[i]! - path.at[i - 1]!
        const found = Array.from(edges.from).some(
          (start, arc) =>
            start === path.nodes[i - 1] &&
            edges.to[arc] === path.nodes[i] &&
            Math.abs(edges.seconds[arc]! - step) < 1e-9 * (1 + time),
        )
        assert.ok(found, `no arc ${path.nodes[i - 1]} → ${path.nodes[i]} of ${step} s`)
      }
    }),
    runs,
  )
})

test('on a street grid the guided search agrees with the blind one, and a limit only hides what is farther', () => {
  const graph = buildRoadGraph(makeStreetGrid({ columns: 60, rows: 50, seed: 4, gaps: 0.3 }))
  const random = seededNumbers(9)
  for (let i = 0; i < 30; i++) {
    const from = Math.floor(random() * graph.nodeCount)
    const to = Math.floor(random() * graph.nodeCount)
    const all = secondsToAll(graph, from)
    near(travelSeconds(graph, from, to), all[to]!)
    const limited = secondsToAll(graph, from, 120)
    for (let n = 0; n < graph.nodeCount; n++) {
      assert.equal(limited[n], all[n]! <= 120 ? all[n] : Infinity)
    }
  }
})

test('the nearest node is the one a full scan finds, on the map or off it', () => {
  const coordinate = fc.integer({ min: -40, max: 40 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 }),
      fc.double({ min: -200, max: 200, noNaN: true }),
      fc.double({ min: -200, max: 200, noNaN: true }),
      (nodes, x, y) => {
        const graph = buildRoadGraph({
          x: nodes.map(([e]) => e),
          y: nodes.map(([, n]) => n),
          from: [],
          to: [],
          seconds: [],
        })
        const metres = nodes.map(([e, n]) => Math.sqrt((e - x) ** 2 + (n - y) ** 2))
        const best = Math.min(...metres)
        const found = nearestNode(graph, x, y)
        near(found.metres, best)
        near(metres[found.node]!, best)
      },
    ),
    { ...runs, numRuns: 500 },
  )
  const empty = buildRoadGraph({ x: [], y: [], from: [], to: [], seconds: [] })
  assert.deepEqual(nearestNode(empty, 1, 1), { node: -1, metres: Infinity })
})

test('a driver moves evenly along each arc and stays at the end', () => {
  const graph = buildRoadGraph({
    x: [0, 100, 100, 100],
    y: [0, 0, 50, 250],
    from: [0, 1, 2],
    to: [1, 2, 3],
    seconds: [10, 0, 20],
  })
  const path = findPath(graph, 0, 3)!
  assert.deepEqual(pathPosition(path, -5), { x: 0, y: 0, heading: 90, arrived: false })
  assert.deepEqual(pathPosition(path, 5), { x: 50, y: 0, heading: 90, arrived: false })
  assert.deepEqual(pathPosition(path, 20), { x: 100, y: 150, heading: 0, arrived: false })
  assert.deepEqual(pathPosition(path, 30), { x: 100, y: 250, heading: 0, arrived: true })
  assert.deepEqual(pathPosition(path, 900), { x: 100, y: 250, heading: 0, arrived: true })
  const still = findPath(graph, 2, 2)!
  assert.deepEqual(pathPosition(still, 3), { x: 100, y: 50, heading: 0, arrived: true })
})

test('a graph that makes no sense is refused, naming the fault', () => {
  const good = { x: [0, 1], y: [0, 1], from: [0], to: [1], seconds: [1] }
  const refused = (edges: Partial<RoadEdges>, words: RegExp): void =>
    assert.throws(() => buildRoadGraph({ ...good, ...edges }), words)
  refused({ y: [0] }, /2 eastings but 1 northings/)
  refused({ to: [] }, /1 from, 0 to/)
  refused({ to: [2] }, /arc 0 names node 2; nodes run from 0 to 1/)
  refused({ seconds: [-1] }, /arc 0 takes -1 seconds/)
  refused({ seconds: [Number.NaN] }, /arc 0 takes NaN seconds/)
  refused({ x: [0, Number.NaN] }, /node 1 stands at/)
  assert.throws(() => travelSeconds(buildRoadGraph(good), 0, 7), /no node 7/)
})
