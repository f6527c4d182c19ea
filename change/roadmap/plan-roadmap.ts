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
    readonly changes: readonly string[]
  }
  /** Why nothing fits, in words. */
  readonly conflict?: string
}

const mostSeconds = 20

/** The roadmap as it stands and, if asked, the best there is with some projects held where a person put them. */
export const planRoadmap = defineVerb({
  name: 'change.plan-roadmap',
  operation: 'none',
  resource: (
    context,
    input: { programmeId: string; pins?: readonly Pin[] | undefined; solve: boolean },
  ) => resourceOf(context, input),
  run: (context, input): Promise<PlannedRoadmap | undefined> => planned(context, input),
  about: () => ({}),
})

async function planned(
  context: Context,
  {
    programmeId,
    pins = [],
    solve,
  }: { programmeId: string; pins?: readonly Pin[] | undefined; solve: boolean },
): Promise<PlannedRoadmap | undefined> {
  const model = await readModel(context, programmeId)
  const question = roadmapQuestion(model, pins)
  if (!question) return undefined
  const schedule = plannedSchedule(model)
  const free = { ...question, pins: [] }
  const standing = {
    schedule,
    value: valueOfSchedule(question, schedule),
    faults: faultsOfSchedule(free, schedule),
  }
  if (!solve) return { question, standing }
  const { answer, conflict } = await solveInWorker(
    { kind: 'plan', question },
    { seconds: mostSeconds },
  )
  if (answer.status === 'impossible') {
    return {
      question,
      standing,
      conflict: conflict?.words ?? 'No roadmap keeps all of the limits.',
    }
  }
  if (answer.status === 'unknown') {
    return { question, standing, conflict: `No roadmap was found within ${mostSeconds} seconds.` }
  }
  return {
    question,
    standing,
    best: {
      schedule: answer.schedule,
      value: answer.value,
      proven: answer.status === 'best',
      changes: tellChanges(question, standing, answer),
    },
  }
}
