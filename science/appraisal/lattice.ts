/**
 * Generating vector of a good lattice for any power of two up to 2^20 points and its first 100 dimensions: Cools, Kuo
 * and Nuyens 2006, Constructing embedded lattice rules for multivariate integration (SIAM Journal on Scientific
 * Computing 28:2162-2188), the rule for order-2 weights. `distributions.test.ts` measures that it is good.
 */
const generating = [
  1, 182667, 469891, 498753, 110745, 446247, 250185, 118627, 245333, 283199, 408519, 391023, 246327,
  126539, 399185, 461527, 300343, 69681, 516695, 436179, 106383, 238523, 413283, 70841, 47719,
  300129, 113029, 123925, 410745, 211325, 17489, 511893, 40767, 186077, 519471, 255369, 101819,
  243573, 66189, 152143, 503455, 113217, 132603, 463967, 297717, 157383, 224015, 502917, 36237,
  94049, 170665, 79397, 123963, 223451, 323871, 303633, 98567, 318855, 494245, 477137, 177975,
  64483, 26695, 88779, 94497, 239429, 381007, 110205, 339157, 73397, 407559, 181791, 442675, 301397,
  32569, 147737, 189949, 138655, 350241, 63371, 511925, 515861, 434045, 383435, 249187, 492723,
  479195, 84589, 99703, 239831, 269423, 182241, 61063, 130789, 143095, 471209, 139019, 172565,
  487045, 304803,
]

export const mostDimensions = generating.length
export const mostPoints = 2 ** 20

export class BadLatticeError extends Error {
  override name = 'BadLatticeError'
}

/**
 * Walks the points of a rank-1 lattice moved by one shift a dimension (each from 0 up to 1) and folded like a tent
 * (Hickernell 2002), which suits functions that do not come round to where they began. Each call writes the next
 * point into `point` and gives the number of points written so far; every coordinate lies strictly between 0 and 1. A
 * uniformly random shift makes each point uniform, so that means over one lattice are unbiased and the spread over
 * several shifts is an honest standard error. Throws `BadLatticeError` where the count is no power of two up to 2^20
 * or there are more than 100 dimensions.
 */
export function walkLattice(
  count: number,
  shifts: Float64Array,
  point: Float64Array,
): () => number {
  if (!Number.isInteger(Math.log2(count)) || count < 1 || count > mostPoints) {
    throw new BadLatticeError(`${count} points: give a power of two up to ${mostPoints}`)
  }
  const dimensions = shifts.length
  if (dimensions > mostDimensions || point.length !== dimensions) {
    throw new BadLatticeError(`${dimensions} dimensions: give up to ${mostDimensions}`)
  }
  // Steps are multiples of 1 / count, a power of two, so adding them up loses nothing.
  const steps = Float64Array.from(shifts, (_, at) => (generating[at]! % count) / count)
  const bare = new Float64Array(dimensions)
  let written = 0
  return () => {
    for (let at = 0; at < dimensions; at++) {
      let x = bare[at]! + shifts[at]!
      if (x >= 1) x -= 1
      const folded = x < 0.5 ? 2 * x : 2 - 2 * x
      point[at] = folded < smallest ? smallest : folded > largest ? largest : folded
      const next = bare[at]! + steps[at]!
      bare[at] = next >= 1 ? next - 1 : next
    }
    return ++written
  }
}

// The ends themselves would be infinitely far out on a normal scale.
const smallest = 2 ** -54
const largest = 1 - 2 ** -53

/**
 * Numbers from 0 up to 1 with 53 bits, the same for the same seed: SplitMix64 (Steele, Lea and Flood 2014). Throws
 * `BadLatticeError` for a seed that is not a whole number.
 */
export function seededShares(seed: number): () => number {
  if (!Number.isSafeInteger(seed)) throw new BadLatticeError(`the seed ${seed} is not whole`)
  let state = BigInt.asUintN(64, BigInt(seed))
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n)
    let mixed = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n)
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn)
    return Number((mixed ^ (mixed >> 31n)) >> 11n) / 2 ** 53
  }
}
