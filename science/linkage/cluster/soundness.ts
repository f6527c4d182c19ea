import type { ScoredPairs } from '../model.ts'
import { join, openForest, rootOf } from './components.ts'
import { gatherEvidence } from './evidence.ts'
import { leastCut } from './refine.ts'
import { type ClusterRule, checkRule, fillRule } from './rule.ts'

/** How well the records of one cluster hold together. */
export type Soundness = {
  readonly size: number
  /** Share of its pairs that are certain links. */
  readonly density: number
  /** The weight in bits at which the cluster would fall in two: the weakest link on its strongest tree. */
  readonly weakest: number
  /** Certain links without which it falls in two: `left`, `right` are members. */
  readonly bridges: readonly { readonly left: number; readonly right: number }[]
  /** Most certain links on the shortest way between two members; Infinity if some are not tied at all. */
  readonly diameter: number
  /** Pairs scored that speak against it (below 0 bits), and pairs never scored. */
  readonly against: number
  readonly unseen: number
  /** The division that least speaks against, and what the pairs across say on average, in bits. */
  readonly cut: {
    readonly parts: readonly [readonly number[], readonly number[]]
    readonly mean: number
  } | null
}

/**
 * Measures one cluster. Members are 0 to `size` - 1 and `pairs` are those between them, below certain too. Time and
 * memory grow with the square of the size: ask for those worth a look. Throws `BadClusterRuleError`.
 */
export function measureCluster(size: number, pairs: ScoredPairs, given: ClusterRule): Soundness {
  const rule = fillRule(given)
  checkRule(rule)
  const { left, right, weight } = pairs
  const around: number[][] = Array.from({ length: size }, () => [])
  let links = 0
  let against = 0
  for (let pair = 0; pair < weight.length; pair++) {
    if (weight[pair]! < 0) against++
    if (weight[pair]! < rule.certain) continue
    links++
    around[left[pair]!]!.push(right[pair]!)
    around[right[pair]!]!.push(left[pair]!)
  }
  const possible = (size * (size - 1)) / 2
  return {
    size,
    density: possible === 0 ? 1 : links / possible,
    weakest: weakestOfStrongest(size, pairs),
    bridges: findBridges(around),
    diameter: Math.max(0, ...around.map((_, from) => farthest(around, from))),
    against,
    unseen: possible - weight.length,
    cut: size < 2 ? null : leastCut(gatherEvidence(size, left, right, weight, rule)),
  }
}

function weakestOfStrongest(size: number, { left, right, weight }: ScoredPairs): number {
  const order = [...weight.keys()].sort((a, b) => weight[b]! - weight[a]!)
  const forest = openForest(size)
  let parts = size
  for (const pair of order) {
    if (rootOf(forest, left[pair]!) === rootOf(forest, right[pair]!)) continue
    join(forest, left[pair]!, right[pair]!)
    if (--parts === 1) return weight[pair]!
  }
  return size < 2 ? Infinity : -Infinity
}

function farthest(around: readonly (readonly number[])[], from: number): number {
  const steps = new Int32Array(around.length).fill(-1)
  steps[from] = 0
  const queue = [from]
  for (const at of queue) {
    for (const next of around[at]!) {
      if (steps[next] !== -1) continue
      steps[next] = steps[at]! + 1
      queue.push(next)
    }
  }
  return queue.length < around.length ? Infinity : steps[queue.at(-1)!]!
}

/** Tarjan (1974): an edge is a bridge if nothing below it reaches above it. Without recursion: clusters may be long chains. */
function findBridges(around: readonly (readonly number[])[]): { left: number; right: number }[] {
  const seen = new Int32Array(around.length).fill(-1)
  const low = new Int32Array(around.length)
  const parent = new Int32Array(around.length).fill(-1)
  const next = new Int32Array(around.length)
  const bridges: { left: number; right: number }[] = []
  let clock = 0
  for (let root = 0; root < around.length; root++) {
    if (seen[root] !== -1) continue
    const path = [root]
    seen[root] = low[root] = clock++
    while (path.length > 0) {
      const at = path.at(-1)!
      const to = around[at]![next[at]!++]
      if (to === undefined) {
        path.pop()
        const above = parent[at]!
        if (above < 0) continue
        low[above] = Math.min(low[above]!, low[at]!)
        if (low[at]! > seen[above]!) {
          bridges.push({ left: Math.min(at, above), right: Math.max(at, above) })
        }
      } else if (seen[to] === -1) {
        parent[to] = at
        seen[to] = low[to] = clock++
        path.push(to)
      } else if (to !== parent[at]) low[at] = Math.min(low[at]!, seen[to]!)
    }
  }
  return bridges.sort((a, b) => a.left - b.left || a.right - b.right)
}
