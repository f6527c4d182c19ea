import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { addEntity, findClocksAbout } from '@bluelamp/memory'
import { ConflictError, NotFoundError } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { takeCall } from '../calls/take-call.ts'
import { findUpdates } from '../reports/report-store.ts'
import { forceId, inside, messagesTo, openListenHouse, reportOf } from '../testing.ts'
import { sendUpdate } from './send-update.ts'
import { startVictimClocks } from './start-victim-clocks.ts'

let house: TestHouse
before(async () => {
  house = await openListenHouse('send-update')
})
after(() => house.close())

const recorded = async (change: Parameters<typeof reportOf>[1], enhanced = false) => {
  const { recordId, personId } = await reportOf(house.context(), change)
  const crimeId = await inside(house.context(), async context => {
    const id = await addEntity(context, forceId, 'event', 'crime')
    await startVictimClocks(context, { crimeId: id, number: '1/7/26', recordId, enhanced })
    return id
  })
  return { recordId, personId, crimeId }
}
const words = 'We have looked at the cameras and will call you on Friday.'
const updateClock = async (crimeId: string) =>
  (await findClocksAbout(house.context(), [crimeId])).find(clock =>
    clock.kind.startsWith('victim-update'),
  )

test('an update goes by the way they chose, is kept, and stops its clock', async () => {
  for (const [n, enhanced] of [false, true].entries()) {
    const mobile = `07700 90041${n}`
    const given = { name: `A Victim ${n}`, channel: 'sms', mobile }
    const { recordId, crimeId } = await recorded(given, enhanced)
    assert.equal((await updateClock(crimeId))?.stoppedAt, null)
    const at = new Date('2026-11-23T10:00:00Z')
    await sendUpdate(house.context({}, at), { recordId, crimeId, words, attemptId: randomUUID() })
    const sent = (await messagesTo(house, mobile)).filter(each => each.template === 'case-update')
    assert.deepEqual(
      sent.map(each => [each.channel, each.body]),
      [['sms', words]],
    )
    assert.ok((await findUpdates(house.context(), recordId)).some(update => update.words === words))
    assert.equal((await updateClock(crimeId))?.stoppedAt?.getTime(), at.getTime())
  }
})

test('one attempt is one message, however often and however many at once', async () => {
  const email = 'once@example.org'
  const { recordId, crimeId } = await recorded({ name: 'Once Only', email })
  const update = { recordId, crimeId, words, attemptId: randomUUID() }
  await Promise.all(Array.from({ length: 6 }, () => sendUpdate(house.context(), update)))
  await sendUpdate(house.context(), update)
  const updates = async () =>
    (await messagesTo(house, email)).filter(each => each.template === 'case-update').length
  assert.equal(await updates(), 1)
  await sendUpdate(house.context(), { ...update, attemptId: randomUUID() })
  assert.equal(await updates(), 2, 'another attempt is another message')
})

test('a way that is not safe is never used: nothing is sent, kept or stopped', async () => {
  const email = 'not-safe@example.org'
  const { recordId, crimeId } = await recorded({ name: 'Not Safe', email, safe: 'no' })
  const update = { recordId, crimeId, words, attemptId: randomUUID() }
  await assert.rejects(sendUpdate(house.context(), update), (error: unknown) => {
    assert.ok(error instanceof ConflictError)
    assert.match(error.message, /not safe.*in person/s)
    return true
  })
  assert.deepEqual(await messagesTo(house, email), [])
  assert.deepEqual(await findUpdates(house.context(), recordId), [])
  assert.equal((await updateClock(crimeId))?.stoppedAt, null)
})

test('a call left no way to write to anybody: it is said, not lost', async () => {
  const { recordId } = await takeCall(house.context(), {
    attemptId: randomUUID(),
    forceId,
    channel: '101',
    category: 'crime-burglary-home',
    words: 'A break-in',
  })
  const update = { recordId, crimeId: randomUUID(), words, attemptId: randomUUID() }
  await assert.rejects(sendUpdate(house.context(), update), NotFoundError)
})

test('the journal says who told whom, and not what', async () => {
  const { recordId, personId, crimeId } = await recorded({
    name: 'J Journal',
    email: 'j@example.org',
  })
  const context = { ...house.context({ id: 'officer-3' }), requestId: 'update-1' }
  await sendUpdate(context, { recordId, crimeId, words, attemptId: randomUUID() })
  const entry = await house.owner
    .selectFrom('platform.journal_entry')
    .selectAll()
    .where('request_id', '=', 'update-1')
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    [entry.operation, entry.recipient, entry.subjects, entry.records, entry.actor_id],
    ['disclose', 'the victim', [personId], [recordId], 'officer-3'],
  )
  assert.ok(!JSON.stringify(entry).includes('cameras'))
})
