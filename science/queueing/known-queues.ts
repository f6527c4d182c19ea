import { BadProcessError } from './bad-process-error.ts'
import { checkDuration, type Duration, durationMean, durationVariance } from './duration.ts'

/** A queue in its steady state: what a simulation must find. Minutes and cases, means. */
export interface SteadyQueue {
  /** Share of the servers' time at work. */
  readonly utilisation: number
  /** The chance that who arrives must wait. */
  readonly waits: number
  readonly wait: number
  /** Wait and service. */
  readonly cycle: number
  /** Cases waiting. */
  readonly queue: number
  /** Cases waiting or being served. */
  readonly present: number
}

/**
 * The chance that all of `servers` are taken where nobody waits: Erlang B (Erlang 1917). `load` is offered work in servers: arrivals
 * a minute times mean minutes of service. Throws `BadProcessError` for no server or a load below 0.
 */
export function erlangB(servers: number, load: number): number {
  checkServers(servers)
  if (!(load >= 0 && load < Infinity)) {
    throw new BadProcessError(`a load of ${load} servers: give 0 or more`)
  }
  let blocked = 1
  for (let at = 1; at <= servers; at++) blocked = (load * blocked) / (at + load * blocked)
  return blocked
}

/**
 * The chance that who arrives must wait where everybody does: Erlang C (Erlang 1917), for Poisson arrivals and exponential service.
 * Throws `BadProcessError` where the load is not below the servers: the queue has no end.
 */
export function erlangC(servers: number, load: number): number {
  const blocked = erlangB(servers, load)
  checkSteady(load / servers)
  return blocked / (1 - (load / servers) * (1 - blocked))
}

/** Poisson arrivals `perMinute`, exponential service of `mean` minutes, `servers` side by side (M/M/c). Errors as `erlangC`. */
export function multiServerQueue(queue: {
  readonly perMinute: number
  readonly mean: number
  readonly servers: number
}): SteadyQueue {
  const { perMinute, mean, servers } = queue
  checkRate(perMinute)
  checkDuration({ kind: 'exponential', mean }, 'the service')
  const load = perMinute * mean
  const waits = erlangC(servers, load)
  return steady(perMinute, mean, load / servers, waits, (waits * mean) / (servers - load))
}

/**
 * One server, Poisson arrivals and any service (M/G/1): the formula of Pollaczek (1930) and Khinchine (1932). The same mean with twice
 * the variance waits longer. Errors as `erlangC`.
 */
export function singleServerQueue(queue: {
  readonly perMinute: number
  readonly service: Duration
}): SteadyQueue {
  const { perMinute, service } = queue
  checkRate(perMinute)
  checkDuration(service, 'the service')
  const mean = durationMean(service)
  const load = perMinute * mean
  checkSteady(load)
  const square = durationVariance(service) + mean ** 2
  return steady(perMinute, mean, load, load, (perMinute * square) / (2 * (1 - load)))
}

/** Little (1961): as many are present as arrive in the time each stays. */
const steady = (
  perMinute: number,
  mean: number,
  utilisation: number,
  waits: number,
  wait: number,
): SteadyQueue => ({
  utilisation,
  waits,
  wait,
  cycle: wait + mean,
  queue: perMinute * wait,
  present: perMinute * (wait + mean),
})

const checkRate = (perMinute: number): void => {
  if (!(perMinute > 0 && perMinute < Infinity)) {
    throw new BadProcessError(`${perMinute} arrivals a minute: give more than 0`)
  }
}

const checkServers = (servers: number): void => {
  if (!(Number.isInteger(servers) && servers >= 1)) {
    throw new BadProcessError(`${servers} servers: give a whole number from 1`)
  }
}

const checkSteady = (utilisation: number): void => {
  if (!(utilisation < 1)) {
    throw new BadProcessError(
      `work takes ${Math.round(100 * utilisation)}% of the servers: the queue has no end, give more servers`,
    )
  }
}
