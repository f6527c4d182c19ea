import { atLeast, atMost } from './bounds.ts'
import { type Known, type Parameters, scale } from './parameters.ts'
import type { Patterns } from './patterns.ts'

/** Probability of each pattern that its pairs are the same, and that they are near one another in each way. */
export type Posteriors = { readonly same: Float64Array; readonly near: readonly Float64Array[] }

/** What is expected of m, or of those near one another, before anything is seen counts as much as so many pairs. */
const hold = 5

/**
 * The parameters that the odds make likeliest, written over the ones before. m and the shares of those near one
 * another come from the candidates (`shares` are how often what agrees occurs), u from pairs taken at random, less what is the same or near after all. Returns the largest change.
 */
export function maximise(
  parameters: Parameters,
  expected: Pick<Parameters, 'm' | 'near'>,
  { silent, bounds }: Known,
  candidates: Patterns & { readonly shares: Float64Array },
  of: Posteriors,
  random: Patterns,
  ofRandom: Posteriors,
  allPairs: number,
): number {
  const width = candidates.comparisons
  const prior = shareOf(of.same, candidates, allPairs)
  let change = Math.abs(Math.log2(prior / parameters.prior))
  parameters.prior = prior
  for (const [n, near] of parameters.near.entries()) {
    const share = shareOf(of.near[n]!, candidates, allPairs)
    change = Math.max(change, Math.abs(Math.log2(share / near.share)))
    near.share = share
  }
  for (let c = 0; c < width; c++) {
    const levels = parameters.m[c]!.length
    const m = expected.m[c]!.map(share => share * hold)
    const near = expected.near.map(({ h }) => h[c]!.map(share => share * hold))
    const u = new Float64Array(levels).fill(0.5 / levels)
    const strangers = new Float64Array(levels)
    const frequency = new Float64Array(levels)
    const seen = new Float64Array(levels)
    for (let p = 0; p < candidates.count; p++) {
      const level = candidates.levels[p * width + c]!
      const pairs = candidates.pairs[p]!
      const mass = of.same[p]! * pairs
      m[level]! += mass
      strangers[level]! += pairs - mass
      for (let n = 0; n < near.length; n++) {
        const part = of.near[n]![p]! * pairs
        near[n]![level]! += part
        strangers[level]! -= part
      }
      frequency[level]! += mass * candidates.shares[p * width + c]!
      seen[level]! += mass
    }
    for (let p = 0; p < random.count; p++) {
      let unlike = 1 - ofRandom.same[p]!
      for (const of of ofRandom.near) unlike -= of[p]!
      u[random.levels[p * width + c]!]! += unlike * random.pairs[p]!
    }
    const newM = atLeast(scale(m, silent[c]!), bounds[c]!.agrees)
    const newU = raise(scale(u, silent[c]!), strangers, allPairs * spoken(random, silent[c]!, c))
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
    for (const [n, { h }] of parameters.near.entries()) {
      h[c]!.set(atMost(scale(near[n]!, silent[c]!), bounds[c]!.own))
    }
    parameters.u[c]!.set(newU)
  }
  return change
}

function shareOf(odds: Float64Array, { count, pairs }: Patterns, allPairs: number): number {
  let sum = 0
  for (let p = 0; p < count; p++) sum += odds[p]! * pairs[p]!
  return Math.min(0.5, Math.max(0.5, sum) / allPairs)
}

/**
 * Random pairs show too few of the rarest agreements to count them; candidates hold nearly all there are, and those
 * of them that are of strangers are a lower bound of u.
 */
function raise(u: Float64Array, strangers: Float64Array, pairs: number): Float64Array {
  if (!(pairs > 0)) return u
  let over = 0
  const raised = u.map((share, l) => {
    const least = l === u.length - 1 ? 0 : Math.min(1, strangers[l]! / pairs)
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
