import { BadProcessError } from './bad-process-error.ts'
import { followCases } from './follow-cases.ts'
import { openMinutes } from './open-hours.ts'
import { checkProcess, type ProcessModel } from './process-model.ts'

export interface RunSettings {
  readonly seed: number
  /** Cases that are measured. */
  readonly cases: number
  /** Cases ahead of them that are not: the process begins empty, and shorter queues than usual are not to count. */
  readonly warmUp?: number
}

/** What happened in one run. Arrays have one place a measured case, in order of arrival; minutes throughout. */
export interface ProcessRun {
  /** From arriving to leaving. */
  readonly cycle: Float64Array
  /** Served by somebody. */
  readonly work: Float64Array
  /** Waiting until somebody is free. What is left of the cycle is machines, and waiting for others. */
  readonly queueing: Float64Array
  readonly cost: Float64Array
  /** How often the case went from one pool to another. */
  readonly handoffs: Float64Array
  readonly steps: readonly {
    readonly name: string
    /** Times it was served, by measured cases. */
    readonly visits: number
    /** Mean minutes waited each time. */
    readonly wait: number
    /** Cases waiting for it, on average over the time in which measured cases arrived. */
    readonly queue: number
  }[]
  readonly pools: readonly {
    readonly name: string
    /** Share of open time at work; above 1 where work goes on past the hours. */
    readonly utilisation: number
    readonly queue: number
  }[]
  /** All cases, from empty to empty: here `present` times `minutes` is `cases` times `cycle`, as Little (1961) has it. */
  readonly whole: {
    readonly minutes: number
    readonly cases: number
    readonly present: number
    readonly cycle: number
  }
}

/**
 * Runs a process once, event by event: cases arrive, wait for a free server of each step's pool (first come, first served, over all
 * steps of the pool) and leave. Cases go on arriving (Poisson arrivals only) until the last measured one has left, though at most as
 * many again; then the process empties. The same seed gives the same run. Throws `BadProcessError`.
 */
export function runProcess(
  model: ProcessModel,
  { seed, cases, warmUp = 0 }: RunSettings,
): ProcessRun {
  checkProcess(model)
  const { steps, pools, arrivals } = model
  const first = warmUp
  const last = arrivals.kind === 'times' ? arrivals.minutes.length - 1 : warmUp + cases - 1
  if (!(Number.isInteger(warmUp) && warmUp >= 0 && Number.isInteger(last) && last >= first)) {
    throw new BadProcessError(
      `${cases} cases after ${warmUp}: give whole numbers, one case at least`,
    )
  }
  const followed = followCases(model, { seed, first, last })
  const { ledger, busy, queues, present, from, to, end, arrived, visits, waited } = followed
  const only = (of: Float64Array) => of.subarray(first, last + 1)
  const average = (area: number) => (to === from ? 0 : area / (to - from))
  const queueOf = steps.map((_, at) => average(queues.area(at)))
  return {
    cycle: only(ledger.cycle),
    work: only(ledger.work),
    queueing: only(ledger.queueing),
    cost: only(ledger.cost),
    handoffs: only(ledger.handoffs),
    steps: steps.map(({ name }, at) => ({
      name,
      visits: visits[at]!,
      wait: visits[at] === 0 ? 0 : waited[at]! / visits[at]!,
      queue: queueOf[at]!,
    })),
    pools: pools.map(({ name, hours, servers }, at) => {
      const open = openMinutes(hours, from, to)
      return {
        name,
        utilisation: open === 0 ? 0 : busy.area(at) / (servers * open),
        queue: queueOf.reduce(
          (sum, queue, of) => (steps[of]!.pool === name ? sum + queue : sum),
          0,
        ),
      }
    }),
    whole: {
      minutes: end,
      cases: arrived,
      present: end === 0 ? 0 : present.area(0) / end,
      cycle: ledger.cycle.subarray(0, arrived).reduce((sum, each) => sum + each, 0) / arrived,
    },
  }
}
