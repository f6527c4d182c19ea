import { makeNodeGrid, type NodeGrid, nearestInGrid } from './node-grid.ts'

/** Arcs in compressed sparse rows: node `n` owns arcs `first[n]` up to, not including, `first[n + 1]`. */
export interface Arcs {
  /** Length: nodes + 1. */
  readonly first: Int32Array
  /** The node at the other end of each arc. */
  readonly node: Int32Array
  /** Travel time of each arc, seconds. */
  readonly seconds: Float64Array
}

/** A directed road network. Build it once with `buildRoadGraph`; it never changes. */
export interface RoadGraph {
  readonly nodeCount: number
  readonly arcCount: number
  /** Easting of each node, metres, British National Grid (any flat grid in metres will do). */
  readonly x: Float64Array
  /** Northing of each node, metres. */
  readonly y: Float64Array
  /** Arcs by the node they leave. */
  readonly out: Arcs
  /** The same arcs by the node they enter, each naming where it came from: the reversed graph. */
  readonly into: Arcs
  /** The fastest any arc crosses the ground, straight from end to end, metres a second. */
  readonly topSpeed: number
  readonly grid: NodeGrid
}

/** Nodes by position; arcs as three lists of equal length. A two-way street is two arcs. */
export interface RoadEdges {
  /** Eastings and northings of the nodes, metres. */
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
  /** Node numbers, counted from 0. */
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
  /** Travel time of each arc, seconds, zero or more; Infinity means the arc is closed. */
  readonly seconds: ArrayLike<number>
}

export class BadRoadGraphError extends Error {
  override name = 'BadRoadGraphError'
}

/**
 * Builds a road graph from a list of arcs. Closed arcs (Infinity seconds) are left out; duplicate arcs are
 * kept, and the quickest is the one that counts; a loop from a node to itself does no harm.
 *
 * Throws `BadRoadGraphError` if the lists differ in length, a position is not a number, an arc names a node
 * that is not there, or a time is negative or not a number.
 */
export function buildRoadGraph(edges: RoadEdges): RoadGraph {
  const { x: eastings, y: northings, from, to, seconds } = edges
  const nodeCount = eastings.length
  if (northings.length !== nodeCount) {
    throw new BadRoadGraphError(`${nodeCount} eastings but ${northings.length} northings`)
  }
  if (to.length !== from.length || seconds.length !== from.length) {
    throw new BadRoadGraphError(
      `arcs need equal lists: ${from.length} from, ${to.length} to, ${seconds.length} seconds`,
    )
  }
  const x = Float64Array.from(eastings)
  const y = Float64Array.from(northings)
  for (let n = 0; n < nodeCount; n++) {
    if (!Number.isFinite(x[n]!) || !Number.isFinite(y[n]!)) {
      throw new BadRoadGraphError(`node ${n} stands at (${x[n]}, ${y[n]}), which is no place`)
    }
  }
  let topSpeed = 0
  let arcCount = 0
  for (let a = 0; a < from.length; a++) {
    const [start, end, time] = [from[a]!, to[a]!, seconds[a]!]
    for (const node of [start, end]) {
      if (!Number.isInteger(node) || node < 0 || node >= nodeCount) {
        throw new BadRoadGraphError(
          `arc ${a} names node ${node}; nodes run from 0 to ${nodeCount - 1}`,
        )
      }
    }
    if (!(time >= 0)) {
      throw new BadRoadGraphError(`arc ${a} takes ${time} seconds; give zero or more`)
    }
    if (time === Infinity) continue
    arcCount++
    const metres = Math.hypot(x[end]! - x[start]!, y[end]! - y[start]!)
    if (metres > 0) topSpeed = Math.max(topSpeed, metres / time)
  }
  return {
    nodeCount,
    arcCount,
    x,
    y,
    out: packArcs(nodeCount, arcCount, from, to, seconds),
    into: packArcs(nodeCount, arcCount, to, from, seconds),
    topSpeed,
    grid: makeNodeGrid(x, y),
  }
}

function packArcs(
  nodeCount: number,
  arcCount: number,
  owner: ArrayLike<number>,
  other: ArrayLike<number>,
  times: ArrayLike<number>,
): Arcs {
  const first = new Int32Array(nodeCount + 1)
  const node = new Int32Array(arcCount)
  const seconds = new Float64Array(arcCount)
  for (let a = 0; a < owner.length; a++) if (times[a]! < Infinity) first[owner[a]! + 1]!++
  for (let n = 0; n < nodeCount; n++) first[n + 1]! += first[n]!
  const next = first.slice()
  for (let a = 0; a < owner.length; a++) {
    if (times[a]! === Infinity) continue
    const at = next[owner[a]!]!++
    node[at] = other[a]!
    seconds[at] = times[a]!
  }
  return { first, node, seconds }
}

/** The same roads driven the other way. Shares its arrays with `graph`, so it costs nothing. */
export function reverseGraph(graph: RoadGraph): RoadGraph {
  return { ...graph, out: graph.into, into: graph.out }
}

/**
 * The node nearest to a place in a straight line, and how far it is in metres; the lowest node number wins a
 * tie. `{ node: -1, metres: Infinity }` for an empty graph or a place that is not a number.
 */
export function nearestNode(
  graph: RoadGraph,
  x: number,
  y: number,
): { node: number; metres: number } {
  return nearestInGrid(graph.grid, graph.x, graph.y, x, y)
}
