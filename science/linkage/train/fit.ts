import type { Comparison } from '../model.ts'
import { findTies } from './dependence.ts'
import { maximise, type Posteriors } from './maximise.ts'
import { type Known, knownOf, type Parameters, start } from './parameters.ts'
import type { Patterns } from './patterns.ts'

export type Fit = Parameters & {
  readonly rounds: number
  readonly change: number
  /** Probability that a candidate pair is the same, by its pattern. */
  readonly odds: Float64Array
}

export type FitOptions = {
  /** All pairs there are, of which the candidates are some. */
  readonly allPairs: number
  readonly rounds?: number
  /** Stop when no m, u or share of all pairs (as log2) moves by more. */
  readonly enough?: number
}

/**
 * Fits m, u and the prior without labels by expectation and maximisation (Dempster, Laird and Rubin, 1977) on
 * patterns of two samples: all candidate pairs, where nearly all pairs that are the same are, and pairs taken at
 * random, which say how pairs agree that are not. Whether a pair is a candidate follows from what its records say, so
 * its odds are those of any pair with its pattern: m comes from the candidates by their odds, the prior is their sum over
 * all pairs, and u comes from the random pairs less what the odds say are the same after all, which matters where
 * many records are of the same person (Winkler, 2006, "Overview of record linkage", leaves it open).
 *
 * Pairs that are not the same are of several kinds (latent classes after Larsen and Rubin, 2001, "Iterative automated
 * record linkage using mixture models", JASA 96): strangers, people of one home, neighbours. Those near one another agree in all
 * that a home or a place shares, and with two classes alone they would be learnt as the same. What is a person's own
 * (`Comparison.own`) tells them apart.
 */
export function fit(
  comparisons: readonly Comparison[],
  candidates: Patterns,
  random: Patterns,
  options: FitOptions,
): Fit {
  const { allPairs, rounds = 60, enough = 0.003 } = options
  const known = knownOf(comparisons)
  const parameters = start(comparisons, known, candidates, random, allPairs)
  const expected = {
    m: parameters.m.map(m => m.slice()),
    near: parameters.near.map(near => ({ ...near, h: near.h.map(h => h.slice()) })),
  }
  const shares = candidates.frequency.map(log => 2 ** log)
  let near: readonly Float64Array[] = []
  let change = Number.POSITIVE_INFINITY
  let round = 0
  let settled = false
  for (; round < rounds && !settled; round++) {
    const heard = hear(parameters, known, random)
    // Ties settle soon, and are dear to count: nothing is settled but in a round that counted them again.
    const tied = round < 3 || round % 4 === 0
    if (tied) {
      parameters.ties = findTies(random, heard, parameters, near, known.silent)
    }
    const ofRandom = posteriors(parameters, random, heard)
    near = ofRandom.near
    const of = posteriors(parameters, candidates, hear(parameters, known, candidates))
    change = maximise(
      parameters,
      expected,
      known,
      { ...candidates, shares },
      of,
      random,
      ofRandom,
      allPairs,
    )
    settled = tied && change <= enough
  }
  const { same } = posteriors(parameters, candidates, hear(parameters, known, candidates))
  return { ...parameters, rounds: round, change, odds: same }
}

/** What the odds of each pattern are, `said` being what each comparison says of it. */
export function posteriors(
  parameters: Parameters,
  patterns: Patterns,
  said: Float64Array,
): Posteriors {
  const { prior, ties, m } = parameters
  const { comparisons: width, count, levels } = patterns
  const start = Math.log2(prior / (1 - prior))
  const ways = parameters.near.map(({ share, h }) => ({
    start: Math.log2(share / prior),
    apart: h.map((of, c) => of.map((part, l) => (part > 0 ? Math.log2(part / m[c]![l]!) : 0))),
    odds: new Float64Array(count),
  }))
  const same = new Float64Array(count)
  for (let p = 0; p < count; p++) {
    let sum = start
    for (let c = 0; c < width; c++) sum += said[p * width + c]!
    for (const { a, b, ratios, width: across } of ties) {
      sum -= ratios[levels[p * width + a]! * across + levels[p * width + b]!]!
    }
    // Odds against strangers: of the same, then of each way of being near.
    let all = 1 + 2 ** sum
    for (const way of ways) {
      let differ = sum + way.start
      for (let c = 0; c < width; c++) differ += way.apart[c]![levels[p * width + c]!]!
      way.odds[p] = 2 ** differ
      all += way.odds[p]!
    }
    same[p] = 2 ** sum / all
    for (const way of ways) way.odds[p]! /= all
  }
  return { same, near: ways.map(way => way.odds) }
}

/** What each comparison says of each pattern, in bits. */
function hear(
  { m, u, base }: Parameters,
  { silent, weights }: Known,
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
