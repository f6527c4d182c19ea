import { isOverAYearOld } from '../model/days.ts'
import { type Element, type Model, ofKind, rowsIn, textIn } from '../model/element.ts'
import { sameWords } from '../model/words.ts'

/** An outcome that the force reaches together with others. */
export type Joint = {
  /** Identifier of the outcome. */
  readonly outcome: string
  readonly partners: readonly Element[]
  readonly measures: readonly string[]
  /** One, if all is well. */
  readonly owners: readonly string[]
}

type JointRow = { partner: Element; outcome: string; measure: string; owner: string }

export function jointOutcomes(model: Model): Joint[] {
  const rows = ofKind(model, 'partner').flatMap(partner =>
    rowsIn(partner, 'joint').map(
      (row): JointRow => ({
        partner,
        outcome: String(row.outcome ?? ''),
        measure: String(row.measure ?? ''),
        owner: String(row.owner ?? '').trim(),
      }),
    ),
  )
  const outcomes = [...new Set(rows.map(({ outcome }) => outcome))]
  return outcomes.map(outcome => {
    const own = rows.filter(row => row.outcome === outcome)
    return {
      outcome,
      partners: [...new Set(own.map(({ partner }) => partner))],
      measures: oncePerWord(own.map(({ measure }) => measure)),
      owners: oncePerWord(own.map(({ owner }) => owner)),
    }
  })
}

/** Each said once, whatever its capitals; what is empty is nobody. */
const oncePerWord = (said: readonly string[]): string[] =>
  said.filter((text, at) => text !== '' && said.findIndex(other => sameWords(other, text)) === at)

export const worksIn = (partner: Element, district: string): boolean =>
  rowsIn(partner, 'districts').some(row => row.district === district)

export const notReviewed = (partner: Element, today: string): boolean =>
  isOverAYearOld(textIn(partner, 'reviewed'), today)
