import { defineVerb, may } from '@bluelamp/platform'
import type { FindIncidents } from './incident-contract.ts'
import { findOpen, type OpenIncident } from './incident-reading.ts'
import { incidentListResource } from './incident-resource.ts'

const most = 1000

/** Open incidents for the list and the map: where, how urgent, who is on it. No people. */
export const findIncidents = defineVerb({
  name: 'respond.find-incidents',
  operation: 'consult',
  resource: (_context, { forceId }: FindIncidents) => incidentListResource(forceId),
  run: async (context, asked): Promise<OpenIncident[]> => {
    const found = await findOpen(context, { ...asked, limit: asked.limit ?? most })
    return found.filter(incident => incident.marking === 0 || mayRead(context, asked, incident))
  },
  about: (found, { districtCode }) => ({
    detail: { found: found.length, ...(districtCode && { districtCode }) },
  }),
})

/** Marked incidents are few: each is asked about by itself. */
const mayRead = (
  context: Parameters<typeof may>[0],
  { forceId }: FindIncidents,
  incident: OpenIncident,
): boolean =>
  may(context, 'respond.read-incident', {
    type: 'Incident',
    id: incident.incidentId,
    attributes: {
      forceId,
      marking: incident.marking,
      ...(incident.areaCode && { area: incident.areaCode }),
      ...(incident.districtCode && { district: incident.districtCode }),
    },
  })
