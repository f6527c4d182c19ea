import { listCodes, recordProgress, stopClock } from '@bluelamp/memory'
import { ConflictError, defineVerb, InvalidInputError } from '@bluelamp/platform'
import { findUnitsOn } from '../units/unit-store.ts'
import { releaseAttendClocks } from './attend-clocks.ts'
import { closingFaults } from './incident.ts'
import type { CloseIncident } from './incident-contract.ts'
import { incidentResource } from './incident-resource.ts'
import { findCrimesOf, lockIncident, setClosed, wordsFor } from './incident-store.ts'
import { aboutIncident, type KeptIncident, keptIncident } from './kept-incident.ts'
import { refuseUnlessStep } from './refuse-unless-step.ts'

/** Ends a log: what it turned out to be, and for a log of crime the crime or the reason for none. */
export const closeIncident = defineVerb({
  name: 'respond.close-incident',
  operation: 'alter',
  resource: (context, { incidentId }: CloseIncident) => incidentResource(context, incidentId),
  run: async (context, input): Promise<KeptIncident> => {
    const incident = await lockIncident(context, input.incidentId)
    // Closing says everything itself, so a second delivery has nothing to add.
    if (incident.closedAt) return keptIncident(incident, false)
    const units = await findUnitsOn(context, incident.id)
    if (units.length > 0) {
      const names = units.map(unit => unit.callSign).join(', ')
      throw new ConflictError(
        `Still on ${wordsFor(incident)}: ${names}. Clear them first, then close it.`,
      )
    }
    refuseUnlessStep(incident, 'close')
    const crimes = await findCrimesOf(context, incident.id)
    const codes = await listCodes(context, 'incident-code')
    const code = codes.find(each => each.code === input.closingCode)
    const faults = closingFaults({
      ...input,
      crimeType: incident.crimeType || code?.attributes.crimeType === true,
      crimeNumbers: crimes.map(crime => crime.number),
    })
    if (!code && faults.every(fault => fault.field !== 'closingCode')) {
      faults.push({ field: 'closingCode', message: 'This code is not in the list' })
    }
    if (faults.length > 0) throw new InvalidInputError(faults)
    await setClosed(context, incident.id, { ...input, reason: input.reason?.trim() || null })
    await releaseAttendClocks(context, incident.id, 'Closed without going there')
    if (crimes.length === 0 && incident.crimeType) {
      const reason = input.reason ?? ''
      await stopClock(context, 'record-crime', incident.id, { outcome: 'not-needed', reason })
    }
    await recordProgress(context, incident.id, { state: 'closed', code: input.closingCode })
    return keptIncident(incident, true)
  },
  about: (kept, { closingCode, reason }) =>
    aboutIncident(kept, { log: kept.log, closingCode, ...(reason && { reason }) }),
})
