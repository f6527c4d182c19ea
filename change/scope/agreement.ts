import { type RankStability, rankStability, weightedKappa } from '@bluelamp/science/appraisal'
import { type Element, type Model, ofKind, textIn } from '../model/element.ts'
import { pointsOf, rateServices } from './rating.ts'

export type RaterPair = {
  readonly raters: readonly [string, string]
  readonly services: number
  /** Weighted kappa (Cohen 1968), by axis; nothing where chance leaves nothing to agree on. */
  readonly criticality: number | undefined
  readonly benefit: number | undefined
}

const axes = ['criticality', 'benefit'] as const

/** How far each two raters agree beyond chance on the services that both rated. */
export function raterAgreement(model: Model): RaterPair[] {
  const ratings = ofKind(model, 'rating')
  const raters = [...new Set(ratings.map(rating => textIn(rating, 'rater')))].sort()
  const byRater = new Map(
    raters.map(rater => [
      rater,
      new Map(
        ratings
          .filter(rating => textIn(rating, 'rater') === rater && isWhole(rating))
          .map(rating => [textIn(rating, 'service'), rating]),
      ),
    ]),
  )
  return raters.flatMap((one, at) =>
    raters.slice(at + 1).flatMap((other): RaterPair[] => {
      const [a, b] = [byRater.get(one)!, byRater.get(other)!]
      const shared = [...a.keys()].filter(service => b.has(service))
      if (shared.length === 0) return []
      const kappa = (axis: (typeof axes)[number]) =>
        weightedKappa(
          shared.map(service => pointsOf(textIn(a.get(service)!, axis)) - 1),
          shared.map(service => pointsOf(textIn(b.get(service)!, axis)) - 1),
          3,
        ).kappa
      return [
        {
          raters: [one, other],
          services: shared.length,
          criticality: kappa('criticality'),
          benefit: kappa('benefit'),
        },
      ]
    }),
  )
}

/** Raters cannot agree on what one of them has not said. */
const isWhole = (rating: Element): boolean => axes.every(axis => pointsOf(textIn(rating, axis)) > 0)

/** Whether the order of services stands when the two axes weigh up to a fifth more or less. */
export function ratingStability(model: Model): RankStability | undefined {
  const rated = rateServices(model).filter(({ ratings }) => ratings.length > 0)
  if (rated.length < 2) return undefined
  return rankStability(
    [
      { name: 'criticality', weight: 1 },
      { name: 'benefit', weight: 1 },
    ],
    rated.map(({ service, criticality, benefit }) => ({
      name: service.name,
      scores: { criticality, benefit },
    })),
  )
}
