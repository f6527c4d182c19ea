import { makeHeap, type NodeHeap, popLeast, pushOrLower } from './heap.ts'
import { BadRoadGraphError, type RoadGraph } from './road-graph.ts'

/** A way to drive, from its first node to its last. */
export interface RoadPath {
  /** Node numbers in order, both ends included. */
  readonly nodes: Int32Array
  /** Position of each of those nodes, metres. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Seconds from the start to each of those nodes; the first is 0. */
  readonly at: Float64Array
}

/**
 * Shortest travel time in seconds from one node to another; `Infinity` if there is no way.
 * A* (Hart, Nilsson and Raphael 1968) guided by the straight line at the graph's top speed, which no road can
 * beat, so the answer is exact. An arc of no time but some length makes the top speed infinite; the guide is
 * then silent and the search is Dijkstra's. Throws `BadRoadGraphError` for a node that is not there.
 */
export function travelSeconds(graph: RoadGraph, from: number, to: number): number {
  return searchTowards(graph, from, to).seconds[to]!
}

/**
 * The quickest way from one node to another, or `undefined` if there is none. Arcs of no time are kept, so
 * `at` may stand still between nodes. Errors as `travelSeconds`.
 */
export function findPath(graph: RoadGraph, from: number, to: number): RoadPath | undefined {
  const { seconds, cameFrom } = searchTowards(graph, from, to)
  if (seconds[to] === Infinity) return undefined
  const backwards: number[] = []
  for (let node = to; node !== -1; node = cameFrom[node]!) backwards.push(node)
  const nodes = Int32Array.from(backwards.reverse())
  return {
    nodes,
    x: Float64Array.from(nodes, node => graph.x[node]!),
    y: Float64Array.from(nodes, node => graph.y[node]!),
    at: Float64Array.from(nodes, node => seconds[node]!),
  }
}

/**
 * Where a driver is after `secondsIn` seconds on the path, moving evenly along each arc: position in metres,
 * heading in degrees clockwise from grid north, and whether the end is reached. Before the start gives the
 * start; after the end, the end. A path of one node heads north.
 */
export function pathPosition(
  path: RoadPath,
  secondsIn: number,
): { x: number; y: number; heading: number; arrived: boolean } {
  const last = path.nodes.length - 1
  const arrived = secondsIn >= path.at[last]!
  let low = 0
  let high = last
  // The last node reached by now: at[low] <= secondsIn < at[low + 1].
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (path.at[middle]! <= secondsIn) low = middle
    else high = middle - 1
  }
  const start = Math.min(low, Math.max(last - 1, 0))
  const end = Math.min(start + 1, last)
  const dx = path.x[end]! - path.x[start]!
  const dy = path.y[end]! - path.y[start]!
  const span = path.at[end]! - path.at[start]!
  const share = arrived ? 1 : span > 0 ? Math.max(0, (secondsIn - path.at[start]!) / span) : 0
  const degrees = (Math.atan2(dx, dy) * 180) / Math.PI
  return {
    x: path.x[start]! + share * dx,
    y: path.y[start]! + share * dy,
    heading: (degrees + 360) % 360,
    arrived,
  }
}

/**
 * Seconds from one node to every node (`Float64Array`, one a node; `Infinity` where there is no way), by
 * Dijkstra's algorithm (1959). With `limitSeconds` the search stops there and farther nodes stay `Infinity`:
 * the ground that can be reached in time. Errors as `travelSeconds`.
 */
export function secondsToAll(
  graph: RoadGraph,
  from: number,
  limitSeconds = Infinity,
): Float64Array {
  return spread(graph, from, limitSeconds, undefined)
}

/** Seconds from every node to one node: `secondsToAll` on the reversed graph. */
export function secondsFromAll(
  graph: RoadGraph,
  to: number,
  limitSeconds = Infinity,
): Float64Array {
  return spread({ ...graph, out: graph.into }, to, limitSeconds, undefined)
}

/**
 * Seconds from one node to each of `targets`, in their order; stops as soon as all are settled. A target
 * named twice is answered twice. Errors as `travelSeconds`.
 */
export function secondsToTargets(
  graph: RoadGraph,
  from: number,
  targets: ArrayLike<number>,
): Float64Array {
  const all = spread(graph, from, Infinity, targets)
  return Float64Array.from(targets, target => all[target]!)
}

/** Seconds from each of `sources` to one node, in their order: one search for all of them. */
export function secondsFromSources(
  graph: RoadGraph,
  sources: ArrayLike<number>,
  to: number,
): Float64Array {
  const all = spread({ ...graph, out: graph.into }, to, Infinity, sources)
  return Float64Array.from(sources, source => all[source]!)
}

function searchTowards(
  graph: RoadGraph,
  from: number,
  to: number,
): { seconds: Float64Array; cameFrom: Int32Array } {
  checkNode(graph, from)
  checkNode(graph, to)
  const { x, y } = graph
  const { first, node: ends, seconds: times } = graph.out
  const seconds = new Float64Array(graph.nodeCount).fill(Infinity)
  const cameFrom = new Int32Array(graph.nodeCount).fill(-1)
  const heap = makeHeap(graph.nodeCount)
  // A hair under the true bound, so that rounding never makes the guide promise too much.
  const secondsPerMetre = graph.topSpeed > 0 ? (1 - 1e-9) / graph.topSpeed : 0
  const [goalX, goalY] = [x[to]!, y[to]!]
  seconds[from] = 0
  pushOrLower(heap, from, 0)
  while (heap.size > 0) {
    const node = popLeast(heap)
    if (node === to) break
    const soFar = seconds[node]!
    for (let a = first[node]!; a < first[node + 1]!; a++) {
      const end = ends[a]!
      const time = soFar + times[a]!
      if (time >= seconds[end]!) continue
      seconds[end] = time
      cameFrom[end] = node
      const dx = x[end]! - goalX
      const dy = y[end]! - goalY
      pushOrLower(heap, end, time + Math.sqrt(dx * dx + dy * dy) * secondsPerMetre)
    }
  }
  return { seconds, cameFrom }
}

function spread(
  graph: RoadGraph,
  from: number,
  limitSeconds: number,
  targets: ArrayLike<number> | undefined,
): Float64Array {
  checkNode(graph, from)
  const seconds = new Float64Array(graph.nodeCount).fill(Infinity)
  const heap: NodeHeap = makeHeap(graph.nodeCount)
  const wanted = targets && new Uint8Array(graph.nodeCount)
  let left = 0
  if (targets && wanted) {
    for (let t = 0; t < targets.length; t++) {
      checkNode(graph, targets[t]!)
      if (wanted[targets[t]!] === 0) left++
      wanted[targets[t]!] = 1
    }
    if (left === 0) return seconds
  }
  const { first, node: ends, seconds: times } = graph.out
  seconds[from] = 0
  pushOrLower(heap, from, 0)
  while (heap.size > 0) {
    const node = popLeast(heap)
    if (wanted && wanted[node] === 1 && --left === 0) break
    const soFar = seconds[node]!
    for (let a = first[node]!; a < first[node + 1]!; a++) {
      const end = ends[a]!
      const time = soFar + times[a]!
      if (time >= seconds[end]! || time > limitSeconds) continue
      seconds[end] = time
      pushOrLower(heap, end, time)
    }
  }
  return seconds
}

function checkNode(graph: RoadGraph, node: number): void {
  if (!Number.isInteger(node) || node < 0 || node >= graph.nodeCount) {
    throw new BadRoadGraphError(`no node ${node}; nodes run from 0 to ${graph.nodeCount - 1}`)
  }
}
