import { probabilityOf } from '../cluster/rule.ts'
import type { ScoredPairs } from '../model.ts'
import { type Scores, scoresOf } from './pairs.ts'

/** What accepting every pair of at least `weight` bits would mean. */
export type ThresholdPoint = Scores & {
  readonly weight: number
  readonly probability: number
  readonly pairs: number
}

/**
 * Precision and recall at each weight at which pairs may be cut, strongest first, before any clustering. Recall
 * counts true pairs that were never candidates as missed. At most `points` points, evenly over the pairs.
 * Truth as in `evaluatePairs`: pairs of a row whose truth is unknown are left out.
 */
export function precisionRecall(
  pairs: ScoredPairs,
  truth: Int32Array,
  points = 200,
): readonly ThresholdPoint[] {
  const { left, right } = pairs
  const known = pairs.weight.map((weight, pair) =>
    truth[left[pair]!]! >= 0 && truth[right[pair]!]! >= 0 ? weight : Number.NaN,
  )
  const order = byWeight(known)
  const truly = truePairs(truth)
  const step = Math.max(1, Math.floor(order.length / points))
  const curve: ThresholdPoint[] = []
  let agreed = 0
  let due = step
  for (let taken = 1; taken <= order.length; taken++) {
    const pair = order[taken - 1]!
    if (truth[left[pair]!] === truth[right[pair]!]) agreed++
    const weight = known[pair]!
    // Pairs of one weight fall on the same side of any threshold.
    if (taken < order.length && (known[order[taken]!] === weight || taken < due)) continue
    due = taken + step
    curve.push({
      weight,
      probability: probabilityOf(weight),
      pairs: taken,
      ...scoresOf(agreed, taken, truly),
    })
  }
  return curve
}

/** The share of the true pairs that blocking brought up at all: what no scorer can better. */
export function pairsReached(
  pairs: { readonly left: Int32Array; readonly right: Int32Array },
  truth: Int32Array,
): { readonly reached: number; readonly truePairs: number; readonly share: number } {
  let reached = 0
  for (let pair = 0; pair < pairs.left.length; pair++) {
    const label = truth[pairs.left[pair]!]!
    if (label >= 0 && label === truth[pairs.right[pair]!]!) reached++
  }
  const truly = truePairs(truth)
  return { reached, truePairs: truly, share: truly === 0 ? 1 : reached / truly }
}

export type UnlinkablePoint = { readonly weight: number; readonly share: number }

/**
 * The share of records that could not be linked at a threshold even to a perfect copy of themselves, because they
 * say too little. `selfWeights`: each record's match weight against itself, in bits.
 */
export function unlinkables(selfWeights: Float32Array, points = 100): readonly UnlinkablePoint[] {
  const sorted = selfWeights.toSorted()
  const step = Math.max(1, Math.floor(sorted.length / points))
  const curve: UnlinkablePoint[] = []
  for (let below = 0; below < sorted.length; below += step) {
    const weight = sorted[below]!
    if (curve.at(-1)?.weight === weight) continue
    curve.push({ weight, share: firstAt(sorted, weight) / sorted.length })
  }
  return curve
}

function truePairs(truth: Int32Array): number {
  const sorted = truth.toSorted()
  let sum = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1
    while (to < sorted.length && sorted[to] === sorted[from]) to++
    if (sorted[from]! >= 0) sum += ((to - from) * (to - from - 1)) / 2
    from = to
  }
  return sum
}

/** Indices of the numbers that are numbers, highest first. */
function byWeight(weight: Float32Array): Int32Array {
  const indices = new Int32Array(weight.length)
  let count = 0
  for (let pair = 0; pair < weight.length; pair++) {
    if (!Number.isNaN(weight[pair]!)) indices[count++] = pair
  }
  return indices.subarray(0, count).sort((a, b) => weight[b]! - weight[a]! || a - b)
}

function firstAt(sorted: Float32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
