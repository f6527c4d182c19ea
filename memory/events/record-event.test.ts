import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Context } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { addEntity } from '../linking/link-store.ts'
import { forceId, inside, openMemoryHouse } from '../testing.ts'
import { type NewEvent, recordEvent, recordProgress } from './record-event.ts'

let house: TestHouse
const recordedAt = new Date('2026-11-20T12:00:00Z')
const as = (now: string | Date): Context => house.context({}, new Date(now))

before(async () => {
  house = await openMemoryHouse('events')
})
after(() => house.close())

const record = (change: Partial<NewEvent> = {}) =>
  inside(as(recordedAt), async context => {
    const entityId = await addEntity(context, forceId, 'event', 'incident')
    const event = {
      entityId,
      kind: 'incident',
      code: 'theft',
      forceId,
      recordedAt,
      ...change,
    } as const
    await recordEvent(context, event)
    return entityId
  })
const progress = (entityId: string, now: string, change: Parameters<typeof recordProgress>[2]) =>
  inside(as(now), context => recordProgress(context, entityId, change))
const read = (entityId: string) =>
  house.db
    .selectFrom('memory.event')
    .selectAll()
    .where('entity_id', '=', entityId)
    .executeTakeFirstOrThrow()

test('an event begins open, at the moment it was recorded, with nothing known but what was said', async () => {
  const { entity_id, ...event } = await read(await record())
  assert.deepEqual(event, {
    kind: 'incident',
    code: 'theft',
    force_id: forceId,
    area_code: null,
    uprn: null,
    easting: null,
    northing: null,
    occurred_from: null,
    occurred_to: null,
    recorded_at: recordedAt,
    state: 'open',
    state_at: recordedAt,
    outcome: null,
    outcome_at: null,
  })
})

test('places are whole metres', async () => {
  const event = await read(await record({ easting: 400_000.6, northing: 299_999.4 }))
  assert.deepEqual([event.easting, event.northing], [400_001, 299_999])
})

test('each part moves on by itself and notes its own time', async () => {
  const id = await record()
  await progress(id, '2026-11-20T12:05:00Z', { state: 'assigned' })
  await progress(id, '2026-11-20T12:30:00Z', { code: 'robbery' })
  await progress(id, '2026-11-20T13:00:00Z', { outcome: 'charged' })
  const event = await read(id)
  assert.deepEqual(
    [
      event.state,
      event.state_at.toISOString(),
      event.code,
      event.outcome,
      event.outcome_at?.toISOString(),
    ],
    ['assigned', '2026-11-20T12:05:00.000Z', 'robbery', 'charged', '2026-11-20T13:00:00.000Z'],
  )
  assert.equal(
    event.recorded_at.getTime(),
    recordedAt.getTime(),
    'when it was recorded never moves',
  )
})

test('one event’s progress is no other’s', async () => {
  const [one, other] = [await record(), await record()]
  await progress(one, '2026-11-20T12:05:00Z', { state: 'closed', outcome: 'no-crime' })
  const { state, outcome } = await read(other)
  assert.deepEqual([state, outcome], ['open', null])
})

test('no progress at all changes nothing', async () => {
  const id = await record()
  const before = await read(id)
  await progress(id, '2026-11-20T12:05:00Z', {})
  assert.deepEqual(await read(id), before)
})

test('an event is recorded once', async () => {
  const id = await record()
  await assert.rejects(
    inside(as(recordedAt), context =>
      recordEvent(context, { entityId: id, kind: 'crime', code: 'x', forceId, recordedAt }),
    ),
    /event_pkey/,
  )
})
