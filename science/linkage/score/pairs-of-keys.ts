import type { BlockIndex, Share } from '../block/candidates.ts'
import type { ScoreRow } from './open-scorer.ts'
import { numbersOnSheet, type ScoringPlan } from './plan.ts'

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

/**
 * Gives out every candidate pair once, key by key: what is looked at of those who share a key is copied side by side, so that their
 * pairs are weighed out of the nearest memory, which for millions of records is most of the time. A pair that an
 * earlier rule brings is passed over. Left is the lower row. Says how many pairs there were.
 */
export function openPairsOfKeys(
  blocks: BlockIndex,
  plan: ScoringPlan,
): (score: ScoreRow, share?: Share) => number {
  const rules = blocks.rules.length
  const keyOf = layOutKeys(blocks)
  const stride = plan.letters.length * numbersOnSheet
  let sheet = new Int32Array(1024)
  let keys = new Int32Array(1024)
  let lefts = new Int32Array(1024)

  /** Places before `right` that no earlier rule pairs with it. */
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

  return (score, share = { part: 0, of: 1 }) => {
    let pairs = 0
    for (const [rule, { index }] of blocks.rules.entries()) {
      const { starts, rows } = index
      for (let key = share.part; key + 1 < starts.length; key += share.of) {
        const from = starts[key]!
        const count = starts[key + 1]! - from
        if (sheet.length < count * stride) sheet = new Int32Array(count * stride * 2)
        if (keys.length < count * rule) keys = new Int32Array(count * rule * 2)
        if (lefts.length < count) lefts = new Int32Array(count * 2)
        for (let at = 0; at < count; at++) {
          const row = rows[from + at]!
          for (let n = 0; n < stride; n++) sheet[at * stride + n] = plan.sheet[row * stride + n]!
          for (let n = 0; n < rule; n++) keys[at * rule + n] = keyOf[row * rules + n]!
        }
        for (let right = 1; right < count; right++) {
          const passed = pass(right, rule)
          pairs += passed
          if (passed > 0) score(sheet, right, lefts, passed, rows, from)
        }
      }
    }
    return pairs
  }
}
