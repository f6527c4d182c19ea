import { studentQuantile } from '../statistics/student-quantile.ts'
import { BadProcessError } from './bad-process-error.ts'
import type { ProcessModel } from './process-model.ts'
import { type ProcessRun, type RunSettings, runProcess } from './run-once.ts'

/** A mean over replications with its 95% interval. */
export interface Measured {
  readonly value: number
  readonly low: number
  readonly high: number
}

export interface SimulationSettings extends RunSettings {
  /** Runs that know nothing of one another; the intervals come from their spread. At least 2, 10 unless told. */
  readonly replications?: number
  /** Percentiles of the cycle time that are wanted, between 0 and 1; the middle and the slowest tenth unless told. */
  readonly shares?: readonly number[]
}

/** Minutes, and money in the caller's unit; each is that of one case unless it says otherwise. */
export interface SimulatedProcess {
  readonly cycle: Measured
  readonly percentiles: readonly (Measured & { readonly share: number })[]
  readonly work: Measured
  /** Until somebody is free. */
  readonly queueing: Measured
  /** Machines, and waiting for others. */
  readonly elsewhere: Measured
  readonly cost: Measured
  readonly handoffs: Measured
  readonly steps: readonly {
    readonly name: string
    /** Times a case is served by it. */
    readonly visits: Measured
    /** Minutes waited each time. */
    readonly wait: Measured
    /** Cases waiting for it at a time. */
    readonly queue: Measured
  }[]
  readonly pools: readonly {
    readonly name: string
    readonly utilisation: Measured
    readonly queue: Measured
  }[]
  readonly replications: number
  readonly seed: number
}

/**
 * What a process does on average, and how sure that is: independent replications with a warm-up left out, and Student intervals over
 * their means (Law 2015, Simulation Modeling and Analysis, 9.5.2). Two processes run with the same seed meet the same cases, so that
 * the difference between them is surer than either. The same seed gives the same figures. Throws `BadProcessError` for fewer than two
 * replications, a share that is not between 0 and 1, or a process that cannot be run.
 */
export function simulateProcess(
  model: ProcessModel,
  { replications = 10, shares = [0.5, 0.9], ...settings }: SimulationSettings,
): SimulatedProcess {
  if (!(Number.isInteger(replications) && replications >= 2)) {
    throw new BadProcessError(`${replications} replications: give 2 or more`)
  }
  for (const share of shares) {
    if (!(share > 0 && share < 1)) {
      throw new BadProcessError(`share ${share}: give above 0 and below 1`)
    }
  }
  const seeds = Array.from({ length: replications }, (_, at) => settings.seed * 1000 + at)
  const runs = seeds.map(seed => runProcess(model, { ...settings, seed }))
  const over = (figure: (run: ProcessRun) => number) => measured(runs.map(figure))
  const sorted = runs.map(({ cycle }) => cycle.slice().sort())
  return {
    cycle: over(({ cycle }) => mean(cycle)),
    percentiles: shares.map(share => ({
      share,
      ...measured(sorted.map(cycles => percentile(cycles, share))),
    })),
    work: over(({ work }) => mean(work)),
    queueing: over(({ queueing }) => mean(queueing)),
    elsewhere: over(({ cycle, work, queueing }) => mean(cycle) - mean(work) - mean(queueing)),
    cost: over(({ cost }) => mean(cost)),
    handoffs: over(({ handoffs }) => mean(handoffs)),
    steps: model.steps.map(({ name }, at) => ({
      name,
      visits: over(({ steps, cycle }) => steps[at]!.visits / cycle.length),
      wait: over(({ steps }) => steps[at]!.wait),
      queue: over(({ steps }) => steps[at]!.queue),
    })),
    pools: model.pools.map(({ name }, at) => ({
      name,
      utilisation: over(({ pools }) => pools[at]!.utilisation),
      queue: over(({ pools }) => pools[at]!.queue),
    })),
    replications,
    seed: settings.seed,
  }
}

const mean = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at]!
  return sum / values.length
}

/** The value below which a share of sorted values lies, in a straight line between neighbours (Hyndman and Fan 1996, type 7). */
function percentile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!]
  return low + (place - below) * (high - low)
}

function measured(values: readonly number[]): Measured {
  const value = mean(values)
  const squares = values.reduce((sum, each) => sum + (each - value) ** 2, 0)
  const error = Math.sqrt(squares / (values.length - 1) / values.length)
  const margin = studentQuantile(values.length - 1) * error
  return { value, low: value - margin, high: value + margin }
}
