import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { findClocksAbout } from '@bluelamp/memory'
import { ConflictError, enforce, InvalidInputError, policyInForce } from '@bluelamp/platform'
import { sql } from 'kysely'
import { assignUnit } from '../dispatch/assign-unit.ts'
import {
  addContact,
  addUnit,
  burglary,
  forceId,
  openRespondHouse,
  type RespondHouse,
  thrive,
} from '../testing.ts'
import { changeUnitState } from '../units/change-unit-state.ts'
import { addIncidentEntry } from './add-incident-entry.ts'
import { closeIncident } from './close-incident.ts'
import { createIncident } from './create-incident.ts'
import { findIncidents } from './find-incidents.ts'
import { readIncident } from './read-incident.ts'
import { regradeIncident } from './regrade-incident.ts'

let house: RespondHouse
before(async () => {
  house = await openRespondHouse('incidents')
})
after(() => house.close())

const clockOf = async (about: string, kind: string) =>
  (await findClocksAbout(house.as('reader'), [about])).filter(clock => clock.kind === kind)

test('a graded contact becomes a numbered incident, known to memory, with its promises', async () => {
  const context = house.as('Ama', new Date('2026-03-17T10:00:00Z'))
  const contact = await addContact(context, new Date('2026-03-17T09:50:00Z'))
  const kept = await createIncident(context, burglary(contact.recordId))
  assert.match(kept.log, /^log \d+ of 17 March$/)
  assert.equal(kept.areaCode, 'N1')
  const [graded] = await clockOf(contact.contactId, 'grade-contact')
  assert.equal(graded!.outcome, 'met')
  const [attend] = await clockOf(kept.incidentId, 'attend-p2')
  assert.deepEqual(attend!.dueAt, new Date('2026-03-17T10:50:00Z'))
  assert.equal((await clockOf(kept.incidentId, 'record-crime')).length, 1)
  const { rows } = await sql<{ role: string; kind: string; state: string; area: string }>`
    select l.role, e.kind, e.state, e.area_code as area from memory.current_link l
    join memory.event e on e.entity_id = l.entity_id where l.record_id = ${contact.recordId}`.execute(
    house.db,
  )
  assert.deepEqual(rows, [{ role: 'incident', kind: 'incident', state: 'open', area: 'N1' }])
  const { rows: journal } = await sql<{ records: string[]; verb: string }>`
    select verb, records from platform.journal_entry
    where ${kept.incidentId}::uuid = any(records)`.execute(house.db)
  assert.deepEqual(journal, [
    { verb: 'respond.create-incident', records: [kept.incidentId, contact.recordId] },
  ])
})

test('the same attempt twice makes one incident', async () => {
  const context = house.as('Ama')
  const { recordId } = await addContact(context)
  const input = burglary(recordId)
  const [first, second] = await Promise.all([
    createIncident(context, input),
    createIncident(context, input),
  ])
  assert.equal(first.incidentId, second.incidentId)
  assert.equal([first, second].filter(kept => kept.isNew).length, 1)
})

test('of two handlers with one contact the second is told who was first and where', async () => {
  const { recordId } = await addContact(house.as('Ama'))
  const results = await Promise.allSettled([
    createIncident(house.as('Ama'), burglary(recordId)),
    createIncident(house.as('Ben'), burglary(recordId)),
  ])
  const lost = results.filter(result => result.status === 'rejected').map(result => result.reason)
  assert.equal(lost.length, 1)
  assert.ok(lost[0] instanceof ConflictError)
  assert.match(
    lost[0].message,
    /^This contact is already log \d+ of 20 November, made by PC (Ama|Ben) at 12:00 on 20 November/,
  )
})

test('serials are unique under concurrency and start again at midnight in London', async () => {
  const evening = new Date('2026-07-01T22:59:00Z')
  const contacts = await Promise.all(Array.from({ length: 12 }, () => addContact(house.as('Ama'))))
  const kept = await Promise.all(
    contacts.map(({ recordId }) => createIncident(house.as('Ama', evening), burglary(recordId))),
  )
  const serials = kept.map(incident => incident.serial).sort((a, b) => a - b)
  assert.deepEqual(
    serials,
    Array.from({ length: 12 }, (_, index) => index + 1),
  )
  assert.ok(kept.every(incident => incident.logDate === '2026-07-01'))
  const { recordId } = await addContact(house.as('Ama'))
  const next = await createIncident(
    house.as('Ama', new Date('2026-07-01T23:01:00Z')),
    burglary(recordId),
  )
  assert.deepEqual([next.logDate, next.serial], ['2026-07-02', 1])
})

test('an opening code that is not in the list names its field', async () => {
  const { recordId } = await addContact(house.as('Ama'))
  await assert.rejects(
    createIncident(house.as('Ama'), burglary(recordId, { openingCode: 'nonsense' })),
    (error: unknown) =>
      error instanceof InvalidInputError && error.faults[0]?.field === 'openingCode',
  )
})

test('a new grading stands beside the old one, and a new grade makes a new promise', async () => {
  const { recordId } = await addContact(house.as('Ama'))
  const { incidentId } = await createIncident(house.as('Ama'), burglary(recordId))
  const later = house.as('Cem', new Date('2026-11-20T12:20:00Z'))
  const change = {
    attemptId: randomUUID(),
    incidentId,
    thrive: { ...thrive, threat: 'He has come back.' },
    grade: 'P1' as const,
    rationale: 'The burglar is in the garden.',
    earlierContactsSeen: 1,
  }
  await regradeIncident(later, change)
  const again = await regradeIncident(later, change)
  assert.equal(again.isNew, false)
  const { gradings, incident } = await readIncident(later, { incidentId })
  assert.deepEqual(
    gradings.map(grading => [grading.grade, grading.threat]),
    [
      ['P2', thrive.threat],
      ['P1', 'He has come back.'],
    ],
  )
  assert.equal(incident.grade, 'P1')
  assert.equal((await clockOf(incidentId, 'attend-p2'))[0]!.outcome, 'not-needed')
  const [attend] = await clockOf(incidentId, 'attend-p1')
  assert.deepEqual(attend!.dueAt, new Date('2026-11-20T12:35:00Z'))
})

test('a broken promise is not made good by a new grade', async () => {
  const { recordId } = await addContact(house.as('Ama'))
  const { incidentId } = await createIncident(house.as('Ama'), burglary(recordId, { grade: 'P1' }))
  await regradeIncident(house.as('Ama', new Date('2026-11-20T12:16:00Z')), {
    attemptId: randomUUID(),
    incidentId,
    thrive,
    grade: 'P3',
    rationale: 'Nobody is there any more.',
    earlierContactsSeen: 0,
  })
  assert.equal((await clockOf(incidentId, 'attend-p1'))[0]!.stoppedAt, null)
})

test('a log of crime without a crime closes with a reason only, and not while a unit is on it', async () => {
  const context = house.as('Ama')
  const { recordId } = await addContact(context)
  const { incidentId, log } = await createIncident(context, burglary(recordId))
  const unitId = await addUnit(house, { callSign: 'CL1', now: context.now })
  await assignUnit(context, {
    attemptId: randomUUID(),
    incidentId,
    unitId,
    reason: 'The nearest by far',
  })
  const closing = { incidentId, closingCode: 'psw-suspicious', prevention: 'Lock advice given' }
  await assert.rejects(closeIncident(context, closing), {
    name: 'ConflictError',
    message: `Still on ${log}: CL1. Clear them first, then close it.`,
  })
  const state = { unitId, incidentId }
  const minutes = (count: number) => new Date(context.now.getTime() + count * 60_000)
  const at = (count: number) => ({ attemptId: randomUUID(), at: minutes(count).toISOString() })
  await changeUnitState(house.as('x', minutes(20)), { ...state, ...at(10), state: 6 })
  await changeUnitState(house.as('x', minutes(20)), { ...state, ...at(20), state: 2 })
  await assert.rejects(
    closeIncident(context, closing),
    (error: unknown) => error instanceof InvalidInputError && error.faults[0]?.field === 'reason',
  )
  const reason = 'The son had lost his key.'
  const kept = await closeIncident(context, { ...closing, reason })
  assert.equal(kept.isNew, true)
  assert.equal((await closeIncident(context, { ...closing, reason })).isNew, false)
  const { incident } = await readIncident(context, { incidentId })
  assert.deepEqual(
    [incident.state, incident.openingCode, incident.closingCode, incident.closingReason],
    ['closed', 'crime-burglary-home', 'psw-suspicious', reason],
  )
  assert.equal((await clockOf(incidentId, 'record-crime'))[0]!.outcome, 'not-needed')
  assert.equal((await clockOf(incidentId, 'attend-p2'))[0]!.outcome, 'met')
  const event = await house.db
    .selectFrom('memory.event')
    .select(['state', 'code'])
    .where('entity_id', '=', incidentId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(event, { state: 'closed', code: 'psw-suspicious' })
})

test('a note of a closed log is kept once, and an attempt belongs to one log', async () => {
  const context = house.as('Ama')
  const make = async () => {
    const { recordId } = await addContact(context)
    return createIncident(context, burglary(recordId, { openingCode: 'psw-alarm', grade: 'RWD' }))
  }
  const [one, other] = [await make(), await make()]
  await closeIncident(context, {
    incidentId: one.incidentId,
    closingCode: 'psw-alarm',
    prevention: 'None needed: a test of the alarm',
  })
  const entry = {
    attemptId: randomUUID(),
    incidentId: one.incidentId,
    kind: 'note' as const,
    words: 'Keyholder told.',
    at: '2026-11-20T11:40:00.000Z',
  }
  assert.equal((await addIncidentEntry(context, entry)).isNew, true)
  assert.equal((await addIncidentEntry(context, entry)).isNew, false)
  await assert.rejects(addIncidentEntry(context, { ...entry, incidentId: other.incidentId }), {
    name: 'ConflictError',
  })
  const { entries } = await readIncident(context, { incidentId: one.incidentId })
  assert.deepEqual(
    entries.map(({ at, keptAt }) => [at.toISOString(), keptAt.toISOString()]),
    [[entry.at, '2026-11-20T12:00:00.000Z']],
  )
})

test('the list holds open incidents, most urgent first, with their units and when they are due', async () => {
  const context = house.as('Ama')
  const open = await findIncidents(context, { forceId })
  assert.ok(open.length > 5)
  const urgency = open.map(incident => incident.grade)
  assert.deepEqual(urgency, [...urgency].sort())
  const { recordId } = await addContact(context)
  const { incidentId } = await createIncident(context, burglary(recordId))
  const unitId = await addUnit(house, { callSign: 'LI1', now: context.now })
  await assignUnit(context, {
    attemptId: randomUUID(),
    incidentId,
    unitId,
    reason: 'It is nearest',
  })
  const found = (await findIncidents(context, { forceId, districtCode: 'D1' })).find(
    incident => incident.incidentId === incidentId,
  )
  assert.deepEqual(found?.units, [{ unitId, callSign: 'LI1', state: 7 }])
  assert.deepEqual(found?.dueAt, new Date('2026-11-20T13:00:00Z'))
  assert.equal((await findIncidents(context, { forceId: 'elsewhere' })).length, 0)
})

test('a marked incident is listed only for those who may read it', async () => {
  const context = house.as('Ama')
  const { recordId } = await addContact(context)
  const { incidentId } = await createIncident(context, burglary(recordId))
  await house.owner
    .updateTable('respond.incident')
    .set({ marking: 1 })
    .where('id', '=', incidentId)
    .execute()
  const isListed = async () =>
    (await findIncidents(context, { forceId })).some(each => each.incidentId === incidentId)
  assert.equal(await isListed(), true)
  const permissive = policyInForce()
  enforce({
    ...permissive,
    decide: question =>
      question.action === 'respond.read-incident' && question.resource.attributes.marking === 1
        ? { allowed: false, reasons: [], sentences: [], skipped: [] }
        : permissive.decide(question),
  })
  assert.equal(await isListed(), false)
  enforce(permissive)
})
