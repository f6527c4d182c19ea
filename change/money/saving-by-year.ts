import { isCashReleasing, savingTracker, tellable } from '../benefits/benefit-tree.ts'
import { type Element, type Model, numberIn, ofKind, rowsIn, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'

type Parts = { readonly benefits: number; readonly improvements: number }

/** A year that begins on 1 April. All is a year's saving as it then stands, not what is new in that year. */
export type SavingYear = {
  readonly year: number
  readonly target: number
  readonly aimed: Parts
  readonly measured: Parts
}

/** What is to be saved by each year of the profile, beside what is aimed at and what was measured by then. */
export function savingByYear(model: Model): SavingYear[] {
  const rows = ofKind(model, 'saving-profile').flatMap(profile => rowsIn(profile, 'years'))
  const years = [...new Set(rows.map(({ year }) => Number(year)))].sort((a, b) => a - b)
  const last = endOf(years.at(-1) ?? 0)
  const cash = ofKind(model, 'benefit').filter(isCashReleasing)
  const improvements = ofKind(model, 'improvement').filter(countsAlone)
  return years.map(year => {
    const end = endOf(year)
    const begun = improvements.filter(each => (numberIn(each, 'from') ?? year + 1) <= year)
    return {
      year,
      target: sum(rows.filter(row => Number(row.year) <= year).map(row => Number(row.amount))),
      aimed: {
        // Without a day, a benefit is aimed at by the end of the profile.
        benefits: sum(
          cash
            .filter(benefit => (textIn(benefit, 'by') || last) <= end)
            .map(benefit => numberIn(benefit, 'worth') ?? 0),
        ),
        improvements: sum(begun.map(each => numberIn(each, 'aimed') ?? 0)),
      },
      measured: {
        benefits: sum(cash.map(benefit => tellable(model, benefit, end))),
        improvements: sum(begun.map(measuredSaving)),
      },
    }
  })
}

const endOf = (year: number) => `${year + 1}-03-31`
const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)

/** A saving that a benefit counts would be counted twice. */
const countsAlone = (improvement: Element) => textIn(improvement, 'benefit') === ''
const isChecked = (improvement: Element) =>
  ['check', 'act'].includes(textIn(improvement, 'stage')) &&
  numberIn(improvement, 'before') !== undefined &&
  numberIn(improvement, 'after') !== undefined

/** A saving counts once there is a value before and after, and somebody has checked. */
export const measuredSaving = (improvement: Element): number =>
  isChecked(improvement) ? (numberIn(improvement, 'saving') ?? 0) : 0

export const savingFindings = (model: Model): Finding[] => [
  ...ofKind(model, 'saving-profile')
    .filter(profile => {
      const all = sum(rowsIn(profile, 'years').map(row => Number(row.amount)))
      const { target } = savingTracker(model)
      return target > 0 && all !== target
    })
    .map(profile => wrong(profile, 'It does not add up to the saving that the budget says')),
  ...ofKind(model, 'improvement').flatMap(improvement => [
    ...((numberIn(improvement, 'saving') ?? 0) !== 0 && !isChecked(improvement)
      ? [wrong(improvement, 'A saving is told that was not measured before and after and checked')]
      : []),
    ...(textIn(improvement, 'stage') === 'act' && textIn(improvement, 'learned') === ''
      ? [look(improvement, 'It is acted on, and nobody says what was learned')]
      : []),
  ]),
]
