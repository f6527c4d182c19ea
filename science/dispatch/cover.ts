import type { RoadGraph } from './road-graph.ts'
import { nearestNode } from './road-graph.ts'
import { secondsFromAll } from './travel-time.ts'

/** A place, metres, British National Grid. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** A place where calls come from, and how many (any unit: calls an hour, officer-minutes, harm). */
export interface DemandPoint extends Place {
  readonly weight: number
}

/**
 * The port for travel times in cover sums: fills `seconds` (one a demand point, in order) with the time from
 * `place` to each. Give it straight-line times, times worked out beforehand, or a routing engine's answer.
 */
export type CoverTimes = (place: Place, seconds: Float64Array) => void

/** What a set of units covers. Made by `measureCover`; never changed afterwards. */
export interface Cover {
  readonly weights: Float64Array
  readonly totalWeight: number
  readonly busyFraction: number
  /** How many units reach each demand point in time. */
  readonly counts: Int32Array
  /** For each unit, the demand points it reaches in time. */
  readonly reach: readonly Int32Array[]
  /** Demand expected to be met in time at each point, in the unit of `weight`. */
  readonly met: Float64Array
  /** How much of that would be lost if one of the units reaching the point went. */
  readonly atStake: Float64Array
  /** The sum of `met`. */
  readonly expected: number
  /** `expected` as a share of all demand, 0 to 1; 0 where there is no demand. */
  readonly share: number
}

export class BadCoverError extends Error {
  override name = 'BadCoverError'
}

/**
 * Expected demand met in time: the sum of `weight * (1 - busyFraction^count)` over demand points, which is the
 * objective of MEXCLP (Daskin 1983, Transportation Science 17:48-70). Each unit is taken to be busy for the
 * same share of time and apart from the others. Non-decreasing in every count, each unit adding less than the
 * one before. Throws `BadCoverError` unless 0 <= busyFraction <= 1 and the lists are equal in length.
 */
export function expectedCover(
  counts: ArrayLike<number>,
  weights: ArrayLike<number>,
  busyFraction: number,
): number {
  checkBusyFraction(busyFraction)
  if (counts.length !== weights.length) {
    throw new BadCoverError(`${counts.length} counts but ${weights.length} weights`)
  }
  let expected = 0
  for (let i = 0; i < counts.length; i++) {
    expected += weights[i]! * (1 - busyFraction ** counts[i]!)
  }
  return expected
}

/**
 * Measures the cover that units standing at `places` give to `demand`: a point is reached by a unit within
 * `coverSeconds`. Throws `BadCoverError` for a busy fraction outside 0 to 1 or a negative weight.
 */
export function measureCover(input: {
  readonly places: readonly Place[]
  readonly demand: readonly DemandPoint[]
  readonly coverSeconds: number
  /** Share of time a unit is busy, 0 to 1. */
  readonly busyFraction: number
  readonly coverTimes: CoverTimes
}): Cover {
  const { places, demand, coverSeconds, busyFraction, coverTimes } = input
  const weights = Float64Array.from(demand, point => point.weight)
  for (let i = 0; i < weights.length; i++) {
    if (!(weights[i]! >= 0 && weights[i]! < Infinity)) {
      throw new BadCoverError(`demand point ${i} has weight ${weights[i]}; give zero or more`)
    }
  }
  const counts = new Int32Array(demand.length)
  const seconds = new Float64Array(demand.length)
  const inTime = new Int32Array(demand.length)
  const reach = places.map(place => {
    seconds.fill(Infinity)
    coverTimes(place, seconds)
    let found = 0
    for (let i = 0; i < seconds.length; i++) {
      if (!(seconds[i]! <= coverSeconds)) continue
      inTime[found++] = i
      counts[i]!++
    }
    return inTime.slice(0, found)
  })
  return sumUp({ weights, busyFraction, counts, reach })
}

/**
 * What taking one unit away costs. `lost` is expected demand no longer met in time; `before` and `after` are
 * the share of demand met within the ground this unit reaches (0 to 1), so that one unit among hundreds still
 * shows. All it loses lies in that ground. Both are 0 where it reaches no demand.
 */
export function coverWithout(
  cover: Cover,
  unit: number,
): { lost: number; before: number; after: number } {
  const reached = cover.reach[unit]
  if (!reached) throw new BadCoverError(`no unit ${unit} among ${cover.reach.length}`)
  let lost = 0
  let met = 0
  let weight = 0
  for (let r = 0; r < reached.length; r++) {
    const point = reached[r]!
    weight += cover.weights[point]!
    met += cover.met[point]!
    lost += cover.atStake[point]!
  }
  return weight > 0
    ? { lost, before: met / weight, after: Math.max(0, (met - lost) / weight) }
    : { lost: 0, before: 0, after: 0 }
}

/** The cover left once these units are gone. Unit numbers stay as they were; a gone unit reaches nothing. */
export function removeFromCover(cover: Cover, units: readonly number[]): Cover {
  const counts = cover.counts.slice()
  const reach = [...cover.reach]
  for (const unit of units) {
    const reached = reach[unit]
    if (!reached) throw new BadCoverError(`no unit ${unit} among ${reach.length}`)
    for (let r = 0; r < reached.length; r++) counts[reached[r]!]!--
    reach[unit] = new Int32Array(0)
  }
  return sumUp({ weights: cover.weights, busyFraction: cover.busyFraction, counts, reach })
}

/**
 * Where to place `units` units among `sites`, one at a time, each where it adds most expected cover; several
 * may share a site; the lowest site number wins a tie. Returns site numbers in the order chosen and the share
 * of demand covered after each, a curve that never falls and never steepens. The result is at least 63% of the
 * best possible (Nemhauser, Wolsey and Fisher 1978, Mathematical Programming 14:265-294); an integer programme
 * finds the best. Busy fraction 0 is the maximal covering problem (Church and ReVelle 1974).
 */
export function placeUnits(
  input: Parameters<typeof measureCover>[0] & { readonly units: number },
): { sites: number[]; shares: number[] } {
  const { weights, reach, totalWeight, busyFraction } = measureCover(input)
  const counts = new Int32Array(weights.length)
  const sites: number[] = []
  const shares: number[] = []
  let expected = 0
  while (sites.length < input.units && reach.length > 0) {
    let best = 0
    let bestGain = -1
    for (let site = 0; site < reach.length; site++) {
      let gain = 0
      for (const point of reach[site]!) {
        gain += weights[point]! * (1 - busyFraction) * busyFraction ** counts[point]!
      }
      if (gain > bestGain) [best, bestGain] = [site, gain]
    }
    for (const point of reach[best]!) counts[point]!++
    expected += bestGain
    sites.push(best)
    shares.push(totalWeight > 0 ? expected / totalWeight : 0)
  }
  return { sites, shares }
}

/**
 * Cover times as the crow flies: distance times `winding` (how much longer roads are), over `metresPerSecond`.
 * The defaults, 1.3 and 11 m/s (about 25 mph), are invented; fit them to your own roads.
 */
export function straightLineTimes(
  demand: readonly Place[],
  options: { readonly metresPerSecond?: number; readonly winding?: number } = {},
): CoverTimes {
  const x = Float64Array.from(demand, point => point.x)
  const y = Float64Array.from(demand, point => point.y)
  const secondsPerMetre = (options.winding ?? 1.3) / (options.metresPerSecond ?? 11)
  return (place, seconds) => {
    for (let i = 0; i < x.length; i++) {
      const dx = x[i]! - place.x
      const dy = y[i]! - place.y
      seconds[i] = Math.sqrt(dx * dx + dy * dy) * secondsPerMetre
    }
  }
}

/**
 * Cover times by road, worked out once: the ground is cut into square cells, and the time from the road node
 * nearest each cell's middle to each demand point is kept. A place is answered by its cell, so it may be wrong
 * by the time it takes to cross half a cell. Times over `limitSeconds` are `Infinity`, as are places off the
 * ground. Costs one limited search a demand point and 4 bytes a cell and point.
 */
export function roadCoverTimes(
  graph: RoadGraph,
  demand: readonly Place[],
  options: {
    readonly cellMetres: number
    readonly limitSeconds: number
    readonly timeFactor?: number
  },
): CoverTimes {
  const { cellMetres, limitSeconds, timeFactor = 1 } = options
  const { west, south } = graph.grid
  const columns = Math.ceil((graph.grid.columns * graph.grid.cellMetres) / cellMetres)
  const rows = Math.ceil((graph.grid.rows * graph.grid.cellMetres) / cellMetres)
  const cellNodes = Int32Array.from({ length: columns * rows }, (_, cell) => {
    const x = west + ((cell % columns) + 0.5) * cellMetres
    const y = south + (Math.floor(cell / columns) + 0.5) * cellMetres
    return nearestNode(graph, x, y).node
  })
  const times = new Float32Array(cellNodes.length * demand.length).fill(Infinity)
  for (const [point, place] of demand.entries()) {
    const { node } = nearestNode(graph, place.x, place.y)
    if (node < 0) continue
    const seconds = secondsFromAll(graph, node, limitSeconds / timeFactor)
    for (let cell = 0; cell < cellNodes.length; cell++) {
      times[cell * demand.length + point] = seconds[cellNodes[cell]!]! * timeFactor
    }
  }
  return (place, seconds) => {
    const column = Math.floor((place.x - west) / cellMetres)
    const row = Math.floor((place.y - south) / cellMetres)
    if (!(column >= 0 && column < columns && row >= 0 && row < rows)) {
      seconds.fill(Infinity)
      return
    }
    const cell = row * columns + column
    seconds.set(times.subarray(cell * demand.length, (cell + 1) * demand.length))
  }
}

function sumUp(parts: Pick<Cover, 'weights' | 'busyFraction' | 'counts' | 'reach'>): Cover {
  const { weights, counts, busyFraction } = parts
  checkBusyFraction(busyFraction)
  const met = new Float64Array(weights.length)
  const atStake = new Float64Array(weights.length)
  let totalWeight = 0
  let expected = 0
  for (let i = 0; i < weights.length; i++) {
    const allBusy = busyFraction ** counts[i]!
    met[i] = weights[i]! * (1 - allBusy)
    if (counts[i]! > 0) {
      atStake[i] = weights[i]! * (1 - busyFraction) * busyFraction ** (counts[i]! - 1)
    }
    totalWeight += weights[i]!
    expected += met[i]!
  }
  const share = totalWeight > 0 ? expected / totalWeight : 0
  return { ...parts, met, atStake, expected, totalWeight, share }
}

function checkBusyFraction(busyFraction: number): void {
  if (!(busyFraction >= 0 && busyFraction <= 1)) {
    throw new BadCoverError(`busy fraction ${busyFraction} must lie between 0 and 1`)
  }
}
