import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findEntries } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import fc from 'fast-check'
import { entitiesAsOne } from '../linking/entities-as-one.ts'
import { readRecord } from '../records/read-record.ts'
import { by, gloria, openRecordsOffice, paul, ruth, staff, tell } from '../retention/testing.ts'
import { mention, openMemoryHouse, personWith } from '../testing.ts'
import { type Labels, lowerings } from './label.ts'
import { labelRecord, lowerLabel } from './label-record.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('labels')
  await openRecordsOffice(house)
})
after(() => house.close())

const open: Labels = { marking: 0, sealed: false, accessList: [], retentionGroup: 4 }
const labelsOf = async (id: string) =>
  house.owner
    .selectFrom('memory.record')
    .select(['marking', 'sealed', 'access_list', 'retention_group', 'body_hash'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test('closing keeps the content, the history from its beginning, and who, when and why', async () => {
  const { recordId } = await tell(house, { at: new Date('2026-01-02T03:04:05Z'), about: [] })
  const before = await labelsOf(recordId)
  const context = by(house, ruth)
  await labelRecord(context, {
    recordId,
    labels: { ...open, marking: 1 },
    reason: 'A source is named.',
  })
  const sealed = { ...open, marking: 1, sealed: true, accessList: ['ruth', 'gloria'] }
  await labelRecord(by(house, ruth, new Date('2026-11-21T00:00:00Z')), {
    recordId,
    labels: sealed,
    reason: 'For two.',
  })
  const now = await labelsOf(recordId)
  assert.deepEqual(now, { ...before, marking: 1, sealed: true, access_list: ['ruth', 'gloria'] })
  const { labelChanges } = await readRecord(context, { recordId })
  assert.deepEqual(
    labelChanges.map(({ marking, sealed, reason, changedBy }) => [
      marking,
      sealed,
      reason,
      changedBy,
    ]),
    [
      [1, true, 'For two.', 'ruth'],
      [1, false, 'A source is named.', 'ruth'],
      [0, false, 'As it came.', 'tester'],
    ],
  )
  const [entry] = await findEntries(house.owner, { subject: recordId, verb: 'memory.label-record' })
  assert.equal(entry?.operation, 'alter')
  assert.ok(!JSON.stringify(entry.detail).includes('For two'), 'a reason may speak of a person')
})

test('raising is refused where it would open; opening is refused to whom the seal shuts out', async () => {
  const { recordId } = await tell(house, { at: new Date(), about: [] })
  const raise = (actor: typeof ruth, labels: Labels, reason = 'Why') =>
    labelRecord(by(house, actor), { recordId, labels, reason })
  await raise(ruth, { ...open, marking: 1, retentionGroup: 2 })
  await assert.rejects(raise(ruth, open), /lowers the marking and moves it to a lesser group/)
  await assert.rejects(
    raise(ruth, { ...open, marking: 1, retentionGroup: 2 }),
    /has these labels already/,
  )
  await assert.rejects(
    raise(ruth, { ...open, marking: 1, retentionGroup: 2, sealed: true }),
    /Put yourself on the list/,
  )
  await assert.rejects(raise(ruth, { ...open, marking: 1, retentionGroup: 1 }, ' '), /Say why/)
  const sealed = { marking: 1, sealed: true, accessList: ['ruth'], retentionGroup: 2 }
  await raise(ruth, sealed)
  await assert.rejects(raise(ruth, { ...sealed, accessList: ['ruth', 'gloria'] }), /adds people/)
  const unseal = { ...sealed, sealed: false, accessList: [] }
  await assert.rejects(
    lowerLabel(by(house, gloria), { recordId, labels: unseal, reason: 'Let me see.' }),
    /There is no record/,
  )
  await lowerLabel(by(house, ruth), { recordId, labels: unseal, reason: 'The operation is over.' })
  assert.equal((await labelsOf(recordId)).sealed, false)
})

const labels: fc.Arbitrary<Labels> = fc.record({
  marking: fc.constantFrom(0, 1),
  sealed: fc.boolean(),
  accessList: fc.subarray(['a', 'b', 'c']),
  retentionGroup: fc.constantFrom(1, 2, 3, 4),
})
const sees = ({ marking, sealed, accessList }: Labels, who: string, clearance: number) =>
  marking <= clearance && (!sealed || accessList.includes(who))

test('what counts as closing shows the record to nobody who did not see it before', () => {
  fc.assert(
    fc.property(
      labels,
      labels,
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.constantFrom(0, 1),
      (before, after, who, clearance) => {
        if (lowerings(before, after).length > 0) return
        assert.ok(!sees(after, who, clearance) || sees(before, who, clearance))
        assert.ok(after.retentionGroup <= before.retentionGroup)
      },
    ),
    { seed: 1829, numRuns: 5000 },
  )
})

test('a hidden record and one that was never there answer alike, whatever is asked of them', async () => {
  const { recordId } = await tell(house, { at: new Date(), about: [], change: { marking: 1 } })
  const never = '018c0000-0000-7000-8000-000000000001'
  const ask = async (id: string) => {
    const answers: string[] = []
    for (const attempt of [
      () => readRecord(by(house, paul), { recordId: id }),
      () =>
        labelRecord(by(house, paul), {
          recordId: id,
          labels: { ...open, marking: 1 },
          reason: 'x',
        }),
    ]) {
      const error = await attempt().then(
        () => assert.fail('was allowed'),
        (thrown: Error) => thrown,
      )
      answers.push(`${error.name} ${error.message.replace(id, 'ID')}`)
    }
    return answers
  }
  assert.deepEqual(await ask(recordId), await ask(never))
  assert.deepEqual(await ask(recordId), Array(2).fill('NotFoundError There is no record ID'))
})

test('when a record closes, whoever may not see it keeps the person that other records tell of, and no trace of it', async () => {
  const kit = { name: 'Kit Quillfeather', phone: '07700 900321', 'date-of-birth': '1980-05-06' }
  const first = await mention(house.context(), personWith(kit))
  const second = await mention(house.context(), personWith(kit))
  assert.equal(second.entityId, first.entityId)
  await labelRecord(by(house, ruth), {
    recordId: second.recordId,
    labels: { ...open, marking: 1 },
    reason: 'Sensitive.',
  })
  const low = { ...paul, roles: ['contact-handler'] }
  const seen = await readRecord(by(house, low), { recordId: first.recordId })
  assert.deepEqual(
    seen.links.map(link => link.entityId),
    [first.entityId],
  )
  assert.deepEqual(await entitiesAsOne(by(house, low), 'memory.read-record', first.entityId), [
    first.entityId,
  ])
  const high = await entitiesAsOne(
    by(house, staff('ida', 'investigator')),
    'memory.read-record',
    first.entityId,
  )
  assert.equal(high.length, 2, 'who may see both sees them as one')
})
