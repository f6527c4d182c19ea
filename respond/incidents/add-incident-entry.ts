import { ConflictError, defineVerb } from '@bluelamp/platform'
import { notAfter } from '../not-after.ts'
import type { AddIncidentEntry } from './incident-contract.ts'
import { incidentResource } from './incident-resource.ts'
import { addEntry, findEntryByAttempt, getIncident } from './incident-store.ts'
import { aboutIncident } from './kept-incident.ts'
import { refuseUnlessStep } from './refuse-unless-step.ts'

/** A line in the log. A notebook that comes late is kept even when the log is closed. */
export const addIncidentEntry = defineVerb({
  name: 'respond.add-incident-entry',
  operation: 'collect',
  resource: (context, { incidentId }: AddIncidentEntry) => incidentResource(context, incidentId),
  run: async (context, input) => {
    const incident = await getIncident(context, input.incidentId)
    refuseUnlessStep(incident, 'add-entry')
    const isNew = await addEntry(context, { ...input, at: notAfter(context.now, input.at) })
    if (!isNew) {
      const kept = await findEntryByAttempt(context, input.attemptId)
      if (kept?.incidentId !== incident.id) {
        throw new ConflictError('This attempt was used for another log. Send it under a new one.')
      }
    }
    return { incidentId: incident.id, recordId: incident.recordId, isNew }
  },
  about: (kept, { kind }) => aboutIncident(kept, { kind, isNew: kept.isNew }),
})
