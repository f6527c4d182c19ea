import type { CompiledTie, Scale } from '../compile/model.ts'

/**
 * What may still be said by a comparison: each known level, then one for each set of levels that are still open. `most` is
 * the most it may weigh, in bits.
 */
export type Outlook = {
  /** Levels that each outlook leaves open; of those before `levels` the one level itself. */
  readonly open: readonly (readonly number[])[]
  readonly most: Float64Array
}

/** Outlooks of a comparison: its levels, then the sets of levels given. `bonus` is the most a level's rarity may add. */
export function outlookOf(
  { bits, rarity, base }: Scale,
  sets: readonly (readonly number[])[],
  rarest: (level: number) => number,
): Outlook {
  const bonus = (level: number) =>
    rarity[level]! > 0 ? Math.max(0, rarity[level]! * (base[level]! - rarest(level))) : 0
  const open = [...Array.from(bits, (_, level) => [level]), ...sets]
  return {
    open,
    most: Float64Array.from(open, levels => Math.max(...levels.map(l => bits[l]! + bonus(l)))),
  }
}

export type Bounds = {
  /** The most all may weigh together, ties included; the prior is not in it. */
  whole(now: Int32Array): number
  /** By how much that changes where comparison `c` goes from what `now` has to another outlook. */
  change(now: Int32Array, c: number, to: number): number
}

/** Bounds of a sum of weights while some of its parts are not known yet. */
export function openBounds(outlooks: readonly Outlook[], ties: readonly CompiledTie[]): Bounds {
  const tables = ties.map(({ a, b, bits, width }) => {
    const across = outlooks[b]!.open.length
    const most = new Float64Array(outlooks[a]!.open.length * across)
    for (const [x, left] of outlooks[a]!.open.entries()) {
      for (const [y, right] of outlooks[b]!.open.entries()) {
        most[x * across + y] = Math.max(
          ...left.flatMap(l => right.map(r => bits[l * width + r]!)),
        )
      }
    }
    return { a, b, across, most }
  })
  const of = outlooks.map((_, c) => tables.filter(({ a, b }) => a === c || b === c))
  const mosts = outlooks.map(outlook => outlook.most)
  return {
    whole(now) {
      let sum = 0
      for (let c = 0; c < mosts.length; c++) sum += mosts[c]![now[c]!]!
      for (const { a, b, across, most } of tables) sum += most[now[a]! * across + now[b]!]!
      return sum
    },
    change(now, c, to) {
      const from = now[c]!
      let sum = mosts[c]![to]! - mosts[c]![from]!
      const own = of[c]!
      for (let t = 0; t < own.length; t++) {
        const { a, b, across, most } = own[t]!
        sum +=
          a === c
            ? most[to * across + now[b]!]! - most[from * across + now[b]!]!
            : most[now[a]! * across + to]! - most[now[a]! * across + from]!
      }
      return sum
    },
  }
}
