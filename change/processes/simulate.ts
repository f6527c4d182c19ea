import { type Measured, simulateProcess } from '@bluelamp/science/queueing'
import { type Element, type Model, numberIn, ofKind, textIn } from '../model/element.ts'
import {
  handoffsOf,
  modelOf,
  overloaded,
  processFaults,
  runs,
  settingsFor,
  stepsOf,
} from './process-model.ts'

export type ProcessFigures = {
  readonly process: Element
  /** From beginning to end, hours. */
  readonly cycle: Measured
  /** Nine in ten cases take no longer, hours. */
  readonly slow: Measured
  /** People's minutes a case. */
  readonly work: number
  /** Hours a case waits until somebody is free. */
  readonly queueing: number
  /** Hours with machines, and waiting for others. */
  readonly elsewhere: number
  /** Pence a case. */
  readonly cost: number
  /** Handoffs of a case on average; fewer than those of the whole way where some cases end early. */
  readonly handoffs: number
  readonly wayHandoffs: number
  readonly steps: readonly {
    readonly what: string
    readonly role: string | undefined
    readonly share: number
    /** Mean minutes of work, and mean hours waited before it and after it. */
    readonly minutes: number
    readonly queueHours: number
    readonly waitHours: number
  }[]
  readonly roles: readonly { readonly role: string; readonly utilisation: number }[]
}

/** One seed for all: two processes meet the same cases, and whoever looks again sees the same figures. */
const seed = 1829

/** What the steps, the people and the arrivals come to. Nothing where it cannot be simulated, or where a queue has no end. */
export function simulate(process: Element): ProcessFigures | undefined {
  if (processFaults(process).length > 0 || overloaded(process).length > 0) return undefined
  const said = JSON.stringify(process.body)
  const figures = known.get(said) ?? figuresOf(process)
  // The least lately asked for goes first.
  known.delete(said)
  known.set(said, figures)
  if (known.size > mostKnown) known.delete(known.keys().next().value!)
  return { process, ...figures }
}

type Figures = Omit<ProcessFigures, 'process'>

/** A process that says the same comes to the same: every page of a programme asks for its findings, and so for these. */
const known = new Map<string, Figures>()
const mostKnown = 300

function figuresOf(process: Element): Figures {
  const found = simulateProcess(modelOf(process), {
    seed,
    replications: runs,
    ...settingsFor(process),
    shares: [0.9],
  })
  return {
    cycle: inHours(found.cycle),
    slow: inHours(found.percentiles[0]!),
    work: found.work.value,
    queueing: found.queueing.value / 60,
    elsewhere: Math.max(0, found.elsewhere.value) / 60,
    cost: found.cost.value,
    handoffs: found.handoffs.value,
    wayHandoffs: handoffsOf(process),
    steps: stepsOf(process).map(({ what, role, share, low, likely, high, waitHours }, at) => ({
      what,
      role,
      share,
      minutes: (low + likely + high) / 3,
      queueHours: found.steps[at]!.wait.value / 60,
      waitHours,
    })),
    roles: found.pools.map(({ name, utilisation }) => ({
      role: name,
      utilisation: utilisation.value,
    })),
  }
}

const inHours = ({ value, low, high }: Measured): Measured => ({
  value: value / 60,
  low: low / 60,
  high: high / 60,
})

export type Simulations = ReadonlyMap<string, ProcessFigures>

/** Every process of a programme that can be simulated. */
export const simulateAll = (model: Model): Simulations =>
  new Map(
    ofKind(model, 'process').flatMap(process => {
      const figures = simulate(process)
      return figures ? [[process.id, figures] as const] : []
    }),
  )

/** How far from what was measured a simulated cycle time may be. */
export const nearEnough = 0.1

/** By which share the simulated cycle time is longer (or shorter, below 0) than the measured one. */
export function offBy({ process, cycle }: ProcessFigures): number | undefined {
  const measured = numberIn(process, 'measured')
  return measured ? cycle.value / measured - 1 : undefined
}

export const isToBe = (process: Element): boolean => textIn(process, 'state') === 'to-be'
