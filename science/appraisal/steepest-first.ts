/**
 * Turns the root of a correlation matrix so that the first independent score moves the outcome most (the linear
 * transformation of Imai and Tan 2006, A general dimension reduction technique for derivative pricing, its first
 * step). The turn changes nothing about the distribution, for a normal cloud looks the same from all sides; but
 * along the first axis, which `lines.ts` integrates by itself, now lies most of what the outcome varies by.
 * The slope is taken over two standard deviations, so that a step or a kink near the middle does not mislead. `root`
 * is square, row by row; the result is too, and times its own transpose it is the same correlation matrix.
 */
export function steepestFirst(
  root: Float64Array,
  count: number,
  outcomeAt: (scores: Float64Array) => number,
): Float64Array {
  const scores = new Float64Array(count)
  const slopes = new Float64Array(count)
  for (let at = 0; at < count; at++) {
    scores[at] = 1
    const above = outcomeAt(scores)
    scores[at] = -1
    slopes[at] = (above - outcomeAt(scores)) / 2
    scores[at] = 0
  }
  // The same slopes along the independent scores, which the root mixes.
  const steepest = new Float64Array(count)
  for (let row = 0; row < count; row++) {
    for (let at = 0; at < count; at++) steepest[at]! += root[row * count + at]! * slopes[row]!
  }
  const length = Math.hypot(...steepest)
  if (length === 0) return root
  // Householder's mirror swaps the first axis and the steepest direction.
  const mirror = steepest.map((slope, at) => (at === 0 ? 1 : 0) - slope / length)
  const size = mirror.reduce((sum, one) => sum + one * one, 0)
  if (size < 1e-24) return root
  const turned = new Float64Array(count * count)
  for (let row = 0; row < count; row++) {
    let along = 0
    for (let at = 0; at < count; at++) along += root[row * count + at]! * mirror[at]!
    for (let at = 0; at < count; at++) {
      turned[row * count + at] = root[row * count + at]! - (2 * along * mirror[at]!) / size
    }
  }
  return turned
}
