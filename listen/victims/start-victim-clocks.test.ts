import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { addEntity, findClocksAbout } from '@bluelamp/memory'
import type { TestHouse } from '@bluelamp/platform/testing'
import { findUpdates } from '../reports/report-store.ts'
import { forceId, inside, messagesTo, openListenHouse, reportOf } from '../testing.ts'
import { type RecordedCrime, startVictimClocks } from './start-victim-clocks.ts'

let house: TestHouse
const now = new Date('2026-11-20T12:00:00Z')
before(async () => {
  house = await openListenHouse('victim-clocks')
})
after(() => house.close())

const crimeOf = async (recordId: string, enhanced = false): Promise<RecordedCrime> => ({
  crimeId: await inside(house.context(), context => addEntity(context, forceId, 'event', 'crime')),
  number: '42/7/26',
  recordId,
  areaCode: 'N1',
  enhanced,
})
const start = (crime: RecordedCrime, at = now) =>
  inside(house.context({}, at), context => startVictimClocks(context, crime))
const clocksOf = async ({ crimeId }: RecordedCrime) =>
  (await findClocksAbout(house.context(), [crimeId])).map(clock => [
    clock.kind,
    clock.dueAt.toISOString(),
    clock.outcome,
  ])

test('what the code promises starts to run, in working days', async () => {
  const { recordId } = await reportOf(house.context(), { name: 'A One', email: 'a@example.org' })
  const crime = await crimeOf(recordId)
  await start(crime)
  // 20 November 2026 is a Friday; days end at midnight in London.
  assert.deepEqual(
    new Set(await clocksOf(crime)),
    new Set([
      ['victim-confirmation', '2026-11-24T23:59:59.999Z', 'met'],
      ['victim-referral', '2026-11-24T23:59:59.999Z', null],
      ['victim-update', '2026-11-27T23:59:59.999Z', null],
    ]),
  )
})

test('a victim with enhanced rights is told within one working day', async () => {
  const { recordId } = await reportOf(house.context(), { name: 'B Two', email: 'b@example.org' })
  const crime = await crimeOf(recordId, true)
  await start(crime)
  const update = (await clocksOf(crime)).filter(([kind]) =>
    String(kind).startsWith('victim-update'),
  )
  assert.deepEqual(update, [['victim-update-enhanced', '2026-11-23T23:59:59.999Z', null]])
})

test('the confirmation goes out once, by the way they chose, with the number', async () => {
  const email = 'c@example.org'
  const { recordId } = await reportOf(house.context(), { name: 'C Three', email })
  const crime = await crimeOf(recordId)
  await start(crime)
  await start(crime, new Date(now.getTime() + 1000))
  await start(crime)
  const sent = (await messagesTo(house, email)).filter(
    ({ template }) => template === 'crime-recorded',
  )
  assert.equal(sent.length, 1)
  assert.equal(sent[0]?.channel, 'email')
  assert.match(sent[0]?.body ?? '', /42\/7\/26/)
  const kept = (await findUpdates(house.context(), recordId)).filter(
    ({ rightCode }) => rightCode !== 'received',
  )
  assert.deepEqual(
    kept.map(update => [update.rightCode, update.words]),
    [[`confirmation ${crime.crimeId}`, sent[0]?.body]],
  )
})

test('a second crime from one report is confirmed with its own number', async () => {
  const email = 'd@example.org'
  const { recordId } = await reportOf(house.context(), { name: 'D Four', email })
  const first = await crimeOf(recordId)
  const second = { ...(await crimeOf(recordId)), number: '43/7/26' }
  await start(first)
  await start(second)
  const sent = (await messagesTo(house, email)).filter(
    ({ template }) => template === 'crime-recorded',
  )
  assert.deepEqual(
    sent.map(({ body }) => /\d+\/7\/26/.exec(body)?.[0]),
    ['42/7/26', '43/7/26'],
  )
  const confirmation = (await clocksOf(second)).find(([kind]) => kind === 'victim-confirmation')
  assert.equal(confirmation?.[2], 'met')
})

test('a way that is not safe is never used, and the clock runs on until a person found another', async () => {
  const email = 'unsafe@example.org'
  const { recordId } = await reportOf(house.context(), { name: 'E Five', email, safe: 'no' })
  const crime = await crimeOf(recordId)
  await start(crime)
  assert.deepEqual(await messagesTo(house, email), [])
  assert.deepEqual(await findUpdates(house.context(), recordId), [])
  const endings = (await clocksOf(crime)).map(([, , outcome]) => outcome)
  assert.deepEqual(endings, [null, null, null])
})

test('a crime that came by telephone has its clocks, and nobody to write to', async () => {
  const crime = await crimeOf(randomUUID())
  await start(crime)
  assert.equal((await clocksOf(crime)).length, 3)
})

test('clocks started again are the same clocks', async () => {
  const { recordId } = await reportOf(house.context(), { name: 'F Six', email: 'f@example.org' })
  const crime = await crimeOf(recordId)
  await Promise.all([start(crime), start(crime), start(crime)])
  assert.equal((await clocksOf(crime)).length, 3)
})
