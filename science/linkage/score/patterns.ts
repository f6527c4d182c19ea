import type { CompiledTie, Scale } from '../compile/model.ts'

/**
 * What may still be said by a comparison: each level for itself, or one of a set of levels while it is not known which. `most` is
 * the most it may weigh, in bits.
 */
export type Outlook = { readonly open: readonly number[]; readonly most: number }

/** The levels of a comparison as outlooks, then the sets given. `bonus` is the most that rarity may add to a level of a set. */
export const outlooksOf = (
  { bits }: Scale,
  sets: readonly (readonly number[])[],
  bonus: (level: number) => number,
): Outlook[] => [
  ...Array.from(bits, (most, level) => ({ open: [level], most })),
  ...sets.map(open => ({ open, most: Math.max(...open.map(l => bits[l]! + bonus(l))) })),
]

/**
 * Of every pattern, which is one outlook of each comparison, the most its pairs can weigh without what rarity adds to
 * known levels; where all are levels, what they do weigh, added as `openSum` adds. The number of a pattern is the sum
 * of each outlook's number times the comparison's `radix`.
 */
export type Patterns = {
  readonly radix: Int32Array
  readonly most: Float64Array
  /** A bit for each comparison of which the level is not known. */
  readonly open: Int32Array
}

/** For rounding: nothing that reaches what was asked for may be given up. */
const slack = 1e-6

export function tabulatePatterns(
  outlooks: readonly (readonly Outlook[])[],
  levels: readonly number[],
  ties: readonly CompiledTie[],
  prior: number,
): Patterns {
  const radix = new Int32Array(outlooks.length)
  let count = 1
  for (const [c, own] of outlooks.entries()) {
    radix[c] = count
    count *= own.length
  }
  const most = new Float64Array(count)
  const open = new Int32Array(count)
  const mosts = outlooks.map(own => Float64Array.from(own, outlook => outlook.most))
  const tied = ties.map(tie => tabulateTie(tie, outlooks))
  const now = new Int32Array(outlooks.length)
  for (let pattern = 0; pattern < count; pattern++) {
    let sum = prior
    let bits = 0
    for (let c = 0; c < now.length; c++) {
      sum += mosts[c]![now[c]!]!
      if (now[c]! >= levels[c]!) bits |= 1 << c
    }
    for (let t = 0; t < tied.length; t++) {
      const { a, b, across, most: ofTie } = tied[t]!
      sum += ofTie[now[a]! * across + now[b]!]!
    }
    most[pattern] = bits === 0 ? sum : sum + slack
    open[pattern] = bits
    // The next pattern: as an odometer turns.
    for (let c = 0; c < now.length; c++) {
      now[c]!++
      if (now[c]! < mosts[c]!.length) break
      now[c] = 0
    }
  }
  return { radix, most, open }
}

/** A tie by the outlooks of its two comparisons: the most it may say. */
export function tabulateTie(
  { a, b, bits, width }: CompiledTie,
  outlooks: readonly (readonly Outlook[])[],
): { a: number; b: number; across: number; most: Float64Array } {
  const across = outlooks[b]!.length
  const most = new Float64Array(outlooks[a]!.length * across)
  for (const [x, left] of outlooks[a]!.entries()) {
    for (const [y, right] of outlooks[b]!.entries()) {
      let high = Number.NEGATIVE_INFINITY
      for (const l of left.open) {
        for (const r of right.open) high = Math.max(high, bits[l * width + r]!)
      }
      most[x * across + y] = high
    }
  }
  return { a, b, across, most }
}
