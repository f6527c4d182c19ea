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
  const [a, b] = left.length <= right.length ? [left, right] : [right, left]
  if (a.length === 0) return 0
  return b.length <= 32 ? shortJaro(a, b) : longJaro(a, b)
}

/**
 * Jaro's similarity, raised for a common beginning of up to four units: 0 to 1. As in Winkler's own
 * program only pairs above 0.7 are raised. `scale` is what each common unit is worth (at most 0.25).
 *
 * W. E. Winkler (1990), "String comparator metrics and enhanced decision rules in the
 * Fellegi-Sunter model of record linkage", ASA Section on Survey Research Methods.
 */
export function jaroWinkler(left: string, right: string, scale = 0.1): number {
  const similarity = jaro(left, right)
  if (similarity <= 0.7 || similarity === 1) return similarity
  const most = Math.min(4, left.length, right.length)
  let same = 0
  while (same < most && left.charCodeAt(same) === right.charCodeAt(same)) same++
  return similarity + same * scale * (1 - similarity)
}

/** Both texts fit the bits of one integer: matched places are kept as two bit masks. */
function shortJaro(a: string, b: string): number {
  const reach = Math.max(0, (b.length >>> 1) - 1)
  for (let i = 0; i < a.length; i++) places[a.charCodeAt(i)]! |= 1 << i

  let aTaken = 0
  let bTaken = 0
  let matches = 0
  for (let j = 0; j < b.length; j++) {
    const from = j > reach ? j - reach : 0
    const to = j + reach
    const window = (to >= 31 ? -1 : (1 << (to + 1)) - 1) & (-1 << from)
    const free = places[b.charCodeAt(j)]! & window & ~aTaken
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
    if ((places[b.charCodeAt(j)]! & i) === 0) misplaced++
    rest &= rest - 1
  }

  for (let i = 0; i < a.length; i++) places[a.charCodeAt(i)] = 0
  return similarityOf(matches, misplaced, a.length, b.length)
}

function longJaro(a: string, b: string): number {
  if (leftTaken.length < a.length) leftTaken = new Uint8Array(a.length * 2)
  if (rightTaken.length < b.length) rightTaken = new Uint8Array(b.length * 2)
  leftTaken.fill(0, 0, a.length)
  rightTaken.fill(0, 0, b.length)

  const reach = Math.max(0, (b.length >>> 1) - 1)
  let matches = 0
  for (let j = 0; j < b.length; j++) {
    const unit = b.charCodeAt(j)
    const to = Math.min(a.length - 1, j + reach)
    for (let i = Math.max(0, j - reach); i <= to; i++) {
      if (leftTaken[i] === 1 || a.charCodeAt(i) !== unit) continue
      leftTaken[i] = 1
      rightTaken[j] = 1
      matches++
      break
    }
  }

  let misplaced = 0
  let i = 0
  for (let j = 0; j < b.length; j++) {
    if (rightTaken[j] === 0) continue
    while (leftTaken[i] === 0) i++
    if (a.charCodeAt(i) !== b.charCodeAt(j)) misplaced++
    i++
  }
  return similarityOf(matches, misplaced, a.length, b.length)
}

function similarityOf(matches: number, misplaced: number, a: number, b: number): number {
  if (matches === 0) return 0
  const transposed = misplaced >>> 1
  return (matches / a + matches / b + (matches - transposed) / matches) / 3
}
