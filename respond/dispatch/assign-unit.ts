import {
  ConflictError,
  type Context,
  defineVerb,
  InvalidInputError,
  type Tx,
} from '@bluelamp/platform'
import { bringUpToDate } from '../incidents/bring-up-to-date.ts'
import { getGrade } from '../incidents/grades.ts'
import { incidentResource } from '../incidents/incident-resource.ts'
import { getIncident, type Incident, lockIncident, wordsFor } from '../incidents/incident-store.ts'
import { refuseUnlessStep } from '../incidents/refuse-unless-step.ts'
import { londonWords } from '../london-words.ts'
import { findDeployableStates } from '../units/deployable-states.ts'
import { stateCode } from '../units/unit-states.ts'
import {
  addStateChange,
  type CurrentState,
  getUnit,
  lockUnitState,
  setUnitState,
  type Unit,
} from '../units/unit-store.ts'
import { dispatchAdvice } from './algorithms.ts'
import { assignmentFault, reasonFault } from './assignment.ts'
import type { AssignUnit } from './dispatch-contract.ts'
import {
  type Assignment,
  addAssignment,
  findAdvised,
  findAssignmentByAttempt,
  findLastAssignment,
} from './dispatch-store.ts'
import { isAdviceOn } from './recommend-units.ts'

export type KeptAssignment = {
  assignmentId: string
  incidentId: string
  unitId: string
  callSign: string
  advisedRank: number | null
  incidentState: string
  divertedFrom: string | null
  isNew: boolean
}

/** A person sends a unit. Of two who choose the same one, the first gets it and the second is told. */
export const assignUnit = defineVerb({
  name: 'respond.assign-unit',
  operation: 'alter',
  resource: (context, { incidentId }: AssignUnit) => incidentResource(context, incidentId),
  run: async (context, input): Promise<KeptAssignment> => {
    const unit = await getUnit(context, input.unitId)
    const current = await lockUnitState(context, unit.id)
    const earlier = await findAssignmentByAttempt(context, input.attemptId)
    if (earlier) return keptBefore(context, unit, earlier, input)
    const { incident, left } = await lockBoth(context, input.incidentId, current?.incidentId)
    refuseUnlessStep(incident, 'assign')
    await refuseUnlessFree(context, { unit, current, incident, left, input })
    const advised = await checkChoice(context, unit, input)
    const assignmentId = await addAssignment(context, {
      attemptId: input.attemptId,
      incidentId: incident.id,
      unitId: unit.id,
      assessmentId: advised?.id ?? null,
      advisedRank: advised?.rank ?? null,
      reason: input.reason?.trim() || null,
    })
    await setAssigned(context, unit.id, incident.id, input.attemptId)
    if (left) await bringUpToDate(context, left)
    return {
      assignmentId,
      incidentId: incident.id,
      unitId: unit.id,
      callSign: unit.callSign,
      advisedRank: advised?.rank ?? null,
      incidentState: await bringUpToDate(context, incident),
      divertedFrom: left?.id ?? null,
      isNew: true,
    }
  },
  about: (kept, { reason }) => ({
    records: [kept.incidentId, kept.unitId, ...(kept.divertedFrom ? [kept.divertedFrom] : [])],
    detail: {
      callSign: kept.callSign,
      advisedRank: kept.advisedRank,
      isNew: kept.isNew,
      ...(reason && { reason }),
    },
  }),
})

type Locked = { incident: Incident; left: Incident | undefined }

/** The incident, and the one the unit would leave, always locked in one order. */
async function lockBoth(
  context: Context<Tx>,
  incidentId: string,
  currentId: string | null | undefined,
): Promise<Locked> {
  const locked = new Map<string, Incident>()
  for (const id of [...new Set([incidentId, ...(currentId ? [currentId] : [])])].sort()) {
    locked.set(id, await lockIncident(context, id))
  }
  const left = currentId && currentId !== incidentId ? locked.get(currentId) : undefined
  return { incident: locked.get(incidentId)!, left }
}

async function refuseUnlessFree(
  context: Context<Tx>,
  chosen: Locked & { unit: Unit; current: CurrentState | undefined; input: AssignUnit },
): Promise<void> {
  const { unit, current, incident, left, input } = chosen
  if (unit.forceId !== incident.forceId) {
    throw new InvalidInputError([
      { field: 'unitId', message: `${unit.callSign} belongs to another force: ask that force` },
    ])
  }
  const fault =
    current?.incidentId === incident.id
      ? `${unit.callSign} is already on this log.`
      : assignmentFault(
          {
            callSign: unit.callSign,
            state: current?.state ?? null,
            incidentId: current?.incidentId ?? null,
            committedGrade: left ? getGrade(left.grade).rank : null,
          },
          getGrade(incident.grade).rank,
          input.divertFrom,
          await findDeployableStates(context),
        )
  if (!fault) return
  throw new ConflictError([fault, await whoAndWhen(context, unit, current)].join(' ').trim())
}

async function whoAndWhen(
  context: Context<Tx>,
  unit: Unit,
  current: CurrentState | undefined,
): Promise<string> {
  if (!current) return ''
  const last = current.incidentId ? await findLastAssignment(context, unit.id) : undefined
  if (!last) return `It said so at ${londonWords(current.since)}.`
  const incident = await getIncident(context, last.incidentId)
  return `${last.byName} assigned it to ${wordsFor(incident)} at ${londonWords(last.at)}.`
}

async function checkChoice(context: Context<Tx>, unit: Unit, input: AssignUnit) {
  const advised = await findAdvised(context, {
    incidentId: input.incidentId,
    assessmentId: input.assessmentId,
    callSign: unit.callSign,
    algorithm: dispatchAdvice.id,
  })
  if (input.assessmentId && !advised) {
    throw new InvalidInputError([
      { field: 'assessmentId', message: 'This advice is not about this incident' },
    ])
  }
  const adviceIsOn = advised !== undefined || (await isAdviceOn(context))
  const fault = reasonFault({ advisedRank: advised?.rank ?? null, adviceIsOn }, input.reason)
  if (fault) throw new InvalidInputError([fault])
  return advised
}

async function setAssigned(
  context: Context<Tx>,
  unitId: string,
  incidentId: string,
  attemptId: string,
): Promise<void> {
  const state = stateCode.assigned
  await addStateChange(context, {
    attemptId,
    unitId,
    state,
    at: context.now,
    incidentId,
    source: 'state-code',
  })
  await setUnitState(context, unitId, { state, since: context.now, incidentId })
}

async function keptBefore(
  context: Context<Tx>,
  unit: Unit,
  earlier: Assignment,
  input: AssignUnit,
): Promise<KeptAssignment> {
  if (earlier.unitId !== unit.id || earlier.incidentId !== input.incidentId) {
    throw new ConflictError('This attempt was used for another choice. Send it under a new one.')
  }
  const incident = await getIncident(context, earlier.incidentId)
  return {
    assignmentId: earlier.id,
    incidentId: incident.id,
    unitId: unit.id,
    callSign: unit.callSign,
    advisedRank: earlier.advisedRank,
    incidentState: incident.state,
    divertedFrom: null,
    isNew: false,
  }
}
