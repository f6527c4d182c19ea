import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readForcePolicy } from '@bluelamp/memory'
import { enforce, openDatabase } from '@bluelamp/platform'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import { keepReferenceLists } from '../../server/reference.ts'
import { askers } from './askers.ts'
import { huntLeaks } from './hunt.ts'
import { surfaces } from './questions.ts'
import { tellWorld } from './world.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse('leaks')
})
after(() => house.close())

test('whoever may not see a record gets what he would get if it had never been there', async () => {
  enforce(readForcePolicy())
  const [app, owner] = [house.appUrl, house.ownerUrl].map(url =>
    openDatabase({ url, connections: 1 }),
  )
  await keepReferenceLists(owner!.db)
  await tellWorld(app!.db, owner!.db, { people: 20, records: 120, seed: 7 }, () => {})
  await app!.close()
  await owner!.close()
  const found = await huntLeaks({
    urls: house,
    askers: askers.filter(({ id }) => ['ann', 'eve', 'fay', 'gus'].includes(id)),
    triples: 4000,
    draws: 20,
    seed: 7,
    say: () => {},
  })
  assert.deepEqual(found.leaks.slice(0, 5), [])
  // What nobody could have noticed would prove nothing.
  for (const surface of surfaces) {
    const { asked, touching, caught } = found.tally[surface]
    // A surface that is seldom asked may by chance touch nothing hidden.
    assert.ok(touching > 0 || asked < 20, `${surface}: ${asked} asked, ${touching} touching`)
    assert.ok(caught >= 0.95 * touching, `${surface}: ${caught} of ${touching} caught`)
  }
  // A record shown alone may change nothing that another hidden one does not hold down too: the count is cut by that share.
  assert.ok(found.changed >= 0.4 * found.drawn, `${found.changed} of ${found.drawn} changed alone`)
})
