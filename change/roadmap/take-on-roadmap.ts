import { defineVerb, InvalidInputError } from '@bluelamp/platform'
import { faultsOfSchedule, type Schedule } from '@bluelamp/science/appraisal'
import { numberIn, ofKind } from '../model/element.ts'
import { resourceOf } from '../programme/programme-access.ts'
import { keepVersion, lockElement, readModel } from '../programme/programme-store.ts'
import { roadmapQuestion } from './roadmap-question.ts'

export type TakeOnRoadmap = { programmeId: string; schedule: Schedule; reason: string }

/** Makes a roadmap the plan: every project that moves gets a version of its own. Refused where a limit is broken. */
export const takeOnRoadmap = defineVerb({
  name: 'change.take-on-roadmap',
  operation: 'alter',
  resource: (context, input: TakeOnRoadmap) => resourceOf(context, input),
  run: async (context, { programmeId, schedule, reason }): Promise<string[]> => {
    const found = await readModel(context, programmeId)
    for (const { id } of ofKind(found, 'project').sort((a, b) => (a.id < b.id ? -1 : 1))) {
      await lockElement(context, id)
    }
    const model = await readModel(context, programmeId)
    const question = roadmapQuestion(model)
    const faults = question ? faultsOfSchedule(question, schedule) : ['There is no budget yet']
    if (faults.length > 0) {
      throw new InvalidInputError(
        faults.slice(0, 10).map(message => ({ field: 'roadmap', message })),
      )
    }
    const starts = new Map(schedule.map(({ project, start }) => [project, start + 1]))
    const moved: string[] = []
    for (const project of ofKind(model, 'project')) {
      const start = starts.get(project.id)
      if (numberIn(project, 'start') === start) continue
      const { start: _, ...rest } = project.body
      await keepVersion(context, {
        programmeId,
        id: project.id,
        kind: project.kind,
        name: project.name,
        body: start === undefined ? rest : { ...rest, start },
        number: project.number + 1,
        reason: reason || 'A roadmap was taken on',
      })
      moved.push(project.id)
    }
    return moved
  },
  about: (moved, { programmeId }) => ({
    subjects: [programmeId],
    detail: { moved: moved.length },
  }),
})
