import { layOut, type Units } from './units.ts'

/** Where each UTF-16 unit of the shorter text stands, as bits. Filled and emptied by every call. */
const places = new Int32Array(65_536)

let row = new Int32Array(128)

/**
 * The least number of units added, removed or changed that turns one text into the other, over UTF-16
 * units. A metric. With `most`, work stops as soon as the answer must be greater, and the answer is
 * then `most + 1`.
 *
 * V. I. Levenshtein (1966), Soviet Physics Doklady 10(8); computed by the bit vectors of G. Myers
 * (1999), "A fast bit-vector algorithm for approximate string matching", JACM 46(3), where the
 * shorter text fits 32 bits, and otherwise row by row within the band that `most` allows.
 */
export function levenshtein(left: string, right: string, most = Number.MAX_SAFE_INTEGER): number {
  if (left === right) return 0
  return levenshteinOfUnits(layOut(left, right), 0, left.length, left.length, right.length, most)
}

/** The same for two texts of an array of units, each given by its place and length. */
export function levenshteinOfUnits(
  units: Units,
  left: number,
  leftLength: number,
  right: number,
  rightLength: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  if (leftLength > rightLength) {
    return levenshteinOfUnits(units, right, rightLength, left, leftLength, most)
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
  if (aEnd === a) return bEnd - b
  return aEnd - a <= 32
    ? byBits(units, a, aEnd, b, bEnd, most)
    : byRows(units, a, aEnd, b, bEnd, most)
}

function byBits(units: Units, a: number, aEnd: number, b: number, bEnd: number, most: number) {
  for (let i = a; i < aEnd; i++) places[units[i]!]! |= 1 << (i - a)
  const last = 1 << (aEnd - a - 1)
  let up = -1
  let down = 0
  let score = aEnd - a

  for (let j = b; j < bEnd; j++) {
    const same = places[units[j]!]!
    const vertical = same | down
    const horizontal = (((same & up) + up) ^ up) | same
    let more = down | ~(horizontal | up)
    let less = up & horizontal
    if ((more & last) !== 0) score++
    else if ((less & last) !== 0) score--
    // Each unit still to come can lower the score by one at most.
    if (score - (bEnd - j - 1) > most) {
      score = most + 1
      break
    }
    more = (more << 1) | 1
    less = less << 1
    up = less | ~(vertical | more)
    down = more & vertical
  }

  for (let i = a; i < aEnd; i++) places[units[i]!] = 0
  return score
}

function byRows(units: Units, a: number, aEnd: number, b: number, bEnd: number, most: number) {
  const width = aEnd - a
  if (row.length <= width) row = new Int32Array(width * 2)
  for (let i = 0; i <= width; i++) row[i] = i

  for (let j = b; j < bEnd; j++) {
    const unit = units[j]
    const depth = j - b + 1
    const from = Math.max(1, depth - most)
    const to = Math.min(width, depth + most)
    let diagonal = row[from - 1]!
    let left = from === 1 ? depth : most + 1
    row[from - 1] = left
    let least = left
    for (let i = from; i <= to; i++) {
      // A cell the band has only now reached holds an older row's value, which is never too small.
      const above = row[i]!
      const changed = diagonal + (units[a + i - 1] === unit ? 0 : 1)
      left = Math.min(changed, above + 1, left + 1)
      diagonal = above
      row[i] = left
      if (left < least) least = left
    }
    if (least > most) return most + 1
  }
  return Math.min(row[width]!, most === Number.MAX_SAFE_INTEGER ? most : most + 1)
}
