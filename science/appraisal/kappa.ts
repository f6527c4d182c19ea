export class BadRatingError extends Error {
  override name = 'BadRatingError'
}

export interface Agreement {
  /** 1 for full agreement, 0 for no more than chance, below 0 for less; `undefined` if chance leaves nothing to agree on. */
  readonly kappa: number | undefined
  /** Share of items rated the same, 0 to 1. */
  readonly same: number
  readonly items: number
}

/**
 * How far two raters agree beyond chance when some disagreements are worse than others: weighted kappa (Cohen 1968,
 * Psychological Bulletin 70:213-220). Ratings are whole numbers from 0 to `levels - 1`, item by item. `linear` weights
 * count the levels between them, `quadratic` their square. Both raters using one level throughout gives no kappa: there
 * was nothing they could have disagreed on. Throws `BadRatingError` for lists of unequal length, no items or a rating
 * that is no level.
 */
export function weightedKappa(
  first: readonly number[],
  second: readonly number[],
  levels: number,
  weighting: 'linear' | 'quadratic' = 'linear',
): Agreement {
  const items = first.length
  if (items === 0 || second.length !== items) {
    throw new BadRatingError(`${items} and ${second.length} ratings to compare`)
  }
  for (const rating of [...first, ...second]) {
    if (!Number.isInteger(rating) || rating < 0 || rating >= levels) {
      throw new BadRatingError(`${rating} is no level from 0 to ${levels - 1}`)
    }
  }
  const weight = (a: number, b: number) => (weighting === 'linear' ? Math.abs(a - b) : (a - b) ** 2)
  let seen = 0
  let same = 0
  first.forEach((a, item) => {
    seen += weight(a, second[item]!)
    if (a === second[item]) same++
  })
  // By chance, any rating of the one would meet any rating of the other.
  let chance = 0
  for (const a of first) for (const b of second) chance += weight(a, b)
  return {
    kappa: chance === 0 ? undefined : 1 - (seen * items) / chance,
    same: same / items,
    items,
  }
}
