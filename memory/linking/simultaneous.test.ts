import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { forceId, inside, keepContact, openMemoryHouse, personWith } from '../testing.ts'
import { entitiesAsOne } from './entities-as-one.ts'
import { linkMention } from './link-mention.ts'
import { close, entityOf, recordsOf, see, tell, viewer } from './testing.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('simultaneous')
})
after(() => house.close())

const clerk = () => viewer(house, 'clerk', 1)

test('two first reports of one person at the same moment end as one, every time', async () => {
  for (let i = 0; i < 12; i++) {
    const who = {
      name: `Ngozi A${'bcdefghijklm'[i]}eyemi`,
      phone: `07700 9${String(i * 7919 + 10_000).slice(-5)}`,
    }
    const told = await Promise.all([tell(house, who), tell(house, who), tell(house, who)])
    assert.equal(new Set(told.map(each => each.entityId)).size, 1, `round ${i}`)
  }
})

test('two records that speak of the same two people, in turn and at once, are both kept', async () => {
  const [one, other] = [
    personWith({ name: 'Siobhan Byrne', phone: '07700 931415' }),
    personWith({ name: 'Aoife Walsh', phone: '07700 992653' }),
  ]
  const began = performance.now()
  const both = async (...mentions: [typeof one, typeof one]) => {
    const recordId = await keepContact(clerk())
    return inside(clerk(), async inner => {
      const first = await linkMention(inner, recordId, forceId, mentions[0])
      // Long enough that each holds one and waits for the other.
      await new Promise(done => setTimeout(done, 40))
      const second = await linkMention(inner, recordId, forceId, mentions[1])
      return [first.entityId, second.entityId]
    })
  }
  const [there, back] = await Promise.all([both(one, other), both(other, one)])
  const asOne = async (entityId: string) =>
    (await entitiesAsOne(viewer(house, 'ann'), 'memory.read-entity', entityId)).toSorted()
  assert.deepEqual(await asOne(there![0]!), await asOne(back![1]!))
  assert.deepEqual(await asOne(there![1]!), await asOne(back![0]!))
  assert.ok(performance.now() - began < 5000)
})

test('a record that closes while another comes to rest on it leaves nothing resting on it', async () => {
  for (let i = 0; i < 8; i++) {
    const who = {
      name: `Wei Z${'bcdefghi'[i]}angmore`,
      phone: `07700 8${String(i * 7919 + 10_000).slice(-5)}`,
    }
    const first = await tell(house, who)
    const [late] = await Promise.all([tell(house, who), close(house, first.recordId, ['bob'])])
    const seat = await entityOf(house, late.recordId)
    assert.deepEqual(recordsOf(await see(viewer(house, 'ann'), seat)), [late.recordId])
    assert.equal(recordsOf(await see(viewer(house, 'bob'), seat)).length, 2, 'to bob they are one')
    const resting = await house.db
      .selectFrom('memory.current_link')
      .select('id')
      .where('evidence_record', '=', first.recordId)
      .execute()
    assert.deepEqual(resting, [])
  }
})
