import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { holdSame, someone, tell, viewer } from '../network/testing.ts'
import { openMemoryHouse } from '../testing.ts'
import { entitiesAsOne } from './entities-as-one.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('as-one')
})
after(() => house.close())

test('the one asked for comes first, the others in an order that no row in the database makes', async () => {
  const people = [await someone(house), await someone(house), await someone(house)] as const
  const records: string[] = []
  for (const id of people) records.push(await tell(house, { of: [[id, 'reporter']] }))
  const [first, second, third] = people
  // The later one is tied first, so it lies first.
  await holdSame(house, [second, records[1]!], [third, records[2]!])
  await holdSame(house, [second, records[1]!], [first, records[0]!])
  const seen = await entitiesAsOne(viewer(house), 'memory.read-entity', second)
  assert.deepEqual(seen, [second, first, third])
})
