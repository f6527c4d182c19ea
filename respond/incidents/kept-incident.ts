import { type Incident, wordsFor } from './incident-store.ts'

export type KeptIncident = {
  incidentId: string
  logDate: string
  serial: number
  log: string
  grade: string
  recordId: string | null
  areaCode: string | null
  /** False for an attempt that was kept before: whoever reacts must do nothing then. */
  isNew: boolean
}

export const keptIncident = (
  incident: Pick<Incident, 'id' | 'logDate' | 'serial' | 'grade' | 'recordId' | 'areaCode'>,
  isNew: boolean,
): KeptIncident => ({
  incidentId: incident.id,
  logDate: incident.logDate,
  serial: incident.serial,
  log: wordsFor(incident),
  grade: incident.grade,
  recordId: incident.recordId,
  areaCode: incident.areaCode,
  isNew,
})

/** What the journal names: the incident and the contact it came from. */
export const aboutIncident = (
  kept: { incidentId: string; recordId: string | null },
  detail: Readonly<Record<string, unknown>> = {},
) => ({
  records: [kept.incidentId, ...(kept.recordId ? [kept.recordId] : [])],
  detail,
})
