import { BadProcessError } from './bad-process-error.ts'

/**
 * Half the width, in standard errors, of the interval that holds a `share` of Student's t distribution with a whole number of degrees
 * of freedom: 12.71 for 1, 2.262 for 9 at 0.95. From the closed form for whole degrees (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4)
 * by halving the angle it lies in. Throws `BadProcessError` for degrees below 1 or a share that is not between 0 and 1.
 */
export function studentQuantile(degrees: number, share = 0.95): number {
  if (!(Number.isInteger(degrees) && degrees >= 1)) {
    throw new BadProcessError(`${degrees} degrees of freedom: give a whole number from 1`)
  }
  if (!(share > 0 && share < 1)) throw new BadProcessError(`share ${share}: give above 0, below 1`)
  let [low, high] = [0, Math.PI / 2]
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2
    if (shareWithin(middle, degrees) < share) low = middle
    else high = middle
  }
  return Math.sqrt(degrees) * Math.tan((low + high) / 2)
}

/** Share of the distribution between -t and t, where t is the root of the degrees times the tangent of the angle. */
function shareWithin(angle: number, degrees: number): number {
  const isOdd = degrees % 2 === 1
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  let term = isOdd ? cosine : 1
  let sum = degrees === 1 ? 0 : term
  for (let power = isOdd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= ((power - 1) / power) * cosine * cosine
    sum += term
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum
}
