import { layOut, type Units } from './units.ts'

/** Where each UTF-16 unit of the shorter text stands, as bits. Filled and emptied by every call. */
const places = new Int32Array(65_536)

let leftTaken = new Uint8Array(64)
let rightTaken = new Uint8Array(64)

/**
 * Jaro's similarity of two texts, 0 (nothing in common) to 1 (the same), over UTF-16 units.
 * Symmetric. Two empty texts are the same; an empty one has nothing in common with any other.
 *
 * M. A. Jaro (1989), "Advances in record-linkage methodology as applied to matching the 1985 census
 * of Tampa, Florida", JASA 84(406).
 */
export function jaro(left: string, right: string): number {
  if (left === right) return 1
  return jaroOfUnits(layOut(left, right), 0, left.length, left.length, right.length)
}

/** The same for two texts of an array of units, each given by its place and length. */
export function jaroOfUnits(
  units: Units,
  left: number,
  leftLength: number,
  right: number,
  rightLength: number,
): number {
  if (leftLength > rightLength) return jaroOfUnits(units, right, rightLength, left, leftLength)
  if (leftLength === 0) return rightLength === 0 ? 1 : 0
  return rightLength <= 32
    ? shortJaro(units, left, leftLength, right, rightLength)
    : longJaro(units, left, leftLength, right, rightLength)
}

/**
 * Jaro's similarity, raised for a common beginning of up to four units: 0 to 1. As in Winkler's own
 * program only pairs above 0.7 are raised. `scale` is what each common unit is worth (at most 0.25).
 *
 * W. E. Winkler (1990), "String comparator metrics and enhanced decision rules in the
 * Fellegi-Sunter model of record linkage", ASA Section on Survey Research Methods.
 */
export function jaroWinkler(left: string, right: string, scale = 0.1): number {
  if (left === right) return 1
  return jaroWinklerOfUnits(layOut(left, right), 0, left.length, left.length, right.length, scale)
}

/** The same for two texts of an array of units, each given by its place and length. */
export function jaroWinklerOfUnits(
  units: Units,
  left: number,
  leftLength: number,
  right: number,
  rightLength: number,
  scale = 0.1,
): number {
  const similarity = jaroOfUnits(units, left, leftLength, right, rightLength)
  if (similarity <= 0.7 || similarity === 1) return similarity
  const most = Math.min(4, leftLength, rightLength)
  let same = 0
  while (same < most && units[left + same] === units[right + same]) same++
  return similarity + same * scale * (1 - similarity)
}

/** Both texts fit the bits of one integer: matched places are kept as two bit masks. */
function shortJaro(units: Units, a: number, aLength: number, b: number, bLength: number): number {
  const reach = Math.max(0, (bLength >>> 1) - 1)
  for (let i = 0; i < aLength; i++) places[units[a + i]!]! |= 1 << i

  let aTaken = 0
  let bTaken = 0
  let matches = 0
  for (let j = 0; j < bLength; j++) {
    const from = j > reach ? j - reach : 0
    const to = j + reach
    const window = (to >= 31 ? -1 : (1 << (to + 1)) - 1) & (-1 << from)
    const free = places[units[b + j]!]! & window & ~aTaken
    if (free === 0) continue
    aTaken |= free & -free
    bTaken |= 1 << j
    matches++
  }

  let misplaced = 0
  let rest = aTaken
  for (let left = bTaken; left !== 0; left &= left - 1) {
    const j = 31 - Math.clz32(left & -left)
    const i = rest & -rest
    if ((places[units[b + j]!]! & i) === 0) misplaced++
    rest &= rest - 1
  }

  for (let i = 0; i < aLength; i++) places[units[a + i]!] = 0
  return similarityOf(matches, misplaced, aLength, bLength)
}

function longJaro(units: Units, a: number, aLength: number, b: number, bLength: number): number {
  if (leftTaken.length < aLength) leftTaken = new Uint8Array(aLength * 2)
  if (rightTaken.length < bLength) rightTaken = new Uint8Array(bLength * 2)
  leftTaken.fill(0, 0, aLength)
  rightTaken.fill(0, 0, bLength)

  const reach = Math.max(0, (bLength >>> 1) - 1)
  let matches = 0
  for (let j = 0; j < bLength; j++) {
    const unit = units[b + j]
    const to = Math.min(aLength - 1, j + reach)
    for (let i = Math.max(0, j - reach); i <= to; i++) {
      if (leftTaken[i] === 1 || units[a + i] !== unit) continue
      leftTaken[i] = 1
      rightTaken[j] = 1
      matches++
      break
    }
  }

  let misplaced = 0
  let i = 0
  for (let j = 0; j < bLength; j++) {
    if (rightTaken[j] === 0) continue
    while (leftTaken[i] === 0) i++
    if (units[a + i] !== units[b + j]) misplaced++
    i++
  }
  return similarityOf(matches, misplaced, aLength, bLength)
}

function similarityOf(matches: number, misplaced: number, a: number, b: number): number {
  if (matches === 0) return 0
  const transposed = misplaced >>> 1
  return (matches / a + matches / b + (matches - transposed) / matches) / 3
}
