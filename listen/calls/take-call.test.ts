import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { findClocksAbout, getRecord } from '@bluelamp/memory'
import type { TestHouse } from '@bluelamp/platform/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { findWaiting } from '../reports/report-store.ts'
import { forceId, openListenHouse, uprn } from '../testing.ts'
import { callSummary, type TakeCall } from './call.ts'
import { takeCall } from './take-call.ts'

let house: TestHouse
before(async () => {
  house = await openListenHouse('take-call')
})
after(() => house.close())

const call = (change: Partial<TakeCall> = {}): TakeCall => ({
  attemptId: randomUUID(),
  forceId,
  channel: '999',
  category: 'crime-burglary-home',
  words: 'They are in the house now.',
  ...change,
})
const count = async (table: string) => {
  const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(
    house.db,
  )
  return rows[0]!.count
}
const linksOf = async (recordId: string) => {
  const rows = await house.db
    .selectFrom('memory.current_link as l')
    .innerJoin('memory.entity as e', 'e.id', 'l.entity_id')
    .where('l.record_id', '=', recordId)
    .select(['l.role', 'e.kind', 'l.data_subject', 'e.id'])
    .orderBy('l.role')
    .execute()
  return rows
}

test('a call is kept with its caller and place linked, its clock running from the moment it came', async () => {
  const receivedAt = new Date('2026-11-20T11:58:00Z')
  const taken = await takeCall(
    house.context(),
    call({ callerName: 'Ama Mensah', phone: '07700 900321', uprn, receivedAt }),
  )
  assert.equal(taken.isNew, true)
  const record = await getRecord(house.context(), taken.recordId)
  assert.deepEqual([record.channel, record.area_code, record.kind], ['999', 'N1', 'contact'])
  assert.equal(record.received_at.getTime(), receivedAt.getTime())
  const links = await linksOf(taken.recordId)
  assert.deepEqual(
    links.map(link => `${link.role} ${link.kind} ${link.data_subject ?? '-'}`),
    ['contact event -', 'reporter person witness', 'scene place -'],
  )
  assert.equal(links[1]?.id, taken.personId)
  const [clock, ...more] = await findClocksAbout(house.context(), [links[0]!.id])
  assert.deepEqual(more, [])
  assert.deepEqual(
    [clock?.kind, clock?.areaCode, clock?.dueAt.toISOString()],
    ['grade-contact', 'N1', '2026-11-20T12:28:00.000Z'],
  )
  const waiting = await findWaiting(house.context(), forceId)
  assert.ok(waiting.some(contact => contact.recordId === taken.recordId))
})

test('a call sent twice, or many times at once, is one', async () => {
  const given = call({ callerName: 'Ivy Onyango', phone: '07700 900322', uprn })
  const tables = ['memory.record', 'memory.link', 'memory.clock', 'memory.entity']
  const first = await takeCall(house.context(), given)
  const before = await Promise.all(tables.map(count))
  const again = await Promise.all(Array.from({ length: 8 }, () => takeCall(house.context(), given)))
  for (const each of again) assert.deepEqual([each.recordId, each.isNew], [first.recordId, false])
  assert.deepEqual(await Promise.all(tables.map(count)), before)
})

test('who calls again under the same name and number is the same person', async () => {
  const first = await takeCall(
    house.context(),
    call({ callerName: 'Sam Reed', phone: '07700 900323' }),
  )
  const again = await takeCall(
    house.context(),
    call({ channel: '101', callerName: 'REED, Sam', phone: '+44 7700 900323' }),
  )
  const other = await takeCall(
    house.context(),
    call({ callerName: 'Jo Field', phone: '07700 900323' }),
  )
  assert.equal(again.personId, first.personId)
  assert.notEqual(other.personId, first.personId)
})

test('an alarm with no caller and no known place is still a contact that waits', async () => {
  const taken = await takeCall(house.context(), call({ channel: 'alarm', words: 'Intruder alarm' }))
  assert.equal(taken.personId, undefined)
  assert.deepEqual(
    (await linksOf(taken.recordId)).map(link => link.role),
    ['contact'],
  )
  const told = await takeCall(house.context(), call({ placeWords: 'Behind the old mill' }))
  assert.ok((await linksOf(told.recordId)).some(link => link.role === 'scene'))
})

test('an address that no gazetteer knows is kept as it was given, and stops nothing', async () => {
  const taken = await takeCall(house.context(), call({ uprn: '123' }))
  const record = await getRecord(house.context(), taken.recordId)
  assert.equal(record.area_code, null)
  assert.equal((record.body as { place: unknown }).place, null)
})

test('the journal says who took it, of whom and about what, but not what was said', async () => {
  const context = {
    ...house.context({ id: 'handler-1', name: 'Han Dler' }),
    requestId: 'request-9',
  }
  const taken = await takeCall(context, call({ callerName: 'Kit Moss', phone: '07700 900324' }))
  const entry = await house.owner
    .selectFrom('platform.journal_entry')
    .selectAll()
    .where('request_id', '=', 'request-9')
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    [entry.verb, entry.operation, entry.actor_id, entry.subjects, entry.records, entry.detail],
    [
      'listen.take-call',
      'collect',
      'handler-1',
      [taken.personId],
      [taken.recordId],
      { channel: '999' },
    ],
  )
})

test('a summary is one line that fits a list', () => {
  assert.equal(callSummary('  Loud \n\n bang\tnow '), 'Loud bang now')
  assert.equal(callSummary('x'.repeat(160)).length, 160)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 100, maxLength: 200 }), words => {
      const summary = callSummary(words)
      assert.ok(summary.length <= 160)
      assert.doesNotMatch(summary, /[\r\n\t]/)
      assert.ok(summary.isWellFormed(), JSON.stringify(summary))
    }),
    { seed: 20261122, numRuns: 2000 },
  )
})

test('a long call whose cut falls in the middle of a sign is kept', async () => {
  const words = `${'x'.repeat(158)}👮 and more`
  const taken = await takeCall(house.context(), call({ words }))
  const record = await getRecord(house.context(), taken.recordId)
  assert.equal((record.body as { words: string }).words, words)
})
