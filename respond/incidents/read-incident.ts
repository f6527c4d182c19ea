import { defineVerb } from '@bluelamp/platform'
import { readWhole } from './incident-reading.ts'
import { incidentResource } from './incident-resource.ts'
import { aboutIncident } from './kept-incident.ts'

/** One incident with its log, its assessments and who was sent. */
export const readIncident = defineVerb({
  name: 'respond.read-incident',
  operation: 'consult',
  resource: (context, { incidentId }: { incidentId: string }) =>
    incidentResource(context, incidentId),
  run: (context, { incidentId }) => readWhole(context, incidentId),
  about: ({ incident }) => aboutIncident(incident),
})
