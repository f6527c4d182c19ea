import { type Element, type Model, ofKind, textIn } from '../model/element.ts'
import { plainWords } from '../model/words.ts'

export type Compared = {
  readonly metric: string
  /** How most of them define it: only these stand beside one another. */
  readonly definition: string
  readonly alike: readonly Element[]
  /** Defined otherwise, or per something else: told, and not compared. */
  readonly otherwise: readonly Element[]
}

/** The same figure of several bodies, like for like. Words are compared without regard to case and spacing. */
export function compareBodies(model: Model): Compared[] {
  const ground = (element: Element) =>
    `${plainWords(textIn(element, 'definition'))} per ${plainWords(textIn(element, 'denominator'))}`
  const metrics = Map.groupBy(ofKind(model, 'comparator'), element =>
    plainWords(textIn(element, 'metric')),
  )
  return [...metrics.values()].map(elements => {
    const byGround = [...Map.groupBy(elements, ground).values()].sort((a, b) => b.length - a.length)
    const alike = byGround[0]!
    return {
      metric: textIn(alike[0]!, 'metric'),
      definition: textIn(alike[0]!, 'definition'),
      alike,
      otherwise: byGround.slice(1).flat(),
    }
  })
}
