import { type Difference, differenceOfMeans } from '@bluelamp/science/statistics'
import { byId, type Element, type Model, ofKind } from '../model/element.ts'
import { leastShown } from './voice-groups.ts'

/** How satisfied those were who said so, from 1 to 5. */
export type Satisfaction = {
  readonly engagementId: string
  readonly rated: number
  readonly satisfied: number | null
  readonly variance: number | null
}

export type SatisfactionChange = Difference & { readonly before: Element; readonly after: Element }

/** Where the same was asked again, and enough said how satisfied they were both times. */
export function satisfactionChanges(
  model: Pick<Model, 'elements'>,
  counts: readonly Satisfaction[],
): SatisfactionChange[] {
  const sampleOf = ({ id }: Element) => {
    const count = counts.find(({ engagementId }) => engagementId === id)
    return count && count.rated >= leastShown && count.satisfied !== null && count.variance !== null
      ? { answers: count.rated, mean: count.satisfied, variance: count.variance }
      : undefined
  }
  return ofKind(model, 'engagement').flatMap(after => {
    const before = byId(model, after.body.repeats)
    if (!before || before.id === after.id) return []
    const [first, second] = [sampleOf(before), sampleOf(after)]
    return first && second ? [{ before, after, ...differenceOfMeans(first, second) }] : []
  })
}
