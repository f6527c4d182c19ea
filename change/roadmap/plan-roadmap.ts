import { type Context, defineVerb } from '@bluelamp/platform'
import {
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
import { solveInWorker } from './solve-in-worker.ts'

export type PlanRoadmap = {
  programmeId: string
  /** Projects a person put where they are. */
  pins?: readonly Pin[] | undefined
  /** Look for the best; otherwise what stands is told. */
  solve: boolean
  /** A first answer within little more than a second, which may not be proven best. */
  quick?: boolean
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
}

/** Time to prove that nothing is better; and for a first answer while a person moves things about. */
const mostSeconds = 20
const quickSeconds = 1.2

/** The roadmap as it stands and, if asked, the best there is with some projects held where a person put them. */
export const planRoadmap = defineVerb({
  name: 'change.plan-roadmap',
  operation: 'none',
  resource: (context, input: PlanRoadmap) => resourceOf(context, input),
  run: (context, input): Promise<PlannedRoadmap | undefined> => planned(context, input),
  about: () => ({}),
})

async function planned(
  context: Context,
  { programmeId, pins = [], solve, quick = false }: PlanRoadmap,
): Promise<PlannedRoadmap | undefined> {
  const model = await readModel(context, programmeId)
  const question = roadmapQuestion(model, pins)
  if (!question) return undefined
  const schedule = plannedSchedule(model)
  const standing = {
    schedule,
    value: valueOfSchedule(question, schedule),
    faults: faultsOfSchedule({ ...question, pins: [] }, schedule),
  }
  if (!solve) return { question, standing }
  const seconds = quick ? quickSeconds : mostSeconds
  const { answer, conflict } = await solveInWorker({ kind: 'plan', question }, { seconds })
  if (answer.status === 'impossible') {
    const why = conflict?.words ?? 'No roadmap keeps all of the limits.'
    return { question, standing, conflict: why }
  }
  if (answer.status === 'unknown') {
    return { question, standing, conflict: `No roadmap was found within ${seconds} seconds.` }
  }
  return {
    question,
    standing,
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
