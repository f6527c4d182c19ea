import { betaDistribution } from './beta.ts'
import { normalScore } from './normal.ts'

/** From here on the expansion is better than ten digits, and the fraction of the beta distribution begins to run long. */
const manyDegrees = 1000

/**
 * Half the width, in standard errors, of the interval that holds a `share` of Student's t distribution: 12.71 for 1 degree of freedom,
 * 2.262 for 9 at 0.95. Degrees need not be whole (Welch). The square of t over itself and the degrees follows a beta distribution
 * (Abramowitz and Stegun 1964, 26.5.27). Throws `RangeError` for degrees below 1 or a share that is not between 0 and 1.
 */
export function studentQuantile(degrees: number, share = 0.95): number {
  if (!(degrees >= 1)) throw new RangeError(`${degrees} degrees of freedom: give at least 1`)
  if (!(share > 0 && share < 1)) throw new RangeError(`share ${share}: give above 0, below 1`)
  if (degrees > manyDegrees) return expanded(degrees, normalScore((1 + share) / 2))
  const part = betaDistribution(0.5, degrees / 2).quantile(share)
  return Math.sqrt((degrees * part) / (1 - part))
}

/** From the normal distribution, by four terms of Fisher's expansion (Abramowitz and Stegun 1964, 26.7.5). */
function expanded(degrees: number, z: number): number {
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ]
  return terms.reduce((sum, term, at) => sum + term / degrees ** (at + 1), z)
}
