import type { ScoredPairs } from '../model.ts'
import { clusterComponent } from './cluster-component.ts'
import { components, renumber } from './components.ts'
import { gather } from './gather.ts'
import { type ClusterRule, checkRule, fillRule } from './rule.ts'

export { components } from './components.ts'
export { type Named, type NameOptions, names } from './names.ts'
export { BadClusterRuleError, bitsOf, type ClusterRule, probabilityOf } from './rule.ts'
export { measureCluster, type Soundness } from './soundness.ts'
export { mostWeighed, weighInside } from './weigh-inside.ts'

export type ClusterOptions = ClusterRule & {
  /**
   * An order of rows that belongs to the records (by id, say) and not to how they came; asked only within
   * components, to break ties. Default: row numbers.
   */
  readonly compare?: (a: number, b: number) => number
}

/**
 * Says which rows are the same one: row to cluster number, numbered from 0 in order of first row. Rows that no
 * certain link ties together, by whatever chain, are never joined; within such a component what
 * speaks for a union is weighed against what is missing or speaks against it (`clusterComponent`). The answer is a function of the set of
 * scored pairs, never of their order, and each component's of its own pairs alone.
 *
 * Each pair is given once, except that a decision by a person may stand beside it as Infinity (the same) or
 * -Infinity (not the same). Pairs below certain matter: they are the evidence against. Time is proportional
 * to pairs. Throws `BadClusterRuleError`.
 */
export function cluster(size: number, pairs: ScoredPairs, options: ClusterOptions): Int32Array {
  const { compare, ...given } = options
  const rule = fillRule(given)
  checkRule(rule)
  const { left, right, weight } = pairs
  const labels = components(size, pairs, rule.certain)

  // Rows and pairs gathered by component.
  const rows = gather(size, size, row => labels[row]!)
  const inside = gather(size, weight.length, pair => {
    const label = labels[left[pair]!]!
    return label === labels[right[pair]!]! ? label : -1
  })
  const local = new Int32Array(size)
  for (let label = 0; label < size; label++) {
    const part = rows.of(label)
    const mine = inside.of(label)
    // One certain pair and nothing else is what most people with two records look like.
    if (part.length < 2 || (part.length === 2 && mine.length === 1 && rule.guard > 1)) continue
    if (compare) part.sort(compare)
    for (let at = 0; at < part.length; at++) local[part[at]!] = at
    const owners = clusterComponent(
      part.length,
      mine.map(pair => local[left[pair]!]!),
      mine.map(pair => local[right[pair]!]!),
      Float64Array.from(mine, pair => weight[pair]!),
      rule,
    )
    for (let at = 0; at < part.length; at++) labels[part[at]!] = part[owners[at]!]!
  }
  return renumber(labels)
}
