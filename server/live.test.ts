import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openProgramme } from '@bluelamp/change'
import { readForcePolicy } from '@bluelamp/memory'
import { enforce, Hub } from '@bluelamp/platform'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import { followAnnouncements } from './live.ts'

let house: TestHouse
before(async () => {
  enforce(readForcePolicy())
  house = await openTestHouse('live')
})
after(() => house?.close())

test('a change of a programme is told with the force whose programme it is', async () => {
  const hub = new Hub()
  followAnnouncements(hub, house.db, 'testford')
  const told: unknown[] = []
  const change = (attributes: Readonly<Record<string, unknown>>) => {
    told.push(attributes.forceId)
    return false
  }
  hub.subscribe({ topics: new Map([['change', change]]), send: () => {}, end: () => {} })
  for (const forceId of ['testford', 'elsewhere']) {
    const attributes = { forceId, areas: [], powers: [], clearance: 0 }
    const actor = { id: forceId, name: 'Invented', roles: ['programme-manager'], attributes }
    const context = { db: house.db, actor, now: new Date('2026-11-30T12:00:00Z') }
    const id = await openProgramme(context, { forceId, name: 'Programme', body: 'board' })
    await hub.announce({ verb: 'change.edit-element', subjects: [id], records: [] })
  }
  await hub.announce({ verb: 'change.open-programme', subjects: [], records: [] })
  assert.deepEqual(told, ['testford', 'elsewhere'])
  hub.close()
})
