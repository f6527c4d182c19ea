import { type Element, rowsIn, textIn } from '../model/element.ts'

export type OutlookYear = {
  readonly year: number
  readonly expected: number
  readonly actual: number | undefined
  /** By which share more came than was expected; below 0 where fewer did. */
  readonly error: number | undefined
}

export const outlookOf = (service: Element): OutlookYear[] =>
  rowsIn(service, 'outlook')
    .map(row => {
      const expected = Number(row.expected)
      const actual = row.actual === undefined ? undefined : Number(row.actual)
      const error = actual === undefined || expected === 0 ? undefined : actual / expected - 1
      return { year: Number(row.year), expected, actual, error }
    })
    .sort((a, b) => a.year - b.year)

/** Years that are over, with what was expected and not what came. `today` is a day such as 2026-11-30. */
export const uncompared = (service: Element, today: string): number[] =>
  outlookOf(service)
    .filter(({ year, actual }) => actual === undefined && `${year}-12-31` < today)
    .map(({ year }) => year)

/** Mean distance of what was expected from what came, as a share; nothing where nothing was compared. */
export function meanError(service: Element): number | undefined {
  const errors = outlookOf(service)
    .map(({ error }) => error)
    .filter(error => error !== undefined)
  return errors.length === 0
    ? undefined
    : errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length
}

/** How it is delivered and to what standard: what a catalogue says of every service. */
export const isDescribed = (service: Element): boolean =>
  textIn(service, 'method').trim() !== '' && textIn(service, 'standard').trim() !== ''
