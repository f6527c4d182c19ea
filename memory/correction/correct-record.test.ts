import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { append } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import fc from 'fast-check'
import { labelRecord } from '../labels/label-record.ts'
import { readRecord } from '../records/read-record.ts'
import { by, gloria, openRecordsOffice, ruth, tell } from '../retention/testing.ts'
import { openMemoryHouse } from '../testing.ts'
import { correctRecord } from './correct-record.ts'
import { statementsOf, textAt } from './correction.ts'
import { tellCorrection } from './tell-correction.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('correction')
  await openRecordsOffice(house)
})
after(() => house.close())

const aRecord = () =>
  tell(house, {
    at: new Date('2026-10-01T00:00:00Z'),
    about: [{ as: 'victim', details: { name: 'Jon Smith', 'date-of-birth': '1980-01-02' } }],
    change: { body: { words: 'He lost a red bag.', items: [{ description: 'Red bag' }] } },
  })
const correct = (recordId: string, change: object, now?: Date) =>
  correctRecord(by(house, ruth, now), {
    attemptId: randomUUID(),
    recordId,
    field: 'items.0.description',
    value: 'Blue bag',
    reason: 'He rang again.',
    ...change,
  })

test('a correction stands beside the record, which stays as it came to the last byte', async () => {
  const { recordId, persons } = await aRecord()
  const before = await house.owner
    .selectFrom('memory.record')
    .selectAll()
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()
  const { correctionId } = await correct(recordId, {})
  await correct(recordId, { entityId: persons[0]!, field: 'name', value: 'John Smith' })
  await correct(recordId, { value: 'Green bag' }, new Date('2026-11-21T00:00:00Z'))
  const after = await house.owner
    .selectFrom('memory.record')
    .selectAll()
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(after, before)
  const { corrections } = await readRecord(by(house, ruth), { recordId })
  assert.deepEqual(
    corrections
      .map(({ field, was, value, reason, correctedBy }) => [field, was, value, reason, correctedBy])
      .sort(),
    [
      ['items.0.description', 'Red bag', 'Blue bag', 'He rang again.', 'ruth'],
      ['items.0.description', 'Red bag', 'Green bag', 'He rang again.', 'ruth'],
      ['name', 'Jon Smith', 'John Smith', 'He rang again.', 'ruth'],
    ],
  )
  assert.equal(corrections[0]!.value, 'Green bag', 'the newest is in force')
  const own = await readRecord(by(house, ruth), { recordId: correctionId })
  assert.equal(own.corrects, recordId)
  assert.equal(own.record.kind, 'correction')
})

test('the corrected value belongs to the same person in the same role', async () => {
  const { recordId, persons } = await aRecord()
  const { correctionId } = await correct(recordId, {
    entityId: persons[0]!,
    field: 'date-of-birth',
    value: '1981-01-02',
  })
  const { links } = await readRecord(by(house, ruth), { recordId: correctionId })
  assert.deepEqual(
    links.map(({ entityId, dataSubject, details }) => [entityId, dataSubject, details]),
    [[persons[0], 'victim', [{ name: 'date-of-birth', value: '1981-01-02' }]]],
  )
})

test('what the record does not say cannot be corrected, and nothing without a reason', async () => {
  const { recordId, persons } = await aRecord()
  await assert.rejects(
    correct(recordId, { field: 'items.7.description' }),
    /says nothing of the kind/,
  )
  await assert.rejects(correct(recordId, { field: 'constructor.name' }), /says nothing of the kind/)
  await assert.rejects(
    correct(recordId, { entityId: persons[0]!, field: 'phone' }),
    /says nothing of the kind/,
  )
  await assert.rejects(
    correct(recordId, { entityId: randomUUID(), field: 'name' }),
    /says nothing of the kind/,
  )
  await assert.rejects(correct(recordId, { value: 'Red bag' }), /says already/)
  await assert.rejects(correct(recordId, { value: ' ' }), /Enter the right value/)
  await assert.rejects(correct(recordId, { reason: '' }), /how you know/)
})

test('a second delivery of one attempt corrects once', async () => {
  const { recordId } = await aRecord()
  const attemptId = randomUUID()
  const [one, two] = [
    await correct(recordId, { attemptId }),
    await correct(recordId, { attemptId }),
  ]
  assert.equal(one.correctionId, two.correctionId)
  assert.equal((await readRecord(by(house, ruth), { recordId })).corrections.length, 1)
})

test('a correction is as closed as its record, from the start and after', async () => {
  const { recordId } = await aRecord()
  const first = await correct(recordId, {})
  const sealed = { marking: 1, sealed: true, accessList: ['ruth'], retentionGroup: 4 }
  await labelRecord(by(house, ruth), { recordId, labels: sealed, reason: 'Sealed.' })
  const second = await correct(recordId, { value: 'Black bag' })
  for (const id of [recordId, first.correctionId, second.correctionId]) {
    await assert.rejects(readRecord(by(house, gloria), { recordId: id }), /There is no record/)
    assert.equal((await readRecord(by(house, ruth), { recordId: id })).record.sealed, true)
  }
})

test('those to whom the wrong value was disclosed are listed until they are told', async () => {
  const { recordId } = await aRecord()
  for (const recipient of ['Crown Prosecution Service', 'Testford Council']) {
    await append(house.owner, {
      actor: { id: 'x', name: 'X', role: 'r' },
      verb: 'test.disclose',
      operation: 'disclose',
      records: [recordId],
      recipient,
    })
  }
  const { correctionId } = await correct(recordId, {})
  const read = () => readRecord(by(house, ruth), { recordId })
  assert.deepEqual((await read()).disclosedTo.map(each => each.recipient).sort(), [
    'Crown Prosecution Service',
    'Testford Council',
  ])
  await tellCorrection(by(house, ruth), { recordId, correctionId, recipient: 'Testford Council' })
  await tellCorrection(by(house, ruth), { recordId, correctionId, recipient: 'Testford Council' })
  const { corrections, disclosedTo } = await read()
  assert.deepEqual(
    corrections[0]!.told.map(each => [each.recipient, each.by]),
    [['Testford Council', 'ruth']],
  )
  assert.equal(disclosedTo.length, 2, 'telling is no new disclosure to be told of')
  await assert.rejects(
    tellCorrection(by(house, ruth), { recordId, correctionId: randomUUID(), recipient: 'X' }),
    /There is no correction/,
  )
})

test('every statement of a record can be found by its path', () => {
  fc.assert(
    fc.property(
      fc.object({
        key: fc.stringMatching(/^[a-z]{1,6}$/),
        values: [fc.string(), fc.integer(), fc.boolean()],
      }),
      body => {
        for (const { path, text } of statementsOf(body)) assert.equal(textAt(body, path), text)
      },
    ),
    { seed: 1829, numRuns: 500 },
  )
})
