import type { FullClusterRule } from './rule.ts'

/** What the pairs of one component say, in 1024ths of a bit: whole numbers add up to the same in any order. */
export type Evidence = {
  readonly count: number
  /** Per member: the other member of each pair that was scored, and what the pair says. */
  readonly around: readonly ReadonlyMap<number, number>[]
  /** Pairs strong enough to carry a union: a bit for each in the order of `around`. */
  readonly certain: readonly ReadonlySet<number>[]
  /** What a pair that was never scored says against. */
  readonly unseen: number
  readonly guard: number
}

/** Parts of a bit in which sums are kept. */
export const grain = 1024
/** What a person decided outweighs anything counted. */
const decided = 2 ** 20 * grain

export function gatherEvidence(
  count: number,
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  weight: ArrayLike<number>,
  rule: FullClusterRule,
): Evidence {
  const loudest = rule.loudest * grain
  const around = Array.from({ length: count }, () => new Map<number, number>())
  const certain = Array.from({ length: count }, () => new Set<number>())
  for (let pair = 0; pair < weight.length; pair++) {
    const [a, b, bits] = [left[pair]!, right[pair]!, weight[pair]!]
    const said = Math.abs(bits) === Infinity ? Math.sign(bits) * decided : clamp(bits, loudest)
    const heard = around[a]!.get(b)
    // A decision beside a score replaces it; two decisions at odds keep the pair apart.
    const both = heard === undefined ? said : louder(heard, said)
    around[a]!.set(b, both)
    around[b]!.set(a, both)
    if (both === decided || (Math.abs(both) < decided && bits >= rule.certain)) {
      certain[a]!.add(b)
      certain[b]!.add(a)
    } else if (both === -decided) {
      certain[a]!.delete(b)
      certain[b]!.delete(a)
    }
  }
  return { count, around, certain, unseen: Math.round(rule.unseen * grain), guard: rule.guard }
}

const clamp = (bits: number, loudest: number): number =>
  Math.round(Math.max(-loudest, Math.min(loudest, bits * grain)))

const louder = (one: number, two: number): number =>
  Math.abs(one) === Math.abs(two) ? Math.min(one, two) : Math.abs(one) > Math.abs(two) ? one : two

/** What the pair says: its score, or that it was never one. */
export const saidOf = (evidence: Evidence, a: number, b: number): number =>
  evidence.around[a]!.get(b) ?? -evidence.unseen
