import { BadProcessError } from './bad-process-error.ts'
import { checkDuration, type Duration } from './duration.ts'

/** Minutes in a week. Time 0 of every run is the beginning of a week. */
export const weekMinutes = 10_080

export interface OpenHours {
  /** Minutes from the beginning of the week, 0 to 10,080. */
  readonly from: number
  readonly to: number
}

/** People, or anything else, of one role: each serves one case at a time. */
export interface Pool {
  readonly name: string
  readonly servers: number
  /** Of one server, in whatever unit of money the caller uses. */
  readonly costPerHour?: number
  /** When work is begun, every week; always unless told. What was begun is finished. */
  readonly hours?: readonly OpenHours[]
}

export interface Route {
  /** The step it goes to, or null: it leaves. */
  readonly to: string | null
  readonly share: number
}

export interface ProcessStep {
  readonly name: string
  /** Who serves it. Without one nobody is needed and nothing queues: a machine, or a wait. */
  readonly pool?: string
  readonly service: Duration
  /** Waiting for others after the service, which holds no server. */
  readonly waitAfter?: Duration
  /**
   * Share of cases that need this step, 1 unless told; the others go past it. One draw decides for all steps of a case: who needs a
   * rarer step needs the commoner ones too, as where some cases are settled early.
   */
  readonly share?: number
  /** Where cases go afterwards; what is left of 1 goes on to the next step in order. Drawn anew each time. */
  readonly routes?: readonly Route[]
}

export type Arrivals =
  | { readonly kind: 'poisson'; readonly perHour: number }
  /** Minutes at which cases arrive, in order. */
  | { readonly kind: 'times'; readonly minutes: readonly number[] }

export interface ProcessModel {
  readonly arrivals: Arrivals
  readonly pools: readonly Pool[]
  /** In the order in which a case passes them. */
  readonly steps: readonly ProcessStep[]
}

/** Throws `BadProcessError` naming the first thing that is wrong. */
export function checkProcess({ arrivals, pools, steps }: ProcessModel): void {
  if (steps.length === 0) throw new BadProcessError('the process has no step')
  checkArrivals(arrivals)
  for (const pool of pools) checkPool(pool)
  onlyOnce(pools.map(({ name }) => name))
  onlyOnce(steps.map(({ name }) => name))
  for (const { name, pool, service, waitAfter, share = 1, routes = [] } of steps) {
    if (pool !== undefined && !pools.some(each => each.name === pool)) {
      throw new BadProcessError(`"${name}": there is no pool "${pool}"`)
    }
    checkDuration(service, `"${name}"`)
    if (waitAfter) checkDuration(waitAfter, `"${name}", waiting for others`)
    if (!isShare(share)) throw new BadProcessError(`"${name}": share ${share}: give 0 to 1`)
    for (const route of routes) {
      if (route.to !== null && !steps.some(each => each.name === route.to)) {
        throw new BadProcessError(`"${name}": there is no step "${route.to}"`)
      }
      if (!isShare(route.share)) {
        throw new BadProcessError(`"${name}": share ${route.share}: give 0 to 1`)
      }
    }
    const sum = routes.reduce((all, route) => all + route.share, 0)
    if (sum > 1 + 1e-9) throw new BadProcessError(`"${name}": routes add up to ${sum}`)
  }
}

const isShare = (share: number) => share >= 0 && share <= 1

function checkArrivals(arrivals: Arrivals): void {
  if (arrivals.kind === 'poisson') {
    if (!(arrivals.perHour > 0 && arrivals.perHour < Infinity)) {
      throw new BadProcessError(`${arrivals.perHour} arrivals an hour: give more than 0`)
    }
    return
  }
  const { minutes } = arrivals
  if (minutes.length === 0) throw new BadProcessError('no case arrives')
  minutes.forEach((at, which) => {
    const before = which === 0 ? 0 : minutes[which - 1]!
    if (!(at >= before && at < Infinity)) {
      throw new BadProcessError(`case ${which + 1} arrives at ${at}: give times in order from 0`)
    }
  })
}

function checkPool({ name, servers, costPerHour = 0, hours }: Pool): void {
  if (!(Number.isInteger(servers) && servers >= 1)) {
    throw new BadProcessError(`"${name}": ${servers} servers: give a whole number from 1`)
  }
  if (!(costPerHour >= 0 && costPerHour < Infinity)) {
    throw new BadProcessError(`"${name}": cost ${costPerHour}: give 0 or more`)
  }
  if (hours?.length === 0) throw new BadProcessError(`"${name}" is never open`)
  let end = 0
  for (const { from, to } of hours ?? []) {
    if (!(from >= end && to > from && to <= weekMinutes)) {
      throw new BadProcessError(
        `"${name}": open from ${from} to ${to}: give minutes of the week in order`,
      )
    }
    end = to
  }
}

function onlyOnce(names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw new BadProcessError(`"${twice}" is there twice`)
}
