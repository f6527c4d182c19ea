import { defineVerb } from '@bluelamp/platform'
import { unitListResource, unitResource } from '../units/unit-resource.ts'
import { findCurrentState, findUnitOf } from '../units/unit-store.ts'
import { findCautions, findGradings, findTasks } from './task-store.ts'

const aboveClearance = 'Marked above your clearance. Ask the control room what you need to know.'

/** What the officer's own unit has been given: only what they need to go there safely. */
export const readTask = defineVerb({
  name: 'respond.read-task',
  operation: 'consult',
  resource: async (context, _input: Record<string, never>) => {
    const unit = await findUnitOf(context, context.actor.id)
    const { forceId } = context.actor.attributes
    return unit
      ? unitResource(unit)
      : unitListResource(typeof forceId === 'string' ? forceId : '', 'none')
  },
  run: async context => {
    const unit = await findUnitOf(context, context.actor.id)
    if (!unit) return { unit: null, tasks: [] }
    const tasks = await findTasks(context, unit.id)
    const clearance = Number(context.actor.attributes.clearance ?? 0)
    const open = tasks.filter(task => task.marking <= clearance)
    const cautions = await findCautions(
      context,
      tasks.map(task => task.incidentId),
      clearance,
    )
    const gradings = await findGradings(
      context,
      open.map(task => task.incidentId),
    )
    const state = await findCurrentState(context, unit.id)
    return {
      unit: { unitId: unit.id, callSign: unit.callSign, state: state?.state ?? null },
      tasks: tasks.map(({ marking, ...task }) => ({
        ...task,
        // Whoever was sent must know where to; what it is about is for those who are cleared.
        ...(marking > clearance && { summary: aboveClearance, recordId: null }),
        cautions: cautions
          .filter(caution => caution.incidentId === task.incidentId)
          .map(({ at, words }) => ({ at, words })),
        gradings: gradings
          .filter(grading => grading.incidentId === task.incidentId)
          .map(({ at, grade, rationale }) => ({ at, grade, rationale })),
      })),
    }
  },
  about: ({ unit, tasks }) => ({
    records: tasks.map(task => task.incidentId),
    detail: { callSign: unit?.callSign ?? null },
  }),
})
