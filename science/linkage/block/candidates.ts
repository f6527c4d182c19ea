import type { BlockingRule } from '../model.ts'
import type { Table } from '../table/table.ts'
import { type IndexOptions, indexRule, type RuleIndex } from './index-keys.ts'

/** The blocking rules of a model, indexed over a table. */
export type BlockIndex = {
  readonly size: number
  readonly rules: readonly { readonly name: string; readonly index: RuleIndex }[]
}

export class TooManyRulesError extends Error {
  override readonly name = 'TooManyRulesError'
}

export function openBlocks(
  rules: readonly BlockingRule[],
  table: Table,
  options: IndexOptions = {},
): BlockIndex {
  if (rules.length > 32) throw new TooManyRulesError('At most 32 blocking rules')
  return {
    size: table.size,
    rules: rules.map(rule => ({ name: rule.name, index: indexRule(rule, table, options) })),
  }
}

/** A part of the work: every `of`-th run of rows, beginning with the `part`-th. Parts are disjoint, and together all. */
export type Share = { readonly part: number; readonly of: number }

const run = 64

/**
 * Gives every candidate pair once, however many rules and keys bring it: for each row the lower rows it is to be
 * compared with, in an array that is used again, and by which rules each was found (bit r for rule r).
 */
export function forEachCandidate(
  blocks: BlockIndex,
  visit: (row: number, others: Int32Array, count: number, rules: Uint32Array) => void,
  share: Share = { part: 0, of: 1 },
): void {
  const { size, rules } = blocks
  const found = new Uint32Array(size)
  const others = new Int32Array(size)
  for (let row = 0; row < size; row++) {
    if (share.of > 1 && Math.floor(row / run) % share.of !== share.part) continue
    let count = 0
    for (let rule = 0; rule < rules.length; rule++) {
      const { starts, rows, first, keys } = rules[rule]!.index
      const bit = (1 << rule) >>> 0
      for (let k = first[row]!; k < first[row + 1]!; k++) {
        const key = keys[k]!
        const end = starts[key + 1]!
        for (let at = starts[key]!; at < end; at++) {
          const other = rows[at]!
          if (other >= row) break
          if (found[other] === 0) others[count++] = other
          found[other]! |= bit
        }
      }
    }
    if (count > 0) visit(row, others, count, found)
    for (let at = 0; at < count; at++) found[others[at]!] = 0
  }
}

/** No more candidate pairs than this: those of every key added up, found several times or not. */
export function mostCandidates({ rules }: BlockIndex): number {
  let pairs = 0
  for (const { index } of rules) {
    for (let key = 0; key + 1 < index.starts.length; key++) {
      const n = index.starts[key + 1]! - index.starts[key]!
      pairs += (n * (n - 1)) / 2
    }
  }
  return pairs
}
