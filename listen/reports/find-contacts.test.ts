import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { keepRecord, readForcePolicy } from '@bluelamp/memory'
import { type Context, enforce } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { forceId, inside, openListenHouse } from '../testing.ts'
import { findContacts } from './find-contacts.ts'

let house: TestHouse
before(async () => {
  house = await openListenHouse('queue')
  enforce(readForcePolicy())
})
after(() => house.close())

const handler = (id: string, clearance: number): Context =>
  house.context({
    id,
    roles: ['contact-handler'],
    attributes: { clearance, forceId, areas: [], powers: [] },
  })

const contact = (change: { marking?: number; forceId?: string } = {}) =>
  inside(handler('ann', 1), async context => {
    const { id } = await keepRecord(context, {
      attemptId: randomUUID(),
      kind: 'contact',
      channel: '101',
      source: 'test',
      forceId,
      receivedAt: context.now,
      body: { summary: 'A call' },
      ...change,
    })
    return id
  })

test('the queue holds what its reader may read, and no trace of the rest', async () => {
  const open = await contact()
  const sensitive = await contact({ marking: 1 })
  const sealed = await contact()
  await contact({ forceId: 'elsewhere' })
  await house.db
    .updateTable('memory.record')
    .set({ sealed: true, access_list: ['bob'] })
    .where('id', '=', sealed)
    .execute()
  const queue = async (context: Context) =>
    new Set((await findContacts(context, { forceId })).map(each => each.recordId))
  assert.deepEqual(await queue(handler('ann', 0)), new Set([open]))
  assert.deepEqual(await queue(handler('cy', 1)), new Set([open, sensitive]))
  assert.deepEqual(await queue(handler('bob', 0)), new Set([open, sealed]))
})
