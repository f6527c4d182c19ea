import { type BlockIndex, forEachCandidate, type Share } from './candidates.ts'

/** Whether no record has more than one key under any rule: whose keys are values, not parts of them. */
export const keysAreSingle = (blocks: BlockIndex): boolean =>
  blocks.rules.every(({ index: { first } }) => {
    for (let row = 0; row + 1 < first.length; row++)
      if (first[row + 1]! - first[row]! > 1) return false
    return true
  })

/** Key of each row under each rule, side by side; -1 where it has none. */
function layOutKeys({ size, rules }: BlockIndex): Int32Array {
  const width = rules.length
  const keyOf = new Int32Array(size * width).fill(-1)
  for (const [rule, { index }] of rules.entries()) {
    const { first, keys } = index
    for (let row = 0; row < size; row++) {
      if (first[row + 1]! > first[row]!) keyOf[row * width + rule] = keys[first[row]!]!
    }
  }
  return keyOf
}

export type BlockVisitor = {
  /** Rows `rows[from]` to `rows[from + count - 1]` share a key; they stand at places 0 and on. */
  begin?(rows: Int32Array, from: number, count: number): void
  /** The row at place `right` and those at the first `count` of `lefts`, all before it, are candidates. */
  visit(right: number, lefts: Int32Array, count: number): void
}

/**
 * Gives out every candidate pair once, key by key, where keys are single (`keysAreSingle`): a pair that an earlier rule brings is passed
 * over. Says how many there were.
 */
export function openByKey(blocks: BlockIndex): (visitor: BlockVisitor, share?: Share) => number {
  const rules = blocks.rules.length
  const keyOf = layOutKeys(blocks)
  let keys = new Int32Array(1024)
  let lefts = new Int32Array(1024)

  /** Writes down the places before `right` that no earlier rule pairs with it. */
  const pass = (right: number, rule: number): number => {
    const r = right * rule
    let count = 0
    for (let left = 0; left < right; left++) {
      let seen = false
      for (let n = 0; n < rule; n++) {
        const key = keys[left * rule + n]!
        if (key === keys[r + n] && key >= 0) seen = true
      }
      lefts[count] = left
      if (!seen) count++
    }
    return count
  }

  return (visitor, share = { part: 0, of: 1 }) => {
    let pairs = 0
    for (const [rule, { index }] of blocks.rules.entries()) {
      const { starts, rows } = index
      for (let key = share.part; key + 1 < starts.length; key += share.of) {
        const from = starts[key]!
        const count = starts[key + 1]! - from
        if (keys.length < count * rule) keys = new Int32Array(count * rule * 2)
        if (lefts.length < count) lefts = new Int32Array(count * 2)
        for (let at = 0; at < count; at++) {
          const row = rows[from + at]!
          for (let n = 0; n < rule; n++) keys[at * rule + n] = keyOf[row * rules + n]!
        }
        visitor.begin?.(rows, from, count)
        for (let right = 1; right < count; right++) {
          const passed = pass(right, rule)
          pairs += passed
          if (passed > 0) visitor.visit(right, lefts, passed)
        }
      }
    }
    return pairs
  }
}

/** How many candidate pairs there are. */
export function countCandidates(blocks: BlockIndex): number {
  if (keysAreSingle(blocks)) return openByKey(blocks)({ visit: () => undefined })
  let total = 0
  forEachCandidate(blocks, (_row, _others, count) => {
    total += count
  })
  return total
}
