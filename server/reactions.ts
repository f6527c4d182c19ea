import { startVictimClocks, takeReport } from '@bluelamp/listen'
import { keepReferences, keepReferencesOfRole, labelRecord, lowerLabel } from '@bluelamp/memory'
import { react } from '@bluelamp/platform'
import { createIncident, followLabels, recordCrime } from '@bluelamp/respond'
import { crimeReferences, logReference } from './search-references.ts'

/** What follows from what, across pillars: each in the transaction of its cause. */
export function wireReactions(): void {
  react(recordCrime, async (context, crime) => {
    if (!crime.isNew) return
    await startVictimClocks(context, crime)
    await keepReferences(context, crime.recordId, crime.crimeId, crimeReferences(crime.number))
  })
  react(createIncident, async (context, incident) => {
    if (!incident.isNew || !incident.recordId) return
    const reference = logReference(incident.serial, incident.logDate)
    await keepReferences(context, incident.recordId, incident.incidentId, [reference])
  })
  for (const verb of [labelRecord, lowerLabel]) {
    react(verb, (context, { recordIds, after }) => followLabels(context, recordIds, after))
  }
  react(takeReport, async (context, { recordId, reference }) => {
    if (recordId) await keepReferencesOfRole(context, recordId, 'contact', [reference])
  })
}
