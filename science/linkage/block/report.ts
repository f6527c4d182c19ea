import type { BlockingRule } from '../model.ts'
import { type BlockIndex, forEachCandidate } from './candidates.ts'

/** What one rule costs and brings. */
export type BlockReport = {
  readonly rule: string
  /** Candidate pairs it brings, and those no other rule brings. */
  readonly pairs: number
  readonly alone: number
  /** Keys left out as too common, and the pairs they would have made. */
  readonly stops: number
  readonly dropped: number
  /** Share of the true pairs it reaches, where the truth is known. */
  readonly reached?: number
}

/**
 * Cost and yield of each rule, and of all together (the last line, "all"). `truth` gives each row the number of whom it
 * is about; a negative number means it is not known.
 */
export function reportBlocks(
  rules: readonly BlockingRule[],
  blocks: BlockIndex,
  truth?: Int32Array,
): BlockReport[] {
  const width = rules.length
  const pairs = new Float64Array(width + 1)
  const alone = new Float64Array(width + 1)
  const reached = new Float64Array(width + 1)
  forEachCandidate(blocks, (row, others, count, by) => {
    for (let at = 0; at < count; at++) {
      const other = others[at]!
      const found = by[other]!
      const same = truth !== undefined && truth[row]! >= 0 && truth[row] === truth[other]
      pairs[width]!++
      if (same) reached[width]!++
      for (let rule = 0; rule < width; rule++) {
        const bit = (1 << rule) >>> 0
        if ((found & bit) === 0) continue
        pairs[rule]!++
        if (found === bit) alone[rule]!++
        if (same) reached[rule]!++
      }
    }
  })
  const all = truth ? truePairs(truth) : 0
  const dropped = blocks.rules.map(({ index }) => index.dropped)
  return [...rules.map(rule => rule.name), 'all'].map((rule, at) => ({
    rule,
    pairs: pairs[at]!,
    alone: alone[at]!,
    stops: at < width ? dropped[at]!.stops.length : dropped.reduce((n, d) => n + d.stops.length, 0),
    dropped: at < width ? dropped[at]!.pairs : dropped.reduce((n, d) => n + d.pairs, 0),
    ...(truth ? { reached: all === 0 ? 1 : reached[at]! / all } : {}),
  }))
}

function truePairs(truth: Int32Array): number {
  const sizes = new Map<number, number>()
  let pairs = 0
  for (const label of truth) {
    if (label < 0) continue
    const size = sizes.get(label) ?? 0
    pairs += size
    sizes.set(label, size + 1)
  }
  return pairs
}
