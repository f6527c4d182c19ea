import { studentQuantile } from './student-quantile.ts'

/** Answers on a scale, as far as a comparison needs them. */
export interface SampleMean {
  readonly answers: number
  readonly mean: number
  /** Of the sample: squares of the distances from the mean, summed and divided by one less than the answers. */
  readonly variance: number
}

export interface Difference {
  readonly difference: number
  readonly low: number
  readonly high: number
  /** The interval leaves out 0: there is a change. Else none can be told, which is not to say that there is none. */
  readonly isTold: boolean
}

/**
 * By how much the mean of a later sample lies above that of an earlier one, with the interval of Welch (1947,
 * Biometrika 34:28-35), which does not take the two to be equally spread. Both are drawn at random and apart from one
 * another. Throws `RangeError` for fewer than five answers in either, a variance below 0, or a confidence outside 0 to 1.
 */
export function differenceOfMeans(
  before: SampleMean,
  after: SampleMean,
  confidence = 0.95,
): Difference {
  for (const { answers, variance } of [before, after]) {
    if (!(answers >= 5)) throw new RangeError(`${answers} answers are too few to compare`)
    if (!(variance >= 0)) throw new RangeError(`a variance of ${variance}`)
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence ${confidence} must lie between 0 and 1`)
  }
  const [a, b] = [before.variance / before.answers, after.variance / after.answers]
  const difference = after.mean - before.mean
  // Weighed by its share of the sum, so that nothing is squared that is too small to be.
  const share = a / (a + b)
  const freedom = 1 / (share ** 2 / (before.answers - 1) + (1 - share) ** 2 / (after.answers - 1))
  const half = a + b === 0 ? 0 : studentQuantile(freedom, confidence) * Math.sqrt(a + b)
  const [low, high] = [difference - half, difference + half]
  return { difference, low, high, isTold: low > 0 || high < 0 }
}
