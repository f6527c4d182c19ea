import type { BlockIndex, Share } from '../block/candidates.ts'

/** Whether no record has more than one key under any rule: whose keys are values, not parts of them. */
export const keysAreSingle = (blocks: BlockIndex): boolean =>
  blocks.rules.every(({ index: { first } }) => {
    for (let row = 0; row + 1 < first.length; row++)
      if (first[row + 1]! - first[row]! > 1) return false
    return true
  })

/** Key of each row under each rule, side by side; -1 where it has none. */
export function layOutKeys({ size, rules }: BlockIndex): Int32Array {
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
 * Every candidate pair once, key by key: the codes of those who share a key are copied side by side, so that their pairs are weighed
 * out of the nearest memory, which for millions of records is most of the time. A pair that an earlier rule brings
 * is passed over. Left is the lower row. Says how many pairs there were.
 */
export function forEachPairOfKeys(
  blocks: BlockIndex,
  keyOf: Int32Array,
  { codes, width }: { readonly codes: Int32Array; readonly width: number },
  visit: (sheet: Int32Array, l: number, r: number, left: number, right: number) => void,
  share: Share = { part: 0, of: 1 },
): number {
  const rules = blocks.rules.length
  let pairs = 0
  let sheet = new Int32Array(1024)
  let keys = new Int32Array(1024)
  for (const [rule, { index }] of blocks.rules.entries()) {
    const { starts, rows } = index
    for (let key = share.part; key + 1 < starts.length; key += share.of) {
      const from = starts[key]!
      const count = starts[key + 1]! - from
      if (sheet.length < count * width) sheet = new Int32Array(count * width * 2)
      if (keys.length < count * rule) keys = new Int32Array(count * rule * 2)
      for (let at = 0; at < count; at++) {
        const row = rows[from + at]!
        for (let n = 0; n < width; n++) sheet[at * width + n] = codes[row * width + n]!
        for (let n = 0; n < rule; n++) keys[at * rule + n] = keyOf[row * rules + n]!
      }
      for (let right = 1; right < count; right++) {
        for (let left = 0; left < right; left++) {
          let seen = false
          for (let n = 0; n < rule; n++) {
            const one = keys[left * rule + n]!
            if (one === keys[right * rule + n] && one >= 0) {
              seen = true
              break
            }
          }
          if (seen) continue
          pairs++
          visit(sheet, left * width, right * width, rows[from + left]!, rows[from + right]!)
        }
      }
    }
  }
  return pairs
}
