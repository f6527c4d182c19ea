import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { findClocksAbout } from '@bluelamp/memory'
import { InvalidInputError } from '@bluelamp/platform'
import { sql } from 'kysely'
import { createIncident } from '../incidents/create-incident.ts'
import { addContact, burglary, openRespondHouse, type RespondHouse } from '../testing.ts'
import type { RecordCrime } from './crime-contract.ts'
import { recordCrime } from './record-crime.ts'

let house: RespondHouse
before(async () => {
  house = await openRespondHouse('crimes')
})
after(() => house.close())

const now = new Date('2026-11-20T12:00:00Z')

async function reported(receivedAt = now) {
  const contact = await addContact(house.as('Ama'), receivedAt)
  const { incidentId } = await createIncident(house.as('Ama'), burglary(contact.recordId))
  return { ...contact, incidentId }
}

const crimeOf = (
  { recordId, incidentId, personId }: Awaited<ReturnType<typeof reported>>,
  change: Partial<RecordCrime> = {},
): RecordCrime => ({
  attemptId: randomUUID(),
  incidentId,
  recordId,
  victimEntityId: personId,
  openingClass: '28E',
  offenceClass: '29A',
  occurredFrom: '2026-11-19T18:30:00.000Z',
  occurredTo: '2026-11-20T07:15:00.000Z',
  test: { amountsToCrime: true, noContraryEvidence: true, words: 'Forced entry, goods gone.' },
  ...change,
})

test('a crime has a number, its own record, its victim and scene, and stops the clock', async () => {
  const contact = await reported()
  const crime = await recordCrime(house.as('Ama'), crimeOf(contact, { enhancedRights: true }))
  assert.match(crime.number, /^testford\/\d{6}\/26$/)
  assert.deepEqual([crime.areaCode, crime.enhanced, crime.isNew], ['N1', true, true])
  const [clock] = (await findClocksAbout(house.as('Ama'), [contact.incidentId])).filter(
    each => each.kind === 'record-crime',
  )
  assert.equal(clock!.outcome, 'met')
  const { rows } = await sql<{ kind: string; role: string; subject: string | null }>`
    select r.kind, l.role, l.data_subject as subject from memory.current_link l
    join memory.record r on r.id = l.record_id
    where r.id in (select record_id from memory.current_link where entity_id = ${crime.crimeId})
      and r.kind = 'crime' order by l.role`.execute(house.db)
  assert.deepEqual(rows, [
    { kind: 'crime', role: 'crime', subject: null },
    { kind: 'crime', role: 'incident', subject: null },
    { kind: 'crime', role: 'scene', subject: null },
    { kind: 'crime', role: 'victim', subject: 'victim' },
  ])
  const event = await house.db
    .selectFrom('memory.event')
    .select(['kind', 'code', 'state'])
    .where('entity_id', '=', crime.crimeId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(event, { kind: 'crime', code: '29A', state: 'under-investigation' })
  const kept = await house.db
    .selectFrom('respond.crime')
    .select(['opening_class', 'offence_class', 'test_words'])
    .where('id', '=', crime.crimeId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(kept, {
    opening_class: '28E',
    offence_class: '29A',
    test_words: 'Forced entry, goods gone.',
  })
  const journal = await house.db
    .selectFrom('platform.journal_entry')
    .select(['subjects', 'operation'])
    .where('verb', '=', 'respond.record-crime')
    .executeTakeFirstOrThrow()
  assert.deepEqual(journal, { subjects: [contact.personId], operation: 'collect' })
})

test('the same attempt is one crime with one number', async () => {
  const contact = await reported()
  const input = crimeOf(contact)
  const first = await recordCrime(house.as('Ama'), input)
  const second = await recordCrime(house.as('Ama'), input)
  assert.deepEqual(second, { ...first, isNew: false })
})

test('numbers are unique under concurrency and start again with the year in London', async () => {
  const contacts = await Promise.all(Array.from({ length: 8 }, () => reported()))
  const crimes = await Promise.all(
    contacts.map(contact => recordCrime(house.as('Ama'), crimeOf(contact))),
  )
  assert.equal(new Set(crimes.map(crime => crime.number)).size, 8)
  const newYear = new Date('2027-01-01T00:00:30Z')
  const contact = await reported(newYear)
  const crime = await recordCrime(house.as('Ama', newYear), crimeOf(contact))
  assert.equal(crime.number, 'testford/000001/27')
})

test('later than 24 hours needs a reason; the clock then shows it late', async () => {
  const contact = await reported(new Date('2026-11-19T11:59:59Z'))
  const faultOf = (field: string) => (error: unknown) =>
    error instanceof InvalidInputError && error.faults.some(fault => fault.field === field)
  await assert.rejects(recordCrime(house.as('Ama'), crimeOf(contact)), faultOf('lateReason'))
  await recordCrime(house.as('Ama'), crimeOf(contact, { lateReason: 'Victim was in hospital' }))
  const [clock] = (await findClocksAbout(house.as('Ama'), [contact.incidentId])).filter(
    each => each.kind === 'record-crime',
  )
  assert.ok(clock!.stoppedAt! > clock!.dueAt)
})

test('a class not in the list, a stranger as victim or another contact name their fields', async () => {
  const [contact, other] = [await reported(), await reported()]
  const cases: [Partial<RecordCrime>, string][] = [
    [{ offenceClass: '999' }, 'offenceClass'],
    [{ victimEntityId: other.personId }, 'victimEntityId'],
    [{ recordId: other.recordId, victimEntityId: other.personId }, 'recordId'],
  ]
  for (const [change, field] of cases) {
    await assert.rejects(
      recordCrime(house.as('Ama'), crimeOf(contact, change)),
      (error: unknown) => error instanceof InvalidInputError && error.faults[0]?.field === field,
    )
  }
})
