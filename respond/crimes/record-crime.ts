import {
  addEntity,
  addLink,
  getRecord,
  keepRecord,
  linkMention,
  londonDate,
  recordEvent,
  stopClock,
} from '@bluelamp/memory'
import {
  ConflictError,
  type Context,
  defineVerb,
  InvalidInputError,
  type Tx,
} from '@bluelamp/platform'
import { incidentResource } from '../incidents/incident-resource.ts'
import { getIncident, type Incident } from '../incidents/incident-store.ts'
import { refuseUnlessStep } from '../incidents/refuse-unless-step.ts'
import { knownCode } from '../known-code.ts'
import { crimeNumber, recordingFaults } from './crime.ts'
import type { RecordCrime, RecordedCrime } from './crime-contract.ts'
import {
  addCrime,
  type Crime,
  findCrimeByAttempt,
  findScene,
  findVictimNamedIn,
  isNamedIn,
  lockAttempt,
  takeCrimeSerial,
} from './crime-store.ts'

/** Records a crime on the victim's account, with the force's number, within the hours the rules allow. */
export const recordCrime = defineVerb({
  name: 'respond.record-crime',
  operation: 'collect',
  resource: (context, { incidentId }: RecordCrime) => incidentResource(context, incidentId),
  run: async (context, told): Promise<RecordedCrime> => {
    const input = await withVictim(context, told)
    await lockAttempt(context, input.attemptId)
    const earlier = await findCrimeByAttempt(context, input.attemptId)
    if (earlier) return keptBefore(earlier, input)
    const incident = await getIncident(context, input.incidentId)
    refuseUnlessStep(incident, 'record-crime')
    const { received_at: reportedAt } = await getRecord(context, input.recordId)
    await check(context, incident, input, reportedAt)
    const crimeId = await keepInMemory(context, incident, input)
    const number = await keep(context, incident, input, { crimeId, reportedAt })
    await stopClock(context, 'record-crime', incident.id)
    return {
      crimeId,
      number,
      recordId: input.recordId,
      incidentId: incident.id,
      victimId: input.victimEntityId ?? null,
      areaCode: incident.areaCode,
      enhanced: input.enhancedRights ?? false,
      isNew: true,
    }
  },
  about: (crime, { offenceClass, openingClass, lateReason }) => ({
    subjects: crime.victimId ? [crime.victimId] : [],
    records: [crime.crimeId, crime.recordId, ...(crime.incidentId ? [crime.incidentId] : [])],
    detail: {
      number: crime.number,
      offenceClass,
      openingClass,
      isNew: crime.isNew,
      ...(lateReason && { lateReason }),
    },
  }),
})

/** A phone at the scene names nobody: the victim is then whom the contact names as one. */
async function withVictim(context: Context<Tx>, told: RecordCrime): Promise<RecordCrime> {
  if (told.victimEntityId) return told
  const victimEntityId = await findVictimNamedIn(context, told.recordId)
  return victimEntityId ? { ...told, victimEntityId } : told
}

async function check(
  context: Context<Tx>,
  incident: Incident,
  input: RecordCrime,
  reportedAt: Date,
): Promise<void> {
  await knownCode(context, 'offence-class', input.openingClass, 'openingClass')
  await knownCode(context, 'offence-class', input.offenceClass, 'offenceClass')
  const faults = recordingFaults({
    ...input,
    reportedAt,
    now: context.now,
    occurredFrom: new Date(input.occurredFrom),
    occurredTo: new Date(input.occurredTo),
  })
  if (incident.recordId && incident.recordId !== input.recordId) {
    faults.push({ field: 'recordId', message: 'This is not the contact that led to this log' })
  }
  const victim = input.victimEntityId
  if (victim && !(await isNamedIn(context, input.recordId, victim))) {
    faults.push({ field: 'victimEntityId', message: 'The contact does not name this person' })
  }
  if (faults.length > 0) throw new InvalidInputError(faults)
}

/** The crime is a record of its own beside the contact; both speak of the one event. */
async function keepInMemory(
  context: Context<Tx>,
  incident: Incident,
  input: RecordCrime,
): Promise<string> {
  const [occurredFrom, occurredTo] = [new Date(input.occurredFrom), new Date(input.occurredTo)]
  const { attemptId, ...body } = input
  const { id: ownRecordId, isNew } = await keepRecord(context, {
    attemptId,
    kind: 'crime',
    channel: 'internal',
    source: 'respond.record-crime',
    forceId: incident.forceId,
    areaCode: incident.areaCode ?? undefined,
    receivedAt: context.now,
    occurredFrom,
    occurredTo,
    marking: incident.marking,
    body,
  })
  if (!isNew) throw new ConflictError('This attempt was used for another record.')
  const crimeId = await addEntity(context, incident.forceId, 'event', 'crime')
  await addLink(context, input.recordId, crimeId, { role: 'crime' })
  await addLink(context, ownRecordId, crimeId, { role: 'crime' })
  await addLink(context, ownRecordId, incident.id, { role: 'incident' })
  if (input.victimEntityId) {
    const victim = { role: 'victim', dataSubject: 'victim' as const }
    await addLink(context, ownRecordId, input.victimEntityId, victim)
  }
  await linkScene(context, incident, input.recordId, ownRecordId)
  await recordEvent(context, {
    entityId: crimeId,
    kind: 'crime',
    code: input.offenceClass,
    forceId: incident.forceId,
    areaCode: incident.areaCode ?? undefined,
    uprn: incident.uprn ?? undefined,
    easting: incident.easting,
    northing: incident.northing,
    occurredFrom,
    occurredTo,
    recordedAt: context.now,
    state: 'under-investigation',
  })
  return crimeId
}

async function linkScene(
  context: Context<Tx>,
  incident: Incident,
  recordId: string,
  ownRecordId: string,
): Promise<void> {
  const scene = await findScene(context, recordId)
  if (scene) {
    await addLink(context, ownRecordId, scene, { role: 'scene' })
    return
  }
  await linkMention(context, ownRecordId, incident.forceId, {
    kind: 'place',
    subkind: 'address',
    role: 'scene',
    details: [
      ...(incident.uprn ? [{ name: 'uprn' as const, value: incident.uprn }] : []),
      { name: 'address', value: incident.place },
    ],
  })
}

async function keep(
  context: Context<Tx>,
  incident: Incident,
  input: RecordCrime,
  { crimeId, reportedAt }: { crimeId: string; reportedAt: Date },
): Promise<string> {
  const year = Number(londonDate(context.now).slice(0, 4))
  const serial = await takeCrimeSerial(context, incident.forceId, year)
  const number = crimeNumber(incident.forceId, serial, year)
  await addCrime(context, {
    id: crimeId,
    attempt_id: input.attemptId,
    force_id: incident.forceId,
    number,
    incident_id: incident.id,
    record_id: input.recordId,
    victim_id: input.victimEntityId ?? null,
    opening_class: input.openingClass,
    offence_class: input.offenceClass,
    reported_at: reportedAt,
    recorded_at: context.now,
    late_reason: input.lateReason?.trim() || null,
    amounts_to_crime: input.test.amountsToCrime,
    no_contrary_evidence: input.test.noContraryEvidence,
    test_words: input.test.words,
    enhanced_rights: input.enhancedRights ?? false,
    occurred_from: new Date(input.occurredFrom),
    occurred_to: new Date(input.occurredTo),
    recorded_by: context.actor.id,
  })
  return number
}

function keptBefore(crime: Crime, input: RecordCrime): RecordedCrime {
  if (crime.incidentId !== input.incidentId) {
    throw new ConflictError('This attempt was used for another log. Send it under a new one.')
  }
  const { id: crimeId, ...rest } = crime
  return { crimeId, ...rest, isNew: false }
}
