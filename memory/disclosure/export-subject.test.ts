import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { findEntries } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { findClocksAbout } from '../clocks/clock-store.ts'
import { correctRecord } from '../correction/correct-record.ts'
import { markOpinion } from '../labels/mark-opinion.ts'
import { readRecord } from '../records/read-record.ts'
import { by, gloria, openRecordsOffice, ruth, staff, tell } from '../retention/testing.ts'
import { openMemoryHouse } from '../testing.ts'
import { exportSubject, findSubjectRequests, previewSubject } from './export-subject.ts'
import {
  maskWords,
  openSubjectRequest,
  restrictDisclosure,
  stepSubjectRequest,
} from './keep-subject-request.ts'

let house: TestHouse
const now = new Date('2026-11-20T12:00:00Z')
const at = new Date('2026-10-01T09:00:00Z')

before(async () => {
  house = await openMemoryHouse('subject access')
  await openRecordsOffice(house)
})
after(() => house.close())

const office = (day = now) => by(house, ruth, day)

async function kit() {
  const told = await tell(house, {
    at,
    about: [
      { as: 'victim', details: { name: 'Kit Marlowe', phone: '07700 900123' } },
      { as: 'witness', details: { name: 'Jane Doe', phone: '07700 900999' } },
    ],
    change: {
      body: {
        words:
          'Kit Marlowe was hit. Jane Doe (07700 900999) saw it; so did big Al at 12 Mill Lane.',
        name: 'Kit Marlowe',
        phone: '07700 900999',
        place: { uprn: '100', easting: 1, line: '12 Mill Lane' },
        invented: true,
      },
    },
  })
  return { ...told, entityId: told.persons[0]!, jane: told.persons[1]! }
}

const request = async (entityId: string, receivedAt = now) =>
  (
    await openSubjectRequest(office(), {
      entityId,
      receivedAt,
      askedBy: 'subject',
      identityCheck: 'Passport seen',
    })
  ).requestId

test('one’s own is told, others are masked, and what only machines know is left out', async () => {
  const { entityId } = await kit()
  const requestId = await request(entityId)
  const { export: data } = await previewSubject(office(), { requestId })
  assert.deepEqual(data.person, [
    { name: 'name', value: 'Kit Marlowe' },
    { name: 'phone', value: '07700 900123' },
  ])
  const [record] = data.records
  assert.deepEqual(record?.categories, ['victim'])
  assert.deepEqual(record.says, [
    { name: 'Name', value: 'Kit Marlowe' },
    { name: 'Phone', value: '[withheld]' },
    { name: 'Place line', value: '12 Mill Lane' },
    {
      name: 'Words',
      value: 'Kit Marlowe was hit. [withheld] ([withheld]) saw it; so did big Al at 12 Mill Lane.',
    },
  ])
  await maskWords(office(), { requestId, words: ['big al', ''] })
  const masked = await previewSubject(office(), { requestId })
  assert.match(JSON.stringify(masked.export), /so did \[withheld\] at/)
  assert.ok(!/Jane|Doe|900999/.test(JSON.stringify(masked.export)))
})

test('handing over is a disclosure with a recipient, answers the request and stops its clock', async () => {
  const { entityId, recordId } = await kit()
  const requestId = await request(entityId, new Date('2026-11-02T10:00:00Z'))
  const [clock] = await findClocksAbout(office(), [entityId])
  assert.equal(clock?.kind, 'subject-access')
  assert.equal(clock.dueAt.toISOString(), '2026-12-02T23:59:59.999Z')
  const handed = await exportSubject(office(), { requestId })
  const [entry] = await findEntries(house.owner, { subject: recordId, operation: 'disclose' })
  assert.equal(entry?.recipient, 'the data subject')
  assert.deepEqual(entry.records, [recordId])
  assert.equal(entry.detail.sha256, handed.hash.toString('hex'))
  assert.ok(!JSON.stringify(entry).includes('Marlowe'))
  const { state, disclosures } = await previewSubject(office(), { requestId })
  assert.equal(state.status, 'answered')
  assert.equal(disclosures.length, 1)
  const [stopped] = await findClocksAbout(office(), [entityId])
  assert.equal(stopped?.outcome, 'met')
  // The next one to ask is told of this disclosure, and so is whoever corrects the record.
  const view = await readRecord(office(), { recordId })
  assert.deepEqual(
    view.disclosedTo.map(each => each.recipient),
    ['the data subject'],
  )
})

test('the clock stops while we wait, and what was left of the month is left', async () => {
  const { entityId } = await kit()
  const requestId = await request(entityId, new Date('2026-11-02T10:00:00Z'))
  const step = (kind: 'paused' | 'resumed' | 'extended' | 'answered', day: string) =>
    stepSubjectRequest(office(new Date(day)), { requestId, kind, reason: 'We asked which years.' })
  await step('paused', '2026-11-21T10:00:00Z')
  await assert.rejects(
    exportSubject(office(new Date('2026-11-22T10:00:00Z')), { requestId }),
    /request is paused/,
  )
  await assert.rejects(step('paused', '2026-11-22T10:00:00Z'), /cannot be paused now/)
  await step('resumed', '2026-11-26T10:00:00Z')
  await assert.rejects(step('answered', '2026-11-26T11:00:00Z'), /by handing the export over/)
  const clocks = await findClocksAbout(office(), [entityId])
  assert.deepEqual(
    clocks.map(each => [each.outcome, each.dueAt.toISOString().slice(0, 10)]),
    [
      ['not-needed', '2026-12-02'],
      [null, '2026-12-07'],
    ],
  )
  await assert.rejects(request(entityId), /is open already/)
})

test('what is withheld is counted with its ground; what is neither confirmed nor denied leaves no trace', async () => {
  const first = await kit()
  const secret = 'the raid on Tuesday'
  const second = await tell(house, {
    at: new Date('2026-10-05T00:00:00Z'),
    about: [{ entityId: first.entityId, as: 'suspect' }],
    change: { body: { words: secret } },
  })
  const without = await kit()
  const [requestId, otherId] = [await request(first.entityId), await request(without.entityId)]
  const restrict = (way: 'withhold' | 'neither-confirm-nor-deny' | 'show') =>
    restrictDisclosure(office(), {
      requestId,
      recordId: second.recordId,
      way,
      ground: 'crime',
      reason: 'It is going on.',
    })
  const shown = async (id: string) => (await previewSubject(office(), { requestId: id })).export
  await restrict('withhold')
  const counted = await shown(requestId)
  assert.deepEqual(
    counted.withheld.map(each => each.records),
    [1],
  )
  assert.ok(!JSON.stringify(counted).includes(secret))
  await restrict('neither-confirm-nor-deny')
  assert.deepEqual(await shown(requestId), await shown(otherId))
  await restrict('show')
  assert.ok(JSON.stringify(await shown(requestId)).includes(secret))
  await assert.rejects(
    restrictDisclosure(office(), {
      requestId,
      recordId: without.recordId,
      way: 'withhold',
      ground: 'crime',
      reason: 'x',
    }),
    /not one of theirs/,
  )
})

test('a record that is closed to the worker is not in the export, and shapes nothing of it', async () => {
  const [first, second] = [await kit(), await kit()]
  const [requestId, otherId] = [await request(first.entityId), await request(second.entityId)]
  const read = async (id: string) =>
    JSON.stringify((await previewSubject(office(), { requestId: id })).export)
  assert.equal(await read(requestId), await read(otherId))
  const closed = await tell(house, {
    at,
    about: [
      { entityId: first.entityId, as: 'suspect', details: { name: 'The Fox' } },
      { as: 'witness', details: { name: 'Al' } },
    ],
    sealedFor: ['gloria'],
  })
  assert.equal(await read(requestId), await read(otherId))
  const handed = await exportSubject(office(), { requestId })
  assert.deepEqual(handed.recordIds, [first.recordId])
  const hers = await previewSubject(by(house, gloria, now), { requestId })
  assert.ok(
    hers.all.some(each => each.record.id === closed.recordId),
    'and is there for whom it is open to',
  )
})

test('a person who is not there for the worker has no request, and none can be made', async () => {
  const hidden = await tell(house, { at, about: [{ as: 'suspect' }], sealedFor: ['gloria'] })
  const entityId = hidden.persons[0]!
  const asked = { entityId, receivedAt: now, askedBy: 'subject' as const, identityCheck: 'x' }
  await assert.rejects(openSubjectRequest(office(), asked), /There is no person/)
  const { requestId } = await openSubjectRequest(by(house, gloria, now), asked)
  await assert.rejects(previewSubject(office(), { requestId }), /There is no person/)
  const listed = await findSubjectRequests(office(), { forceId: 'testford' })
  assert.ok(!listed.some(each => each.id === requestId))
  const nobody = { ...asked, entityId: randomUUID() }
  await assert.rejects(
    openSubjectRequest(by(house, staff('ida', 'records-manager'), now), nobody),
    /There is no person/,
  )
})

test('corrections and opinions are told as such', async () => {
  const { entityId, recordId } = await kit()
  await correctRecord(office(), {
    attemptId: randomUUID(),
    recordId,
    entityId,
    field: 'name',
    value: 'Christopher Marlowe',
    reason: 'Birth certificate',
  })
  await markOpinion(office(), {
    recordId,
    field: 'words',
    opinion: true,
    reason: 'What the officer thought',
  })
  const requestId = await request(entityId)
  const { export: data } = await previewSubject(office(), { requestId })
  assert.deepEqual(data.person, [
    { name: 'phone', value: '07700 900123' },
    { name: 'name', value: 'Christopher Marlowe' },
  ])
  const [record] = data.records
  assert.equal(data.records.length, 1)
  assert.deepEqual(record?.details[0], {
    name: 'name',
    value: 'Christopher Marlowe',
    was: 'Kit Marlowe',
  })
  assert.equal(record.says.find(each => each.name === 'Words')?.opinion, true)
  assert.deepEqual(
    record.says.find(each => each.name === 'Name'),
    {
      name: 'Name',
      value: 'Christopher Marlowe',
      was: 'Kit Marlowe',
    },
  )
})
