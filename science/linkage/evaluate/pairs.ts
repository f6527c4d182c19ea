export type Scores = { readonly precision: number; readonly recall: number; readonly f1: number }

/** How a clustering stands beside the truth. Precision first: a false merge is the worse error. */
export type Evaluation = Scores & {
  /** Per record, after Bagga and Baldwin (1998): large clusters do not drown small ones. */
  readonly b3: Scores
  /** Records in the largest predicted cluster. */
  readonly largest: number
  /** Clusters predicted, single records included. */
  readonly clusters: number
  /** Rows with a known truth, and pairs of them: truly the same, said to be, and both. */
  readonly records: number
  readonly truePairs: number
  readonly predictedPairs: number
  readonly agreedPairs: number
}

export class BadTruthError extends Error {
  override readonly name = 'BadTruthError'
}

export const scoresOf = (agreed: number, predicted: number, truly: number): Scores => {
  const precision = predicted === 0 ? 1 : agreed / predicted
  const recall = truly === 0 ? 1 : agreed / truly
  return { precision, recall, f1: harmonic(precision, recall) }
}

const harmonic = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b))
const pairsIn = (records: number): number => (records * (records - 1)) / 2

/**
 * Compares predicted clusters with the truth over all pairs of rows, without making the pairs. Both give each
 * row a whole number; a negative truth means unknown, and the row is left out. Nothing predicted gives
 * precision 1. Throws `BadTruthError` if the lengths differ.
 */
export function evaluatePairs(predicted: Int32Array, truth: Int32Array): Evaluation {
  if (predicted.length !== truth.length) {
    throw new BadTruthError(`${predicted.length} rows are predicted and ${truth.length} are known`)
  }
  const known = truth.reduce((sum, label) => sum + (label >= 0 ? 1 : 0), 0)
  const cells = new Float64Array(known)
  const predictedSizes = sizes(predicted)
  const largest = predictedSizes.reduce((most, size) => Math.max(most, size), 0)
  const clusters = predictedSizes.reduce((sum, size) => sum + (size > 0 ? 1 : 0), 0)
  const ours = new Int32Array(predictedSizes.length)
  const theirs = new Int32Array(sizes(truth).length)
  let filled = 0
  for (let row = 0; row < truth.length; row++) {
    if (truth[row]! < 0) continue
    ours[predicted[row]!]!++
    theirs[truth[row]!]!++
    cells[filled++] = predicted[row]! * theirs.length + truth[row]!
  }
  cells.sort()

  let agreed = 0
  let precise = 0
  let recalled = 0
  for (let from = 0; from < known; ) {
    const cell = cells[from]!
    let to = from + 1
    while (to < known && cells[to] === cell) to++
    const both = to - from
    const our = Math.floor(cell / theirs.length)
    agreed += pairsIn(both)
    precise += (both * both) / ours[our]!
    recalled += (both * both) / theirs[cell - our * theirs.length]!
    from = to
  }
  const predictedPairs = ours.reduce((sum, size) => sum + pairsIn(size), 0)
  const truePairs = theirs.reduce((sum, size) => sum + pairsIn(size), 0)
  const b3precision = known === 0 ? 1 : precise / known
  const b3recall = known === 0 ? 1 : recalled / known
  return {
    ...scoresOf(agreed, predictedPairs, truePairs),
    b3: { precision: b3precision, recall: b3recall, f1: harmonic(b3precision, b3recall) },
    largest,
    clusters,
    records: known,
    truePairs,
    predictedPairs,
    agreedPairs: agreed,
  }
}

function sizes(labels: Int32Array): Float64Array {
  const most = labels.reduce((high, label) => Math.max(high, label), -1)
  const counts = new Float64Array(most + 1)
  for (const label of labels) if (label >= 0) counts[label]!++
  return counts
}
