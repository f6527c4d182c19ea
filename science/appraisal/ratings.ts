import { type Agreement, BadRatingError, weightedKappa } from './kappa.ts'
import { type OptionScore, type RankStability, rankStability, scoreOptions } from './scoring.ts'

export const levels = ['low', 'medium', 'high'] as const
export type Level = (typeof levels)[number]

/** The two axes on which a line of scope is rated (Technology Task Force, terms of reference, 2012, section 3). */
export const ratingAxes = ['criticality', 'benefit opportunity'] as const
export type RatingAxis = (typeof ratingAxes)[number]

/** What each level means, in words, so that two people mean the same by it. */
export type Anchors = Readonly<Record<RatingAxis, Readonly<Record<Level, string>>>>

export interface ItemRating {
  readonly item: string
  readonly rater: string
  readonly levels: Readonly<Record<RatingAxis, Level>>
}

/** What raters who were more than one level apart agreed on when they had talked. */
export interface Reconciliation {
  readonly item: string
  readonly axis: RatingAxis
  readonly level: Level
  readonly reason: string
}

export interface RatedItem {
  readonly item: string
  /** Mean of the raters, low 0, medium 1, high 2, or the level they were reconciled to. */
  readonly scores: Readonly<Record<RatingAxis, number>>
  readonly score: OptionScore
}

export interface RatingRound {
  /** For each pair of raters and axis; nothing is averaged away. */
  readonly agreement: readonly (Agreement & {
    readonly axis: RatingAxis
    readonly raters: readonly [string, string]
  })[]
  /** More than one level apart and not talked over: these items have no rating yet. */
  readonly toReconcile: readonly { readonly item: string; readonly axis: RatingAxis }[]
  /** In the order of rank by the weights given. */
  readonly rated: readonly RatedItem[]
  /** Whether the order stands when the weights move by a fifth. `undefined` while nothing is rated. */
  readonly stability: RankStability | undefined
}

/**
 * Puts together what two or more raters said of each item. Raters more than one level apart on an axis must talk, and
 * until they have the item stands in `toReconcile` and in no ranking. Nothing is cut off here: where to cut is a
 * decision. Throws `BadRatingError` for an anchor without words, an item that a rater rated twice or not at all, fewer
 * than two raters, a reconciliation without reason, or one of what was not rated or not in dispute, and the errors of
 * `scoreOptions` for the weights.
 */
export function rateItems(input: {
  readonly anchors: Anchors
  readonly ratings: readonly ItemRating[]
  readonly reconciliations?: readonly Reconciliation[]
  readonly weights: Readonly<Record<RatingAxis, number>>
}): RatingRound {
  const { ratings, reconciliations = [], weights } = input
  const items = [...new Set(ratings.map(rating => rating.item))]
  const raters = [...new Set(ratings.map(rating => rating.rater))]
  checkRatings(input.anchors, ratings, items, raters)
  const given = (rater: string, item: string, axis: RatingAxis) =>
    levels.indexOf(ratings.find(one => one.rater === rater && one.item === item)!.levels[axis])
  const all = (item: string, axis: RatingAxis) => raters.map(rater => given(rater, item, axis))
  const apart = (item: string, axis: RatingAxis) =>
    Math.max(...all(item, axis)) - Math.min(...all(item, axis)) > 1
  checkReconciliations(reconciliations, items, apart)
  const settled = (item: string, axis: RatingAxis) =>
    reconciliations.find(one => one.item === item && one.axis === axis)
  const toReconcile = items.flatMap(item =>
    ratingAxes
      .filter(axis => apart(item, axis) && !settled(item, axis))
      .map(axis => ({ item, axis })),
  )
  const scored = items
    .filter(item => !toReconcile.some(one => one.item === item))
    .map(name => ({
      name,
      scores: Object.fromEntries(
        ratingAxes.map(axis => {
          const one = settled(name, axis)
          return [axis, one ? levels.indexOf(one.level) : mean(all(name, axis))]
        }),
      ) as Record<RatingAxis, number>,
    }))
  const criteria = ratingAxes.map(axis => ({ name: axis, weight: weights[axis] }))
  return {
    agreement: pairs(raters).flatMap(([one, other]) =>
      ratingAxes.map(axis => ({
        axis,
        raters: [one, other] as const,
        ...weightedKappa(
          items.map(item => given(one, item, axis)),
          items.map(item => given(other, item, axis)),
          levels.length,
        ),
      })),
    ),
    toReconcile,
    rated: scoreOptions(criteria, scored).map(score => ({
      item: score.name,
      scores: scored.find(one => one.name === score.name)!.scores,
      score,
    })),
    stability: scored.length > 0 ? rankStability(criteria, scored) : undefined,
  }
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const pairs = (names: readonly string[]): (readonly [string, string])[] =>
  names.flatMap((one, at) => names.slice(at + 1).map(other => [one, other] as const))

function checkRatings(
  anchors: Anchors,
  ratings: readonly ItemRating[],
  items: readonly string[],
  raters: readonly string[],
): void {
  for (const axis of ratingAxes) {
    const bare = levels.find(level => !anchors[axis][level].trim())
    if (bare) throw new BadRatingError(`nothing says what ${bare} ${axis} means`)
  }
  if (raters.length < 2) throw new BadRatingError('one rater is an opinion; two or more are needed')
  for (const { rater, item, levels: given } of ratings) {
    for (const axis of ratingAxes) {
      if (!levels.includes(given[axis])) {
        throw new BadRatingError(`${rater} rated "${item}" ${given[axis]} on ${axis}`)
      }
    }
  }
  for (const rater of raters) {
    for (const item of items) {
      const times = ratings.filter(one => one.rater === rater && one.item === item).length
      if (times !== 1) throw new BadRatingError(`${rater} rated "${item}" ${times} times`)
    }
  }
}

function checkReconciliations(
  reconciliations: readonly Reconciliation[],
  items: readonly string[],
  apart: (item: string, axis: RatingAxis) => boolean,
): void {
  for (const { item, axis, reason, level } of reconciliations) {
    if (!items.includes(item) || !apart(item, axis)) {
      throw new BadRatingError(`"${item}" was not in dispute on ${axis}`)
    }
    if (!levels.includes(level)) throw new BadRatingError(`${level} is no level`)
    if (!reason.trim()) throw new BadRatingError(`"${item}" was reconciled without a reason`)
  }
}
