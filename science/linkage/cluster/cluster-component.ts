import { gatherEvidence } from './evidence.ts'
import { holdTogether, move, split } from './refine.ts'
import type { FullClusterRule } from './rule.ts'
import { unite } from './unite.ts'

/** Each round gains, so they end; few need a second. */
const mostRounds = 8

/**
 * Says which members of one component are the same one. What is sought is the division whose pairs speak most for
 * it in sum: correlation clustering (Bansal, Blum and Chawla, 2004), greedily: clusters unite, are cut, and let
 * members go, while each gains. So a single bridge between two well-tied people is outvoted by the pairs
 * that are missing or speak against it.
 *
 * Members are 0 to `count` - 1 in an order that belongs to them (ties go to the lower). Weights are bits; Infinity
 * means that a person joined the pair, -Infinity that a person keeps it apart. Returns member to the lowest member
 * of its cluster.
 */
export function clusterComponent(
  count: number,
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  weight: ArrayLike<number>,
  rule: FullClusterRule,
): Int32Array {
  if (agree(count, weight, rule)) return new Int32Array(count)
  const evidence = gatherEvidence(count, left, right, weight, rule)
  const owner = new Int32Array(count).map((_, member) => member)
  for (let round = 0; round < mostRounds; round++) {
    unite(evidence, owner)
    const cut = split(evidence, owner)
    if (!move(evidence, owner) && !cut) break
  }
  holdTogether(evidence, owner)
  return owner
}

/** Every pair was scored and speaks for it: most components are like this. */
function agree(count: number, weight: ArrayLike<number>, { guard }: FullClusterRule): boolean {
  if (weight.length !== (count * (count - 1)) / 2 || count > guard) return false
  for (let pair = 0; pair < weight.length; pair++) if (!(weight[pair]! > 0)) return false
  return true
}
