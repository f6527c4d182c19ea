import { saysNothing } from '../compile/comparison.ts'
import type { Comparison } from '../model.ts'
import { type Bounds, boundsOf } from './bounds.ts'
import type { Tie } from './dependence.ts'
import type { Patterns } from './patterns.ts'

/** What is estimated, by comparison and level. `base` is log2 of the frequency at which a level says what m and u say. */
export type Parameters = {
  prior: number
  readonly m: Float64Array[]
  readonly near: readonly NearShare[]
  readonly u: Float64Array[]
  readonly base: Float64Array[]
  /** How answers go together among pairs that are not the same. */
  ties: readonly Tie[]
}

/** One way of being near and not the same: its share of all pairs, and its levels. */
export type NearShare = { readonly name: string; share: number; readonly h: Float64Array[] }

/** What is known of each comparison before any pair is seen. */
export type Known = {
  readonly silent: readonly (readonly boolean[])[]
  /** Weight of term frequency, by level. */
  readonly weights: readonly (readonly number[])[]
  readonly bounds: readonly Bounds[]
}

export function knownOf(comparisons: readonly Comparison[]): Known {
  return {
    silent: comparisons.map(({ levels }) => levels.map(saysNothing)),
    weights: comparisons.map(({ levels }) => levels.map(l => l.termFrequency?.weight ?? 0)),
    bounds: comparisons.map(boundsOf),
  }
}

/** Ways of being near that are looked for: where something is a person's own and something is shared in this way. */
const ways = [
  { name: 'household', by: 'home', shares: ['home', 'place'] },
  { name: 'neighbours', by: 'place', shares: ['place'] },
] as const

/** Those near one another agree by chance in what they do not share, and this often for a reason: twins, namesakes. */
const chance = 0.02

/**
 * Where the search begins: u as random pairs show it, m strong, those near one another like m in what they share and like u
 * in the rest.
 */
export function start(
  comparisons: readonly Comparison[],
  { silent }: Known,
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
  const prior = Math.min(0.5, Math.max(1, Math.sqrt(2 * allPairs)) / Math.max(2, allPairs))
  const near = ways
    .filter(({ by }) => comparisons.some(c => c.own) && comparisons.some(c => c.shared === by))
    .map(({ name, shares }) => ({
      name,
      share: prior,
      h: comparisons.map(({ shared }, c) =>
        shared && (shares as readonly string[]).includes(shared)
          ? m[c]!.slice()
          : m[c]!.map((share, l) => chance * share + (1 - chance) * u[c]![l]!),
      ),
    }))
  return { prior, m, near, u, base, ties: [] }
}

/** Shares that add up to 1, silent levels left out. */
export function scale(of: Float64Array, silent: readonly boolean[]): Float64Array {
  let sum = 0
  for (let l = 0; l < of.length; l++) {
    if (silent[l]) of[l] = 0
    sum += of[l]!
  }
  return sum > 0 ? of.map(value => value / sum) : of
}
