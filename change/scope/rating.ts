import {
  type Element,
  idsIn,
  isYes,
  type Model,
  numberIn,
  ofKind,
  textIn,
} from '../model/element.ts'
import { isAgreed } from './classify.ts'

const points = { low: 1, medium: 2, high: 3 } as const
type Level = keyof typeof points
export const pointsOf = (level: string): number => points[level as Level] ?? 0

export type Rated = {
  readonly service: Element
  readonly ratings: readonly Element[]
  /** Means over the raters, 1 to 3. Nought: nobody rated it. */
  readonly criticality: number
  readonly benefit: number
  /** Criticality times benefit, 1 to 9. */
  readonly score: number
  /** Raters stand more than one level apart and have not talked. */
  readonly toReconcile: boolean
}

/** Every service with what its raters say, the highest score first. */
export function rateServices(model: Model): Rated[] {
  const ratings = ofKind(model, 'rating')
  const rated = ofKind(model, 'service').map((service): Rated => {
    const own = ratings.filter(rating => idsIn(rating, 'service').includes(service.id))
    const criticality = mean(own.map(rating => pointsOf(textIn(rating, 'criticality'))))
    const benefit = mean(own.map(rating => pointsOf(textIn(rating, 'benefit'))))
    const apart = (field: string) => {
      const levels = own.map(rating => pointsOf(textIn(rating, field)))
      return levels.length > 1 && Math.max(...levels) - Math.min(...levels) > 1
    }
    const talked = own.length > 0 && own.every(rating => isYes(rating, 'reconciled'))
    return {
      service,
      ratings: own,
      criticality,
      benefit,
      score: criticality * benefit,
      toReconcile: !talked && (apart('criticality') || apart('benefit')),
    }
  })
  return rated.sort((a, b) => b.score - a.score)
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** The cut-off both parties signed; of several the highest counts, as it promises least. */
export function signedCutOff(model: Model): { element: Element; score: number } | undefined {
  const signed = ofKind(model, 'cut-off')
    .filter(cutOff => isAgreed(model, cutOff))
    .map(element => ({ element, score: numberIn(element, 'score') ?? 0 }))
  return signed.sort((a, b) => b.score - a.score)[0]
}
