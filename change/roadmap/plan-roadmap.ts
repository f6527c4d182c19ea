import { type Context, defineVerb } from '@bluelamp/platform'
import {
  BadRoadmapError,
  faultsOfSchedule,
  type Pin,
  type RoadmapQuestion,
  type Schedule,
  tellChanges,
  valueOfSchedule,
} from '@bluelamp/science/appraisal'
import { resourceOf } from '../programme/programme-access.ts'
import { readModel } from '../programme/programme-store.ts'
import { plannedSchedule, roadmapQuestion } from './roadmap-question.ts'
import {
  RoadmapSolverError,
  SolversBusyError,
  solveInWorker,
  warmSolver,
} from './solve-in-worker.ts'

export type PlanRoadmap = {
  programmeId: string
  /** Projects a person put where they are. */
  pins?: readonly Pin[] | undefined
  /** Look for the best; otherwise what stands is told. */
  solve: boolean
  /** A first answer well within a second, which may not be proven best. */
  quick?: boolean
  /** Ends the search when nobody waits for it any more. */
  signal?: AbortSignal
}

export type PlannedRoadmap = {
  readonly question: RoadmapQuestion
  /** What stands in the model, with what is wrong with it. */
  readonly standing: {
    readonly schedule: Schedule
    readonly value: number
    readonly faults: readonly string[]
  }
  /** The best with these pins; absent where only what stands is asked for, or nothing fits. */
  readonly best?: {
    readonly schedule: Schedule
    readonly value: number
    readonly proven: boolean
    /** By what share another roadmap could be worth more, at most. */
    readonly gap: number
    readonly changes: readonly string[]
  }
  /** Why nothing fits, in words. */
  readonly conflict?: string
  /** A first answer, given soon: where it is not proven, a longer look may find better. */
  readonly isFirst?: boolean
}

/** Time to prove that nothing is better; and for a first answer while a person moves things about. */
const mostSeconds = 20
const quickSeconds = 0.6
/** A busy machine may find nothing in that: then somewhat longer, because any answer is better than none. */
const secondSeconds = 2

/** What stands, and the question to be solved. */
const readRoadmap = defineVerb({
  name: 'change.plan-roadmap',
  operation: 'none',
  resource: (context, input: PlanRoadmap) => resourceOf(context, input),
  run: async (context, { programmeId, pins = [] }): Promise<PlannedRoadmap | undefined> => {
    const model = await readModel(context, programmeId)
    const question = roadmapQuestion(model, pins)
    if (!question) return undefined
    const schedule = plannedSchedule(model)
    const value = valueOfSchedule(question, schedule)
    const faults = faultsOfSchedule({ ...question, pins: [] }, schedule)
    return { question, standing: { schedule, value, faults } }
  },
  about: () => ({}),
})

/**
 * The roadmap as it stands and, if asked, the best there is with some projects held where a person put them. It is looked for once the
 * verb is done: no connection to the database waits for the solver.
 */
export async function planRoadmap(
  context: Context,
  input: PlanRoadmap,
): Promise<PlannedRoadmap | undefined> {
  const found = await readRoadmap(context, input)
  // Whoever opens the roadmap will soon move something.
  if (found && !input.solve) warmSolver()
  if (!found || !input.solve) return found
  try {
    return { ...found, isFirst: input.quick === true, ...(await bestOf(found, input)) }
  } catch (error) {
    if (error instanceof SolversBusyError) return { ...found, conflict: error.message }
    // Ended for lateness, or failed: the plan as it stands is shown, and what happened is said.
    if (error instanceof RoadmapSolverError) return { ...found, conflict: notFound }
    if (!(error instanceof BadRoadmapError)) throw error
    return { ...found, conflict: withNames(error.message, found.question) }
  }
}

const notFound = 'The best roadmap could not be found this time. Hold fewer projects, or try again.'

async function bestOf(
  { question, standing }: PlannedRoadmap,
  { quick = false, signal }: PlanRoadmap,
): Promise<Pick<PlannedRoadmap, 'best' | 'conflict'>> {
  const seconds = quick ? quickSeconds : mostSeconds
  const solve = (limit: number) =>
    solveInWorker({ question, why: !quick }, { seconds: limit, ...(signal && { signal }) })
  const first = await solve(seconds)
  const again = quick && first.answer.status === 'unknown'
  const { answer, conflict } = again ? await solve(secondSeconds) : first
  if (answer.status === 'impossible') {
    const soon = quick ? ' What stands in the way is being looked for.' : ''
    return { conflict: conflict?.words ?? `No roadmap keeps all of the limits.${soon}` }
  }
  if (answer.status === 'unknown') {
    return { conflict: `No roadmap was found within ${again ? secondSeconds : seconds} seconds.` }
  }
  return {
    best: {
      schedule: answer.schedule,
      value: answer.value,
      proven: answer.status === 'best',
      gap: answer.value > 0 ? Math.max(0, answer.bound / answer.value - 1) : 0,
      // What it is worth is told beside it, in pounds.
      changes: tellChanges(question, standing, answer).filter(
        told => !told.startsWith('The value'),
      ),
    },
  }
}

/** The planner speaks of identifiers; people know names. */
const withNames = (message: string, { projects }: RoadmapQuestion): string =>
  projects.reduce((told, { id, name }) => told.replaceAll(id, () => `“${name}”`), message)
