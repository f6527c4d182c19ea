import { layOut, type Units } from './units.ts'

let older = new Int32Array(128)
let previous = new Int32Array(128)
let current = new Int32Array(128)

/**
 * Levenshtein's distance with one more step: two neighbouring units exchanged. Restricted, so no unit
 * is edited twice ("optimal string alignment"); it is symmetric but not a metric ("ca" to "abc" is 3,
 * though "ca", "ac", "abc" are 1 and 1 apart). With `most`, an answer that must be greater is `most + 1`.
 *
 * F. J. Damerau (1964), "A technique for computer detection and correction of spelling errors", CACM 7(3).
 */
export function damerauLevenshtein(
  left: string,
  right: string,
  most = Number.MAX_SAFE_INTEGER,
): number {
  if (left === right) return 0
  const units = layOut(left, right)
  return damerauLevenshteinOfUnits(units, 0, left.length, left.length, right.length, most)
}

/** The same for two texts of an array of units, each given by its place and length. */
export function damerauLevenshteinOfUnits(
  units: Units,
  left: number,
  leftLength: number,
  right: number,
  rightLength: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  if (leftLength > rightLength) {
    return damerauLevenshteinOfUnits(units, right, rightLength, left, leftLength, most)
  }
  if (rightLength - leftLength > most) return most + 1
  let a = left
  let b = right
  let aEnd = left + leftLength
  let bEnd = right + rightLength
  while (a < aEnd && units[a] === units[b]) {
    a++
    b++
  }
  while (aEnd > a && units[aEnd - 1] === units[bEnd - 1]) {
    aEnd--
    bEnd--
  }
  const width = aEnd - a
  if (width === 0) return bEnd - b

  if (current.length <= width) {
    older = new Int32Array(width * 2)
    previous = new Int32Array(width * 2)
    current = new Int32Array(width * 2)
  }
  for (let i = 0; i <= width; i++) current[i] = i

  for (let j = b; j < bEnd; j++) {
    const spare = older
    older = previous
    previous = current
    current = spare
    const unit = units[j]
    const unitBefore = j > b ? units[j - 1] : -1
    let value = j - b + 1
    current[0] = value
    let least = value
    for (let i = 1; i <= width; i++) {
      const mine = units[a + i - 1]
      const changed = previous[i - 1]! + (mine === unit ? 0 : 1)
      value = Math.min(changed, previous[i]! + 1, value + 1)
      if (i > 1 && mine === unitBefore && units[a + i - 2] === unit) {
        value = Math.min(value, older[i - 2]! + 1)
      }
      current[i] = value
      if (value < least) least = value
    }
    // An exchange reaches back two rows and adds one, so one row above `most + 1` still settles it.
    if (least > most + 1) return most + 1
  }
  return Math.min(current[width]!, most === Number.MAX_SAFE_INTEGER ? most : most + 1)
}
