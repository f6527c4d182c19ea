import { type Element, rowsIn } from '../model/element.ts'

/** One step of a customer's journey, today and to be. */
export type JourneyStep = {
  readonly what: string
  readonly hours: number
  readonly hoursTarget: number
  /** Percent. */
  readonly satisfied: number
  readonly satisfiedTarget: number
  /** 1 little to 5 much, where it is said. */
  readonly effort: number | undefined
  readonly effortTarget: number | undefined
}

const level = (value: unknown): number | undefined =>
  value === undefined || value === '' ? undefined : Number(value)

export const journeySteps = (journey: Element): JourneyStep[] =>
  rowsIn(journey, 'steps').map(row => ({
    what: String(row.what ?? ''),
    hours: Number(row.hours),
    hoursTarget: Number(row.hoursTarget),
    satisfied: Number(row.satisfied),
    satisfiedTarget: Number(row.satisfiedTarget),
    effort: level(row.effort),
    effortTarget: level(row.effortTarget),
  }))

/** Steps that are to be quicker, easier or better thought of than today. */
export const gapsOf = (journey: Element): JourneyStep[] =>
  journeySteps(journey).filter(
    step =>
      step.hoursTarget < step.hours ||
      step.satisfiedTarget > step.satisfied ||
      (step.effort !== undefined &&
        step.effortTarget !== undefined &&
        step.effortTarget < step.effort),
  )
