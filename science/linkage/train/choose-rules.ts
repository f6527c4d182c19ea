/** Pairs counted by the rules that found them (bit r for rule r): how many, and how many of them are the same by the odds. */
export type Found = { readonly rules: number; readonly pairs: number; readonly same: number }

/** Share of the pairs that are the same which rules left out may cost in all. */
const mostLost = 0.002
/** A rule is worth so many pairs weighed for each pair that is the same and that no other finds. */
const worth = 1000
/** A rule that finds less than this share of the pairs alone costs next to nothing, and stays if it finds anything. */
const trifle = 0.01

/**
 * Which of `count` rules to keep, where those marked `free` may go. Goes by what each finds that no other does: backward
 * elimination, the rule that spares most pairs for each one lost first. Needs no labels: `same` are odds.
 */
export function chooseRules(
  found: readonly Found[],
  count: number,
  free: (rule: number) => boolean,
): { kept: number[]; lost: number } {
  const total = found.reduce((sum, one) => sum + one.same, 0)
  let standing = count === 32 ? 0xffffffff : 2 ** count - 1
  let left = found
  let lost = 0
  for (;;) {
    const pairs = left.reduce((sum, one) => sum + one.pairs, 0)
    let best: { rule: number; spares: number; costs: number } | undefined
    for (let rule = 0; rule < count; rule++) {
      const bit = (1 << rule) >>> 0
      if (!(standing & bit) || !free(rule)) continue
      let [spares, costs] = [0, 0]
      for (const one of left) {
        if ((one.rules & standing) >>> 0 !== bit) continue
        spares += one.pairs
        costs += one.same
      }
      if (costs > 0 && (spares < trifle * pairs || spares < worth * costs)) continue
      if (lost + costs > mostLost * total) continue
      // What costs nothing goes first; of those, what spares most.
      const better = !best || spares / (costs + 1e-3) > best.spares / (best.costs + 1e-3)
      if (better) best = { rule, spares, costs }
    }
    if (!best) break
    standing = (standing & ~(1 << best.rule)) >>> 0
    lost += best.costs
    left = left.filter(one => (one.rules & standing) >>> 0 !== 0)
  }
  const kept = Array.from({ length: count }, (_, rule) => rule).filter(
    rule => (standing & ((1 << rule) >>> 0)) !== 0,
  )
  return { kept, lost: total > 0 ? lost / total : 0 }
}
