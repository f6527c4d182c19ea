import { personSight, visibleRecordResource } from '@bluelamp/memory'
import type { Context, Resource } from '@bluelamp/platform'
import { findCrewOn, getIncident } from './incident-store.ts'

/** An incident as the policy sees it: who is on it needs no other purpose. */
export async function incidentResource(context: Context, incidentId: string): Promise<Resource> {
  const incident = await getIncident(context, incidentId)
  return {
    type: 'Incident',
    id: incident.id,
    attributes: {
      forceId: incident.forceId,
      marking: incident.marking,
      ...(incident.areaCode && { area: incident.areaCode }),
      ...(incident.districtCode && { district: incident.districtCode }),
      crew: await findCrewOn(context, incident.id),
    },
  }
}

/** The incident that a contact is about to become: it inherits the contact's force and marking. */
export async function newIncidentResource(context: Context, recordId: string): Promise<Resource> {
  const record = await visibleRecordResource(context, personSight, recordId)
  const { forceId, marking, area } = record.attributes
  return {
    type: 'Incident',
    id: 'new',
    attributes: {
      forceId: forceId ?? '',
      marking: marking ?? 0,
      ...(area !== undefined && { area }),
    },
  }
}

export const incidentListResource = (forceId: string): Resource => ({
  type: 'Incident',
  id: 'list',
  attributes: { forceId, marking: 0 },
})
