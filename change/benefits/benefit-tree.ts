import {
  byId,
  type Element,
  idsIn,
  isYes,
  type Model,
  namedIn,
  numberIn,
  ofKind,
  rowsIn,
  textIn,
} from '../model/element.ts'
import type { Row } from '../model/field.ts'
import { evidenceFault } from './evidence.ts'

/** What is wrong with a benefit's way from project to objective. */
export function benefitFaults(model: Model, benefit: Element): string[] {
  const measure = byId(model, benefit.body.measure)
  const projects = idsIn(benefit, 'projects')
  // One that is gone is named all the same.
  const outcomes = idsIn(benefit, 'outcomes')
  const reaches = namedIn(model, benefit, 'outcomes').some(
    outcome => objectivesOf(model, outcome).length > 0,
  )
  const realised = realisedOf(model, benefit)
  const claimed = numberIn(benefit, 'claimed') ?? 0
  const evidence = evidenceFault(benefit)
  return [
    ...(projects.length === 0 ? ['no project brings it'] : []),
    ...(outcomes.length === 0 ? ['it serves no outcome'] : []),
    ...(outcomes.length > 0 && !reaches ? ['its outcomes serve no strategic objective'] : []),
    ...(measure ? [] : ['nothing measures it']),
    ...(claimed > realised ? ['more is claimed than was measured'] : []),
    ...(evidence ? [evidence] : []),
  ]
}

export const isObjective = (outcome: Element): boolean => isYes(outcome, 'objective')

export const isCashReleasing = (benefit: Element): boolean =>
  textIn(benefit, 'sort') === 'cash-releasing'

/** What was measured, in order of time. */
export const readingsOf = (measure: Element): Row[] =>
  rowsIn(measure, 'readings').toSorted((a, b) => String(a.date).localeCompare(String(b.date)))

/** The strategic objectives an outcome leads to, itself among them. */
export function objectivesOf(model: Model, outcome: Element, seen = new Set<string>()): Element[] {
  if (seen.has(outcome.id)) return []
  seen.add(outcome.id)
  const own = isObjective(outcome) ? [outcome] : []
  const others = namedIn(model, outcome, 'serves')
  return [...own, ...others.flatMap(each => objectivesOf(model, each, seen))]
}

/**
 * Pence a year that the latest reading (up to a day, if one is given) shows as reached: never more than was measured. Counted once a measure: where several
 * benefits share one, they share its money by what each aims at.
 */
export function realisedOf(model: Model, benefit: Element, until?: string): number {
  const measure = byId(model, benefit.body.measure)
  if (!measure) return 0
  const latest = readingsOf(measure).findLast(
    row => typeof row.money === 'number' && (until === undefined || String(row.date) <= until),
  )
  if (!latest) return 0
  const sharing = ofKind(model, 'benefit').filter(other => other.body.measure === measure.id)
  const worth = (of: Element) => Math.max(1, numberIn(of, 'worth') ?? 1)
  const all = sharing.reduce((sum, other) => sum + worth(other), 0)
  return Math.floor(((latest.money as number) * worth(benefit)) / all)
}

/** What may be told as reached: the claim, and no more than was measured. */
export const tellable = (model: Model, benefit: Element, until?: string): number =>
  Math.max(0, Math.min(numberIn(benefit, 'claimed') ?? 0, realisedOf(model, benefit, until)))

/** The money the programme must find, and how far benefits that release cash have come. */
export function savingTracker(model: Model): { target: number; aimed: number; realised: number } {
  const target = ofKind(model, 'budget').reduce(
    (sum, budget) => sum + (numberIn(budget, 'saving') ?? 0),
    0,
  )
  const cash = ofKind(model, 'benefit').filter(isCashReleasing)
  return {
    target,
    aimed: cash.reduce((sum, benefit) => sum + (numberIn(benefit, 'worth') ?? 0), 0),
    realised: cash.reduce((sum, benefit) => sum + tellable(model, benefit), 0),
  }
}
