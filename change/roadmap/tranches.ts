import { addDays } from '@bluelamp/memory'
import {
  byId,
  type Element,
  idsIn,
  type Model,
  numberIn,
  ofKind,
  textIn,
} from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { sayDay } from '../say.ts'
import { firstYearOf } from './roadmap-question.ts'

/** The end of a tranche: a state of the blueprint, with the projects that are to be done by then and were not before. */
export type Tranche = {
  readonly state: Element
  readonly day: string
  /** Where its day ends, in quarters from the first: 4 is the end of the first year. */
  readonly at: number
  readonly projects: readonly string[]
}

/** Where a day stands in quarters from 1 April of a year: 0.5 is the middle of the first. */
export function quarterOf(day: string, firstYear: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return ((year - firstYear) * 12 + (month - 4) + (date - 1) / days) / 3
}

/** The last day of a quarter counted from 0: of quarter 0 it is 30 June. */
export const lastDayOf = (quarter: number, firstYear: number): string =>
  new Date(Date.UTC(firstYear, 3 + 3 * (quarter + 1), 0)).toISOString().slice(0, 10)

/** States whose day is said, in order of time; a project belongs to the first that counts it as done. */
export function tranchesOf(model: Model, firstYear: number): Tranche[] {
  const taken = new Set<string>()
  return ofKind(model, 'state')
    .filter(state => textIn(state, 'when') !== '')
    .sort((a, b) => textIn(a, 'when').localeCompare(textIn(b, 'when')))
    .map(state => {
      const day = textIn(state, 'when')
      const projects = idsIn(state, 'projects').filter(id => !taken.has(id))
      for (const id of projects) taken.add(id)
      return { state, day, at: quarterOf(addDays(day, 1), firstYear), projects }
    })
}

/** Whether what ends after so many quarters from the first is too late for a tranche. */
export const isLateFor = ({ at }: Pick<Tranche, 'at'>, end: number): boolean => end > at + 1e-9

/** A state cannot count on what the plan has not done by its day. */
export function trancheFindings(model: Model): Finding[] {
  const [budget] = ofKind(model, 'budget')
  if (!budget) return []
  const firstYear = firstYearOf(budget)
  return tranchesOf(model, firstYear).flatMap(({ state, at, projects }) =>
    projects.flatMap(id => {
      const project = byId(model, id)
      if (!project) return []
      const start = numberIn(project, 'start')
      if (start === undefined) {
        return [look(state, `It counts on “${project.name}”, which is not planned`)]
      }
      const end = start - 1 + (numberIn(project, 'quarters') ?? 1)
      const day = sayDay(lastDayOf(end - 1, firstYear))
      return isLateFor({ at }, end)
        ? [wrong(state, `It counts on “${project.name}”, which is planned to end on ${day}`)]
        : []
    }),
  )
}
