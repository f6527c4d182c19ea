const starts = [new Int32Array(64), new Int32Array(64)] as const
const ends = [new Int32Array(64), new Int32Array(64)] as const
const mostTokens = 64

/**
 * Share of the words two texts have between them that both have: 0 (none) to 1 (the same set), words
 * being what spaces part. Order and repetition do not count. Two texts without words are the same.
 * Beyond 64 words a text is read as its first 64.
 *
 * P. Jaccard (1901), Bulletin de la Société vaudoise des sciences naturelles 37.
 */
export function jaccard(left: string, right: string): number {
  if (left === right) return 1
  const a = distinctTokens(left, 0)
  const b = distinctTokens(right, 1)
  if (a === 0 && b === 0) return 1
  let shared = 0
  for (let i = 0; i < a; i++) {
    for (let j = 0; j < b; j++) {
      if (sameToken(left, starts[0][i]!, ends[0][i]!, right, starts[1][j]!, ends[1][j]!)) {
        shared++
        break
      }
    }
  }
  return shared / (a + b - shared)
}

/** The same share between two lists of values, each taken as a set. */
export function jaccardOfValues(left: readonly string[], right: readonly string[]): number {
  const a = new Set(left)
  const b = new Set(right)
  if (a.size === 0 && b.size === 0) return 1
  let shared = 0
  for (const value of a) if (b.has(value)) shared++
  return shared / (a.size + b.size - shared)
}

/** The same share between the sets of UTF-16 units, as DuckDB's `jaccard` has it. */
export function jaccardOfLetters(left: string, right: string): number {
  return left === right ? 1 : jaccardOfValues(left.split(''), right.split(''))
}

/** Notes where each word that has not come before stands; answers how many there are. */
function distinctTokens(text: string, side: 0 | 1): number {
  const start = starts[side]
  const end = ends[side]
  let count = 0
  let at = 0
  while (at < text.length && count < mostTokens) {
    while (at < text.length && text.charCodeAt(at) === 32) at++
    const from = at
    while (at < text.length && text.charCodeAt(at) !== 32) at++
    if (at === from) break
    let known = false
    for (let i = 0; i < count && !known; i++) {
      known = sameToken(text, start[i]!, end[i]!, text, from, at)
    }
    if (known) continue
    start[count] = from
    end[count] = at
    count++
  }
  return count
}

function sameToken(a: string, aFrom: number, aTo: number, b: string, bFrom: number, bTo: number) {
  const length = aTo - aFrom
  if (length !== bTo - bFrom) return false
  for (let i = 0; i < length; i++) {
    if (a.charCodeAt(aFrom + i) !== b.charCodeAt(bFrom + i)) return false
  }
  return true
}
