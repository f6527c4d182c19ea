import type { BlockIndex, Share } from '../block/candidates.ts'

/** Whether no record has more than one key under any rule: whose keys are values, not parts of them. */
export const keysAreSingle = (blocks: BlockIndex): boolean =>
  blocks.rules.every(({ index: { first } }) => {
    for (let row = 0; row + 1 < first.length; row++)
      if (first[row + 1]! - first[row]! > 1) return false
    return true
  })

/**
 * Every candidate pair once, key by key: the sheets of those who share a key are copied side by side, so that their pairs are weighed
 * out of the nearest memory, which for millions of records is most of the time. A pair that an earlier rule brings
 * is passed over. Left is the lower row. Says how many pairs there were.
 */
export function forEachPairOfKeys(
  blocks: BlockIndex,
  { sheets, stride }: { readonly sheets: Int32Array; readonly stride: number },
  visit: (sheet: Int32Array, l: number, r: number, left: number, right: number) => void,
  share: Share = { part: 0, of: 1 },
): number {
  let pairs = 0
  let sheet = new Int32Array(1024)
  let keys = new Int32Array(1024)
  for (const [rule, { index }] of blocks.rules.entries()) {
    const { starts, rows } = index
    const earlier = blocks.rules
      .slice(0, rule)
      .map(({ index: { first, keys: of } }) => ({ first, of }))
    const width = earlier.length
    for (let key = share.part; key + 1 < starts.length; key += share.of) {
      const from = starts[key]!
      const count = starts[key + 1]! - from
      if (sheet.length < count * stride) sheet = new Int32Array(count * stride * 2)
      if (keys.length < count * width) keys = new Int32Array(count * width * 2)
      for (let at = 0; at < count; at++) {
        const row = rows[from + at]!
        for (let n = 0; n < stride; n++) sheet[at * stride + n] = sheets[row * stride + n]!
        for (let n = 0; n < width; n++) {
          const { first, of } = earlier[n]!
          keys[at * width + n] = first[row + 1]! > first[row]! ? of[first[row]!]! : -1 - at
        }
      }
      for (let right = 1; right < count; right++) {
        for (let left = 0; left < right; left++) {
          let seen = false
          for (let n = 0; n < width && !seen; n++) {
            seen = keys[left * width + n] === keys[right * width + n]
          }
          if (seen) continue
          pairs++
          visit(sheet, left * stride, right * stride, rows[from + left]!, rows[from + right]!)
        }
      }
    }
  }
  return pairs
}
