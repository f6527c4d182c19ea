import type { Comparison } from '../model.ts'

/** The levels before `end` take at least, or at most, this share. */
type Bound = { readonly end: number; readonly share: number }

/** Bounds of m and of h, the widest first: narrowing down to fewer levels keeps the wider ones. */
export type Bounds = { readonly agrees: readonly Bound[]; readonly own: readonly Bound[] }

export function boundsOf({ levels, agrees = [], own = [] }: Comparison): Bounds {
  const ends = (upTo: string): number => levels.findIndex(level => level.label === upTo) + 1
  const ordered = (bounds: readonly Bound[]): Bound[] =>
    bounds.filter(({ end }) => end > 0).sort((a, b) => b.end - a.end)
  return {
    agrees: ordered(agrees.map(({ upTo, atLeast }) => ({ end: ends(upTo), share: atLeast }))),
    own: ordered(own.map(({ upTo, atMost }) => ({ end: ends(upTo), share: atMost }))),
  }
}

/** Raises the levels inside each bound, in proportion, and lowers those outside. */
export const atLeast = (of: Float64Array, bounds: readonly Bound[]): Float64Array =>
  hold(of, bounds, (inside, share) => inside < share)

/** Lowers the levels inside each bound and raises those outside. */
export const atMost = (of: Float64Array, bounds: readonly Bound[]): Float64Array =>
  hold(of, bounds, (inside, share) => inside > share)

function hold(
  of: Float64Array,
  bounds: readonly Bound[],
  broken: (inside: number, share: number) => boolean,
): Float64Array {
  let held = of
  for (const { end, share } of bounds) {
    const inside = held.subarray(0, end).reduce((sum, part) => sum + part, 0)
    if (!broken(inside, share) || inside === 0 || inside === 1) continue
    held = held.map((part, l) =>
      l < end ? (part * share) / inside : (part * (1 - share)) / (1 - inside),
    )
  }
  return held
}
