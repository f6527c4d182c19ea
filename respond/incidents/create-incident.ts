import {
  addEntity,
  addLink,
  findNeighbourhoodAt,
  getRecord,
  londonDate,
  recordEvent,
  startClock,
  stopClock,
} from '@bluelamp/memory'
import { ConflictError, type Context, defineVerb, newId, type Tx } from '@bluelamp/platform'
import { knownCode } from '../known-code.ts'
import { londonWords } from '../london-words.ts'
import { startAttendClock } from './attend-clocks.ts'
import type { CreateIncident } from './incident-contract.ts'
import { newIncidentResource } from './incident-resource.ts'
import {
  addGrading,
  addIncident,
  findContactEntities,
  findFirstGrading,
  findIncidentByAttempt,
  findIncidentOfContact,
  lockContact,
  type NewIncident,
  takeSerial,
  wordsFor,
} from './incident-store.ts'
import { aboutIncident, type KeptIncident, keptIncident } from './kept-incident.ts'

/** A contact, assessed by a person, becomes an incident with a log number and a grade. */
export const createIncident = defineVerb({
  name: 'respond.create-incident',
  operation: 'collect',
  resource: (context, { recordId }: CreateIncident) => newIncidentResource(context, recordId),
  run: async (context, input): Promise<KeptIncident> => {
    await lockContact(context, input.recordId)
    const earlier = input.attemptId
      ? await findIncidentByAttempt(context, input.attemptId)
      : undefined
    if (earlier?.recordId === input.recordId) return keptIncident(earlier, false)
    if (earlier) throw new ConflictError('This attempt was used for another contact.')
    await refuseSecond(context, input.recordId)
    const incident = await prepare(context, input)
    await keepInMemory(context, input.recordId, incident)
    const numbered = {
      ...incident,
      serial: await takeSerial(context, incident.forceId, incident.logDate),
    }
    await addIncident(context, numbered)
    await addGrading(context, { ...input, incidentId: incident.id, attemptId: incident.attemptId })
    await startAttendClock(context, incident, input.grade, incident.receivedAt)
    return keptIncident(numbered, true)
  },
  about: (kept, { grade, openingCode, earlierContactsSeen }) =>
    aboutIncident(kept, { log: kept.log, grade, openingCode, earlierContactsSeen }),
})

async function refuseSecond(context: Context<Tx>, recordId: string): Promise<void> {
  const other = await findIncidentOfContact(context, recordId)
  if (!other) return
  const first = await findFirstGrading(context, other.id)
  const by = first ? ` by ${first.byName} at ${londonWords(first.at)}` : ''
  throw new ConflictError(`This contact is already ${wordsFor(other)}, made${by}. Open that log.`)
}

async function prepare(context: Context<Tx>, input: CreateIncident): Promise<NewIncident> {
  const record = await getRecord(context, input.recordId)
  const code = await knownCode(context, 'incident-code', input.openingCode, 'openingCode')
  const area = await findNeighbourhoodAt(context, input.place)
  const id = await addEntity(context, record.force_id, 'event', 'incident')
  return {
    id,
    attemptId: input.attemptId ?? newId(context.now),
    forceId: record.force_id,
    logDate: londonDate(context.now),
    serial: 0,
    recordId: record.id,
    summary: input.summary,
    openingCode: input.openingCode,
    crimeType: code.attributes.crimeType === true,
    grade: input.grade,
    skillsNeeded: [...(input.skillsNeeded ?? [])],
    crewNeeded: input.crewNeeded ?? 1,
    uprn: input.place.uprn ?? null,
    place: input.place.words,
    easting: Math.round(input.place.easting),
    northing: Math.round(input.place.northing),
    areaCode: area?.code ?? record.area_code,
    districtCode: area?.districtCode ?? null,
    marking: record.marking,
    receivedAt: record.received_at,
  }
}

async function keepInMemory(
  context: Context<Tx>,
  recordId: string,
  incident: NewIncident,
): Promise<void> {
  await addLink(context, recordId, incident.id, { role: 'incident' })
  await recordEvent(context, {
    entityId: incident.id,
    kind: 'incident',
    code: incident.openingCode,
    forceId: incident.forceId,
    areaCode: incident.areaCode ?? undefined,
    uprn: incident.uprn ?? undefined,
    easting: incident.easting,
    northing: incident.northing,
    recordedAt: context.now,
  })
  for (const contactId of await findContactEntities(context, recordId)) {
    await stopClock(context, 'grade-contact', contactId)
  }
  if (!incident.crimeType) return
  await startClock(context, {
    kind: 'record-crime',
    about: incident.id,
    owner: 'response-officer',
    areaCode: incident.areaCode,
    startedAt: incident.receivedAt,
  })
}
