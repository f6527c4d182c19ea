import { ConflictError, type Context, defineVerb, type Tx } from '@bluelamp/platform'
import { bringUpToDate } from '../incidents/bring-up-to-date.ts'
import { getIncident, lockIncident, wordsFor } from '../incidents/incident-store.ts'
import { notAfter } from '../not-after.ts'
import type { ChangeUnitState } from './unit-contract.ts'
import { unitResource } from './unit-resource.ts'
import { getUnitState } from './unit-states.ts'
import {
  addStateChange,
  findIncidentAt,
  findStateChange,
  getUnit,
  lockUnitState,
  setUnitState,
  type Unit,
  wasAssigned,
} from './unit-store.ts'

export type KeptUnitState = {
  unitId: string
  callSign: string
  state: number
  incidentId: string | null
  incidentState: string | null
  isNew: boolean
}

/**
 * A unit says how it is. Kept once however often it is delivered; what it says of an incident is told
 * anew from all messages, so one that comes late or out of turn does no harm.
 */
export const changeUnitState = defineVerb({
  name: 'respond.change-unit-state',
  operation: 'alter',
  resource: async (context, { unitId }: ChangeUnitState) =>
    unitResource(await getUnit(context, unitId)),
  run: async (context, input): Promise<KeptUnitState> => {
    const unit = await getUnit(context, input.unitId)
    await lockUnitState(context, unit.id)
    const kept = await findStateChange(context, input.attemptId)
    if (kept) return keptBefore(unit, kept)
    const at = notAfter(context.now, input.at)
    const incidentId = await incidentMeant(context, unit, input, at)
    const { effect } = getUnitState(input.state)
    const incident = incidentId ? await lockIncident(context, incidentId) : undefined
    await addStateChange(context, {
      attemptId: input.attemptId,
      unitId: unit.id,
      state: input.state,
      at,
      incidentId,
      source: input.source ?? 'state-code',
    })
    if (effect !== 'message') {
      await setUnitState(context, unit.id, {
        state: input.state,
        since: at,
        incidentId: effect === 'leaves' ? null : incidentId,
      })
    }
    return {
      unitId: unit.id,
      callSign: unit.callSign,
      state: input.state,
      incidentId,
      incidentState: incident ? await bringUpToDate(context, incident) : null,
      isNew: true,
    }
  },
  about: kept => ({
    records: kept.incidentId ? [kept.unitId, kept.incidentId] : [kept.unitId],
    detail: { callSign: kept.callSign, state: kept.state, isNew: kept.isNew },
  }),
})

async function incidentMeant(
  context: Context<Tx>,
  unit: Unit,
  { incidentId }: ChangeUnitState,
  at: Date,
): Promise<string | null> {
  if (!incidentId) return findIncidentAt(context, unit.id, at)
  if (await wasAssigned(context, unit.id, incidentId)) return incidentId
  const incident = await getIncident(context, incidentId)
  throw new ConflictError(
    `${unit.callSign} is not assigned to ${wordsFor(incident)}. Ask the control room to assign it.`,
  )
}

function keptBefore(
  unit: Unit,
  kept: { unitId: string; state: number; incidentId: string | null },
): KeptUnitState {
  if (kept.unitId !== unit.id) {
    throw new ConflictError('This attempt was used for another unit. Send it under a new one.')
  }
  return {
    unitId: unit.id,
    callSign: unit.callSign,
    state: kept.state,
    incidentId: kept.incidentId,
    incidentState: null,
    isNew: false,
  }
}
