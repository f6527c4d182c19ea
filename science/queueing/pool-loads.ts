import { BadProcessError } from './bad-process-error.ts'
import { durationMean } from './duration.ts'
import { openShare } from './open-hours.ts'
import { checkProcess, type ProcessModel } from './process-model.ts'
import { solveLinear } from './solve-linear.ts'

/**
 * How often a case is served by each step on average, in the order of the steps: exact, without simulating. Throws `BadProcessError`
 * as `simulateProcess`, and where cases go round for ever.
 */
export function expectedVisits(model: ProcessModel): number[] {
  checkProcess(model)
  const { steps } = model
  if (steps.every(({ routes = [] }) => routes.length === 0))
    return steps.map(({ share = 1 }) => share)
  // Between two neighbouring shares all cases need the same steps.
  const bounds = [...new Set([0, 1, ...steps.map(({ share = 1 }) => share)])].sort((a, b) => a - b)
  const visits = steps.map(() => 0)
  bounds.slice(1).forEach((upper, at) => {
    const lower = bounds[at]!
    const found = visitsWhere(model, (lower + upper) / 2)
    found.forEach((often, step) => {
      visits[step]! += (upper - lower) * often
    })
  })
  return visits
}

/** Visits of cases whose draw of need is this one. */
function visitsWhere({ steps }: ProcessModel, need: number): number[] {
  const needed = (from: number) => {
    let step = from
    while (step < steps.length && need >= (steps[step]!.share ?? 1)) step++
    return step
  }
  const size = steps.length
  const matrix = steps.map((_, row) => steps.map((_, column) => (row === column ? 1 : 0)))
  const flow = (from: number, to: number, share: number) => {
    const reached = needed(to)
    if (reached < size) matrix[reached]![from]! -= share
  }
  steps.forEach(({ routes = [] }, from) => {
    let left = 1
    for (const { to, share } of routes) {
      left -= share
      if (to !== null)
        flow(
          from,
          steps.findIndex(each => each.name === to),
          share,
        )
    }
    flow(from, from + 1, left)
  })
  const entry = needed(0)
  const found = solveLinear(
    matrix,
    steps.map((_, at) => (at === entry ? 1 : 0)),
  )
  if (!found) throw new BadProcessError('cases go round for ever: let some leave')
  return found
}

/**
 * The share of each pool's open time that the work of Poisson arrivals takes, in the order of the pools: from 1 on, its queue has no
 * end. Exact, without simulating. Errors as `expectedVisits`; arrivals at given times have no rate, and throw too.
 */
export function poolLoads(model: ProcessModel): number[] {
  if (model.arrivals.kind !== 'poisson') {
    throw new BadProcessError('arrivals at given times have no rate')
  }
  const visits = expectedVisits(model)
  const perMinute = model.arrivals.perHour / 60
  return model.pools.map(({ name, servers, hours }) => {
    const minutes = model.steps.reduce(
      (sum, { pool, service }, at) =>
        pool === name ? sum + visits[at]! * durationMean(service) : sum,
      0,
    )
    return (perMinute * minutes) / (servers * openShare(hours))
  })
}
