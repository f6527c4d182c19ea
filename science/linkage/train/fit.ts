import { saysNothing } from '../compile/comparison.ts'
import type { Comparison } from '../model.ts'
import { findTies, type Tie } from './dependence.ts'
import type { Patterns } from './patterns.ts'

/** What is estimated, by comparison and level. `base` is log2 of the frequency at which a level says what m and u say. */
export type Parameters = {
  prior: number
  readonly m: Float64Array[]
  readonly u: Float64Array[]
  readonly base: Float64Array[]
  /** How answers go together among pairs that are not the same. */
  ties: readonly Tie[]
}

export type Fit = Parameters & { readonly rounds: number; readonly change: number }

export type FitOptions = {
  /** All pairs there are, of which the candidates are some. */
  readonly allPairs: number
  readonly rounds?: number
  /** Stop when no m, u or prior (as log2) moves by more. */
  readonly enough?: number
}

/**
 * Fits m, u and the prior without labels by expectation and maximisation (Dempster, Laird and Rubin, 1977) on
 * patterns of two samples: all candidate pairs, where nearly all pairs that are the same are, and pairs taken at
 * random, which say how pairs agree that are not. Whether a pair is a candidate follows from what its records say, so
 * its odds are those of any pair with its pattern: m comes from the candidates by their odds, the prior is their sum over
 * all pairs, and u comes from the random pairs less what the odds say are the same after all, which matters where
 * many records are of the same person (Winkler, 2006, "Overview of record linkage", leaves it open).
 */
export function fit(
  comparisons: readonly Comparison[],
  candidates: Patterns,
  random: Patterns,
  options: FitOptions,
): Fit {
  const { allPairs, rounds = 60, enough = 0.002 } = options
  const silent = comparisons.map(({ levels }) => levels.map(saysNothing))
  const weights = comparisons.map(({ levels }) => levels.map(l => l.termFrequency?.weight ?? 0))
  const parameters = start(comparisons, silent, candidates, random, allPairs)
  const expected = parameters.m.map(m => m.slice())
  const bounds = comparisons.map(boundsOf)
  let change = Number.POSITIVE_INFINITY
  let round = 0
  for (; round < rounds && change > enough; round++) {
    const heard = hear(parameters, silent, weights, random)
    parameters.ties = findTies(random, heard, parameters.m, parameters.prior, silent)
    const unlike = posteriors(parameters, random, heard).map(same => 1 - same)
    const same = posteriors(parameters, candidates, hear(parameters, silent, weights, candidates))
    change = maximise(
      parameters,
      expected,
      bounds,
      silent,
      candidates,
      same,
      random,
      unlike,
      allPairs,
    )
  }
  return { ...parameters, rounds: round, change }
}

/** Probability of each pattern that its pairs are the same. */
export function posteriors(
  parameters: Parameters,
  patterns: Patterns,
  said: Float64Array,
): Float64Array {
  const { prior, ties } = parameters
  const { comparisons: width, count, levels } = patterns
  const start = Math.log2(prior / (1 - prior))
  const out = new Float64Array(count)
  for (let p = 0; p < count; p++) {
    let sum = start
    for (let c = 0; c < width; c++) sum += said[p * width + c]!
    for (const { a, b, ratios, width: across } of ties) {
      sum -= ratios[levels[p * width + a]! * across + levels[p * width + b]!]!
    }
    out[p] = 1 / (1 + 2 ** -sum)
  }
  return out
}

/** What each comparison says of each pattern, in bits. */
function hear(
  { m, u, base }: Parameters,
  silent: readonly (readonly boolean[])[],
  weights: readonly (readonly number[])[],
  patterns: Patterns,
): Float64Array {
  const { comparisons: width, count, levels, frequency } = patterns
  const bits = m.map((of, c) =>
    Float64Array.from(of, (value, l) => (silent[c]![l] ? 0 : Math.log2(value / u[c]![l]!))),
  )
  const out = new Float64Array(count * width)
  for (let at = 0; at < out.length; at++) {
    const c = at % width
    const level = levels[at]!
    const weight = weights[c]![level]!
    out[at] = bits[c]![level]! + (weight > 0 ? weight * (base[c]![level]! - frequency[at]!) : 0)
  }
  return out
}

function start(
  comparisons: readonly Comparison[],
  silent: readonly (readonly boolean[])[],
  candidates: Patterns,
  random: Patterns,
  allPairs: number,
): Parameters {
  const width = comparisons.length
  const m = comparisons.map(({ levels }, c) => {
    const said = levels.filter((_, l) => !silent[c]![l]).length
    const of = new Float64Array(levels.length)
    let rank = 0
    for (let l = 0; l < levels.length; l++) {
      if (silent[c]![l]) continue
      // Strongest level first, the weakest last: each half as likely as the one before.
      of[l] = said === 1 ? 1 : 2 ** -rank
      rank++
    }
    return scale(of, silent[c]!)
  })
  const u = comparisons.map(({ levels }, c) => {
    const of = new Float64Array(levels.length).fill(0.5)
    for (let p = 0; p < random.count; p++) of[random.levels[p * width + c]!]! += random.pairs[p]!
    return scale(of, silent[c]!)
  })
  const base = comparisons.map(({ levels }, c) => {
    const sum = new Float64Array(levels.length)
    const n = new Float64Array(levels.length)
    for (let p = 0; p < candidates.count; p++) {
      const level = candidates.levels[p * width + c]!
      sum[level]! += candidates.pairs[p]! * candidates.frequency[p * width + c]!
      n[level]! += candidates.pairs[p]!
    }
    return sum.map((value, l) => (n[l]! > 0 ? value / n[l]! : 0))
  })
  const size = Math.sqrt(2 * allPairs)
  return { prior: Math.min(0.5, Math.max(1, size) / Math.max(2, allPairs)), m, u, base, ties: [] }
}

/**
 * Random pairs show too few of the rarest agreements to count them; candidates hold nearly all there are, and those
 * of them that are not the same are a lower bound of u.
 */
function raise(u: Float64Array, notSame: Float64Array, pairs: number): Float64Array {
  if (!(pairs > 0)) return u
  let over = 0
  const raised = u.map((share, l) => {
    const least = l === u.length - 1 ? 0 : Math.min(1, notSame[l]! / pairs)
    if (share === 0 || least <= share) return share
    over += least - share
    return least
  })
  return over === 0 ? u : raised.map(share => share / (1 + over))
}

/** The share of pairs taken at random in which a comparison is not silent. */
function spoken(random: Patterns, silent: readonly boolean[], c: number): number {
  let said = 0
  for (let p = 0; p < random.count; p++) {
    if (!silent[random.levels[p * random.comparisons + c]!]) said += random.pairs[p]!
  }
  return random.total > 0 ? said / random.total : 1
}

/** The levels before `end` take at least this share of m. */
type Bound = { readonly end: number; readonly least: number }

/** Bounds of a comparison, the widest first: narrowing down to fewer levels keeps the wider ones. */
function boundsOf({ levels, agrees = [] }: Comparison): Bound[] {
  return agrees
    .map(({ upTo, atLeast }) => ({
      end: levels.findIndex(level => level.label === upTo) + 1,
      least: atLeast,
    }))
    .filter(({ end }) => end > 0)
    .sort((a, b) => b.end - a.end)
}

/** Raises the levels inside each bound, in proportion, and lowers those outside. */
function bound(m: Float64Array, bounds: readonly Bound[]): Float64Array {
  let held = m
  for (const { end, least } of bounds) {
    const inside = held.subarray(0, end).reduce((sum, share) => sum + share, 0)
    if (inside >= least || inside === 0) continue
    held = held.map((share, l) =>
      l < end ? (share * least) / inside : (share * (1 - least)) / (1 - inside),
    )
  }
  return held
}

function scale(of: Float64Array, silent: readonly boolean[]): Float64Array {
  let sum = 0
  for (let l = 0; l < of.length; l++) {
    if (silent[l]) of[l] = 0
    sum += of[l]!
  }
  return sum > 0 ? of.map(value => value / sum) : of
}

/** What is expected of m before anything is seen counts as much as so many pairs. */
const hold = 5

function maximise(
  parameters: Parameters,
  expected: readonly Float64Array[],
  bounds: readonly (readonly Bound[])[],
  silent: readonly (readonly boolean[])[],
  candidates: Patterns,
  odds: Float64Array,
  random: Patterns,
  unlike: Float64Array,
  allPairs: number,
): number {
  const width = candidates.comparisons
  let change = 0
  let same = 0
  for (let p = 0; p < candidates.count; p++) same += odds[p]! * candidates.pairs[p]!
  const prior = Math.min(0.5, Math.max(0.5, same) / allPairs)
  change = Math.abs(Math.log2(prior / parameters.prior))
  parameters.prior = prior
  for (let c = 0; c < width; c++) {
    const levels = parameters.m[c]!.length
    const m = expected[c]!.map(share => share * hold)
    const u = new Float64Array(levels).fill(0.5 / levels)
    const notSame = new Float64Array(levels)
    const frequency = new Float64Array(levels)
    const seen = new Float64Array(levels)
    for (let p = 0; p < candidates.count; p++) {
      const level = candidates.levels[p * width + c]!
      const mass = odds[p]! * candidates.pairs[p]!
      m[level]! += mass
      notSame[level]! += candidates.pairs[p]! - mass
      frequency[level]! += mass * 2 ** candidates.frequency[p * width + c]!
      seen[level]! += mass
    }
    for (let p = 0; p < random.count; p++) {
      u[random.levels[p * width + c]!]! += unlike[p]! * random.pairs[p]!
    }
    const newM = bound(scale(m, silent[c]!), bounds[c]!)
    const newU = raise(scale(u, silent[c]!), notSame, allPairs * spoken(random, silent[c]!, c))
    for (let l = 0; l < levels; l++) {
      if (silent[c]![l]) continue
      change = Math.max(
        change,
        Math.abs(newM[l]! - parameters.m[c]![l]!),
        Math.abs(newU[l]! - parameters.u[c]![l]!),
      )
      if (seen[l]! > 0.01) parameters.base[c]![l] = Math.log2(frequency[l]! / seen[l]!)
    }
    parameters.m[c]!.set(newM)
    parameters.u[c]!.set(newU)
  }
  return change
}
