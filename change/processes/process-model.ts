import { type OpenHours, type ProcessModel, poolLoads } from '@bluelamp/science/queueing'
import { type Element, numberIn, rowsIn } from '../model/element.ts'

export type ProcessStep = {
  readonly what: string
  /** Nobody, where a machine does it. */
  readonly role: string | undefined
  readonly low: number
  readonly likely: number
  readonly high: number
  readonly waitHours: number
  /** 0 to 1. */
  readonly share: number
}

export function stepsOf(process: Element): ProcessStep[] {
  return rowsIn(process, 'steps').map(row => ({
    what: String(row.what ?? ''),
    role: row.machine === true ? undefined : String(row.role ?? '').trim(),
    low: Number(row.low),
    likely: Number(row.likely),
    high: Number(row.high),
    waitHours: Number(row.wait ?? 0),
    share: Number(row.share ?? 100) / 100,
  }))
}

/** Roles in the order in which a case first meets them. */
const rolesOf = (process: Element): string[] => [
  ...new Set(
    stepsOf(process)
      .map(({ role }) => role)
      .filter(role => role !== undefined),
  ),
]

/** Whether somebody else than before takes a case up at a step; a machine in between is no one's hands. */
export function changesHands(steps: readonly Pick<ProcessStep, 'role'>[], at: number): boolean {
  const before = steps.slice(0, at).findLast(({ role }) => role !== undefined)?.role
  const role = steps[at]?.role
  return role !== undefined && before !== undefined && role !== before
}

/** How often the way through all steps goes from one role to another. */
export const handoffsOf = (process: Element): number =>
  stepsOf(process).filter((_, at, steps) => changesHands(steps, at)).length

const [open, close, day] = [9 * 60, 17 * 60, 24 * 60]
const officeHours: readonly OpenHours[] = [0, 1, 2, 3, 4].map(at => ({
  from: at * day + open,
  to: at * day + close,
}))

/** What a page can wait for: services of cases by people and machines, over all runs of one process. */
const mostVisits = 250_000
export const runs = 7
const fewestCases = 280

/**
 * How many cases are followed: whole weeks, so that no hour of the week counts more, after a week that does not count. Where everybody
 * works day and night there is no week, and fewer do.
 */
export function settingsFor(process: Element): { cases: number; warmUp: number } {
  const week = 7 * (numberIn(process, 'perDay') ?? 1)
  const weeks = Math.max(1, Math.round(fewestCases / week))
  const [cases, warmUp] = [Math.round(weeks * week), Math.max(20, Math.round(week))]
  const hasHours = rowsIn(process, 'people').some(({ hours }) => hours === 'office')
  return hasHours
    ? { cases, warmUp }
    : { cases: Math.min(cases, 500), warmUp: Math.min(warmUp, 250) }
}

/** Why a process cannot be simulated, in words for whoever wrote it down; nothing where it can. */
export function processFaults(process: Element): string[] {
  const steps = stepsOf(process)
  const people = rowsIn(process, 'people').map(row => String(row.role).trim())
  const { cases, warmUp } = settingsFor(process)
  const faults = steps.flatMap(({ what, role, low, likely, high }) => [
    ...(role === '' ? [`Nobody does “${what}”: name a role, or say that a machine does it`] : []),
    ...(low <= likely && likely <= high
      ? []
      : [`“${what}”: the minutes are not in order from lowest to highest`]),
  ])
  return [
    ...(steps.length === 0 ? ['It has no steps'] : []),
    ...(numberIn(process, 'perDay') === undefined
      ? ['How many cases begin in a day is not said']
      : []),
    ...faults,
    ...rolesOf(process)
      .filter(role => role !== '' && !people.includes(role))
      .map(role => `How many people there are as “${role}” is not said`),
    ...(rowsIn(process, 'people').some(({ cost }) => Number(cost) < 0)
      ? ['An hour of somebody costs less than nothing']
      : []),
    ...(new Set(people).size < people.length ? ['A role stands twice among the people'] : []),
    ...(steps.length * (cases + warmUp) * runs > mostVisits
      ? ['It has too many cases and steps to be simulated on a page: describe one team of it']
      : []),
  ]
}

/** The process as the simulation takes it. Only for one without faults. */
export function modelOf(process: Element): ProcessModel {
  return {
    arrivals: { kind: 'poisson', perHour: numberIn(process, 'perDay')! / 24 },
    pools: rowsIn(process, 'people').map(row => ({
      name: String(row.role).trim(),
      servers: Number(row.people),
      costPerHour: Number(row.cost),
      ...(row.hours === 'office' ? { hours: officeHours } : {}),
    })),
    steps: stepsOf(process).map(({ what, role, low, likely, high, waitHours, share }, at) => ({
      name: `${at + 1} ${what}`,
      ...(role === undefined ? {} : { pool: role }),
      service: { kind: 'triangular', low, likely, high },
      ...(waitHours > 0 ? { waitAfter: { kind: 'fixed', minutes: 60 * waitHours } } : {}),
      share,
    })),
  }
}

/** Roles with as much work as they have time, or more: their queue has no end. */
export function overloaded(process: Element): { role: string; load: number }[] {
  const model = modelOf(process)
  return poolLoads(model).flatMap((load, at) =>
    load >= 1 ? [{ role: model.pools[at]!.name, load }] : [],
  )
}
