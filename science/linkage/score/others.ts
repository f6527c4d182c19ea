import { wordsKey } from '../compile/comparison.ts'
import {
  compileModel,
  compileNear,
  compileTies,
  lessNear,
  openSum,
  type Scale,
  scaleOf,
} from '../compile/model.ts'
import { judgePairs, type PairJudge } from '../compile/pairs.ts'
import type { Model } from '../model.ts'
import type { Table } from '../table/table.ts'
import { outlooksOf, tabulateTie } from './patterns.ts'
import { numbersOnSheet, type ScoringPlan } from './plan.ts'

/** Comparisons that are not made by letters, asked after those that are. */
export type Others = {
  readonly count: number
  /** The most they may add, with the ties they stand in. */
  readonly most: number
  /**
   * The weight of a pair of which the comparisons by letters said `levels` (in their own order), which weigh `sofar`; -Infinity as
   * soon as it cannot reach what was asked for.
   */
  ask(sofar: number, levels: Int32Array, left: number, right: number): number
}

/** For rounding: nothing that reaches what was asked for may be given up. */
const slack = 1e-6

export function openOthers(model: Model, table: Table, plan: ScoringPlan, least: number): Others {
  const { others, letters } = plan
  if (others.length === 0) return { count: 0, most: 0, ask: sofar => sofar }
  const scales = model.comparisons.map(scaleOf)
  const all = compileModel(model)
  const judges = others.map(c => judgePairs(all[c]!, table))
  const outlooks = scales.map((scale, c) =>
    outlooksOf(scale, [Array.from(scale.bits.keys())], level => bonusOf(model, c, level)),
  )
  const mosts = others.map(c => outlooks[c]!.at(-1)!.most)
  const ties = compileTies(model)
    .filter(({ a, b }) => others.includes(a) || others.includes(b))
    .map(tie => tabulateTie(tie, outlooks))
  const add = openSum(model)
  const near = compileNear(model)
  const now = new Int32Array(outlooks.length)
  const frequencies = new Float32Array(outlooks.length)

  /** Cheap ones first, then those whose words are fewest: what is dear is then seldom asked. */
  const order = [...others.keys()].sort(
    (a, b) => (judges[a]!.rarest?.words ?? 0) - (judges[b]!.rarest?.words ?? 0) || a - b,
  )
  const bests = others.map((c, n) => bestOf(judges[n]!, scales[c]!))
  const bounds = new Float64Array(others.length)
  /** The most that each may add to a pair, by its two values. */
  const boundOf = (n: number, left: number, right: number): number => {
    const best = bests[n]
    if (best === undefined) return mosts[n]!
    const { codes } = judges[n]!.rarest!
    const a = codes[left]!
    const b = codes[right]!
    return a < 0 || b < 0 ? 0 : Math.min(best[a]!, best[b]!)
  }
  const mostOfTies = (): number => {
    let sum = slack
    for (let t = 0; t < ties.length; t++) {
      const { a, b, across, most } = ties[t]!
      sum += most[now[a]! * across + now[b]!]!
    }
    return sum
  }
  const open = () => {
    for (let n = 0; n < others.length; n++) now[others[n]!] = outlooks[others[n]!]!.length - 1
  }

  const { sheet } = plan
  const stride = letters.length * numbersOnSheet
  for (const [c, own] of outlooks.entries()) now[c] = own.length - 1
  return {
    count: others.length,
    most: mosts.reduce((sum, most) => sum + most, mostOfTies()),
    ask(sofar, levels, left, right) {
      open()
      for (let at = 0; at < letters.length; at++) now[letters[at]!.comparison] = levels[at]!
      let known = sofar
      for (let n = 0; n < others.length; n++) {
        bounds[n] = boundOf(n, left, right)
        known += bounds[n]!
      }
      for (let place = 0; place < order.length; place++) {
        if (known + mostOfTies() < least) return Number.NEGATIVE_INFINITY
        const n = order[place]!
        const c = others[n]!
        const { bits, rarity, base } = scales[c]!
        const judge = judges[n]!
        const found = judge.find(left, right)
        const level = judge.level[found]!
        const frequency = judge.frequency[found]!
        now[c] = level
        frequencies[c] = frequency
        known += bits[level]! - bounds[n]!
        if (rarity[level]! > 0) known += rarity[level]! * (base[level]! - frequency)
      }
      if (known + mostOfTies() < least) return Number.NEGATIVE_INFINITY
      for (let at = 0; at < letters.length; at++) {
        const { comparison, logs } = letters[at]!
        const own = logs[levels[at]!]
        if (!own) continue
        const a = own[sheet[left * stride + at * numbersOnSheet]!]!
        const b = own[sheet[right * stride + at * numbersOnSheet]!]!
        frequencies[comparison] = a > b ? a : b
      }
      const sum = add(now, frequencies)
      return sum < least ? sum : lessNear(sum, near, now)
    },
  }
}

/** By value, the most that a comparison of words can say of any pair with it. */
function bestOf({ rarest }: PairJudge, { bits, rarity, base }: Scale): Float32Array | undefined {
  if (!rarest) return undefined
  // A hair more, as these are kept in 32 bits.
  return rarest.floors.map(floor => {
    let most = Number.NEGATIVE_INFINITY
    for (let level = 0; level < bits.length; level++) {
      const adds = rarity[level]! > 0 ? rarity[level]! * (base[level]! - floor) : 0
      most = Math.max(most, bits[level]! + Math.max(0, adds))
    }
    return most + 1e-4
  })
}

/** The most that rarity may add to a level of a comparison: agreement on the rarest there is. */
function bonusOf({ comparisons, frequencies }: Model, c: number, level: number): number {
  const { rarity, base } = scaleOf(comparisons[c]!)
  const term = comparisons[c]!.levels[level]!.termFrequency
  if (!term || !(rarity[level]! > 0)) return 0
  const words = term.by === 'words'
  const known = frequencies[words ? wordsKey(term.field) : term.field] ?? {}
  let least = 1
  for (const value in known) if (known[value]! < least) least = known[value]!
  const rarest = Math.log2(Math.max(least, term.least ?? 0))
  // The two rarest words count.
  return Math.max(0, rarity[level]! * (base[level]! - (words ? 2 : 1) * rarest))
}
