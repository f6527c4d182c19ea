import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { openMemoryHouse } from '../testing.ts'
import { entitiesAsOne } from './entities-as-one.ts'
import { findLikenesses } from './find-likenesses.ts'
import { close, entityOf, recordsOf, see, tell, viewer } from './testing.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('closed-records')
})
after(() => house.close())

const ann = () => viewer(house, 'ann')
const bob = () => viewer(house, 'bob')
const as = (entityId: string, context = ann()) =>
  entitiesAsOne(context, 'memory.read-entity', entityId)
let number = 0
// No two a slip of the hand apart: that, too, speaks for one person.
const phone = () =>
  `07700 9${String(++number * 7919)
    .padStart(5, '0')
    .slice(-5)}`

test('a match that rests on a closed record ties two entities, for those alone who see both', async () => {
  const who = { name: 'Oluwaseun Adebayo', phone: phone() }
  const sealed = await tell(house, who, { sealedFor: ['bob'] })
  const open = await tell(house, who)
  assert.notEqual(open.entityId, sealed.entityId)
  assert.deepEqual(await as(open.entityId), [open.entityId])
  assert.deepEqual(await as(sealed.entityId), [], 'as if it were not there')
  assert.deepEqual(await as(open.entityId, bob()), [open.entityId, sealed.entityId])
  assert.deepEqual(await as(sealed.entityId, bob()), [sealed.entityId, open.entityId])
  const view = await see(bob(), open.entityId)
  assert.deepEqual(recordsOf(view), [open.recordId, sealed.recordId].sort())
  assert.equal(view?.ties.length, 1)
  assert.equal((await see(ann(), open.entityId))?.ties.length, 0)
  assert.equal(await see(ann(), sealed.entityId), undefined)
})

test('a closed record that matches an open one joins its entity, and shows there to those who see it', async () => {
  const who = { name: 'Oluwaseun Adebayo', phone: phone() }
  const open = await tell(house, who)
  const before = await see(ann(), open.entityId)
  const marked = await tell(house, who, { marking: 1 })
  assert.equal(marked.entityId, open.entityId)
  assert.deepEqual(await see(ann(), open.entityId), before)
  assert.deepEqual(
    recordsOf(await see(viewer(house, 'cleared', 1), open.entityId)),
    [open.recordId, marked.recordId].sort(),
  )
})

test('an open record that only a closed one ties to an entity stays apart from it', async () => {
  const [one, other] = [phone(), phone()]
  const name = 'Katarzyna Wisniewska'
  const open = await tell(house, { name, phone: one })
  const closed = await tell(
    house,
    { name, phone: one, email: 'kasia.w@example.org' },
    { marking: 1 },
  )
  const later = await tell(house, { name, phone: other, email: 'kasia.w@example.org' })
  assert.equal(closed.entityId, open.entityId)
  assert.notEqual(later.entityId, open.entityId)
  assert.deepEqual(recordsOf(await see(ann(), later.entityId)), [later.recordId])
  const cleared = await see(viewer(house, 'cleared', 1), later.entityId)
  assert.deepEqual(recordsOf(cleared), [open.recordId, closed.recordId, later.recordId].sort())
})

test('a doubt that rests on a closed record is put to those alone who see it', async () => {
  const who = { name: 'John Smith', 'date-of-birth': '1980-01-31' }
  await tell(house, who, { sealedFor: ['bob'] })
  await tell(house, who)
  const queue = (context: ReturnType<typeof ann>) => findLikenesses(context, {})
  const [mine, his] = [await queue(ann()), await queue(bob())]
  assert.deepEqual([mine.waiting, mine.likenesses.length], [0, 0])
  assert.deepEqual([his.waiting, his.likenesses.length], [1, 1])
  const id = his.likenesses[0]!.id
  await assert.rejects(findLikenesses(ann(), { likenessId: id }), { name: 'NotFoundError' })
})

test('many closed records of a key do not hide the open one, nor many open ones the closed', async () => {
  const number = phone()
  const hostel = async (count: number, label = {}) => {
    for (let i = 0; i < count; i++) {
      await tell(
        house,
        {
          name: `Guest Q${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10)]}rel`,
          phone: number,
        },
        label,
      )
    }
  }
  const open = await tell(house, { name: 'Ivy Onyango', phone: number })
  await hostel(70, { marking: 1 })
  const again = await tell(house, { name: 'Ivy Onyango', phone: number })
  assert.equal(again.entityId, open.entityId)
})

test('when a record closes, what rested on it stands without it or apart', async () => {
  const [one, other] = [phone(), phone()]
  const name = 'Gwendoline Pritchard'
  const first = await tell(house, { name, phone: one, email: 'gwen.p@example.org' })
  const byPhone = await tell(house, { name, phone: one })
  const byEmail = await tell(house, { name, phone: other, email: 'gwen.p@example.org' })
  const closed = await tell(house, { name, phone: one }, { marking: 1 })
  for (const { entityId } of [byPhone, byEmail, closed]) assert.equal(entityId, first.entityId)

  await close(house, first.recordId, ['bob'])

  const seats = {
    first: await entityOf(house, first.recordId),
    byPhone: await entityOf(house, byPhone.recordId),
    byEmail: await entityOf(house, byEmail.recordId),
  }
  assert.equal(new Set(Object.values(seats)).size, 3)
  assert.ok(Object.values(seats).includes(first.entityId), 'those who stay keep the entity')
  assert.notEqual(seats.first, first.entityId)
  for (const { recordId } of [byPhone, byEmail]) {
    const view = await see(ann(), await entityOf(house, recordId))
    assert.deepEqual(recordsOf(view), [recordId])
    assert.doesNotMatch(JSON.stringify(view), new RegExp(first.recordId))
    assert.equal(view?.mentions[0]?.why, null)
  }
  assert.deepEqual(
    recordsOf(await see(bob(), seats.byEmail)),
    [first, byPhone, byEmail].map(each => each.recordId).sort(),
    'who sees the closed one sees them as one still',
  )
  assert.equal(await see(ann(), seats.first), undefined)
})

test('when a record closes, those that match each other stay together', async () => {
  const who = { name: 'Rosalind Okonkwo', phone: phone() }
  const told = [await tell(house, who), await tell(house, who), await tell(house, who)]
  const [first, second, third] = told as [(typeof told)[0], (typeof told)[0], (typeof told)[0]]
  await close(house, first.recordId, ['bob'])
  const seat = await entityOf(house, second.recordId)
  assert.equal(seat, first.entityId, 'an id keeps those it had')
  assert.equal(await entityOf(house, third.recordId), seat)
  assert.notEqual(await entityOf(house, first.recordId), seat)
  const view = await see(ann(), seat)
  assert.deepEqual(recordsOf(view), [second.recordId, third.recordId].sort())
  assert.doesNotMatch(JSON.stringify(view), new RegExp(first.recordId))
  assert.equal(recordsOf(await see(bob(), seat)).length, 3)
  const late = await tell(house, who)
  assert.equal(late.entityId, seat)
})

test('closing the last that was linked changes nothing for the others', async () => {
  const who = { name: 'Ffion Vaughan', phone: phone() }
  const open = await tell(house, who)
  const before = await see(ann(), open.entityId)
  const later = await tell(house, who)
  await close(house, later.recordId, ['bob'])
  assert.deepEqual(await see(ann(), open.entityId), before)
  assert.equal(recordsOf(await see(bob(), open.entityId)).length, 2)
})
