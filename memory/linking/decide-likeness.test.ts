import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { openMemoryHouse } from '../testing.ts'
import { decideLikeness } from './decide-likeness.ts'
import { findLikenesses } from './find-likenesses.ts'
import { entityOf, recordsOf, see, tell, viewer } from './testing.ts'
import { undoLikenessDecision } from './undo-likeness-decision.ts'
import { withdrawLink } from './withdraw-link.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('decide-likeness')
})
after(() => house.close())

const ann = () => viewer(house, 'ann')
const bob = () => viewer(house, 'bob')
const reason = 'Seen together on the same evening'
let people = 0
/** Two of one common name and birthday: a question. No other test has that day. */
const twoAlike = async () => {
  const who = { name: 'John Smith', 'date-of-birth': `19${50 + people++}-03-04` }
  const [first, second] = [await tell(house, who), await tell(house, who)]
  const { likenesses } = await findLikenesses(ann(), {})
  const likeness = likenesses.find(each => each.left.recordId === second.recordId)
  assert.ok(likeness)
  return { who, first, second, likenessId: likeness.id }
}
const waiting = async (context = ann()) => (await findLikenesses(context, {})).waiting
const pageOf = async (told: { recordId: string }, context = ann()) =>
  see(context, await entityOf(house, told.recordId))
/** What the page says, without the question and its answers. */
const substance = async (told: { recordId: string }, context = ann()) => {
  const view = await pageOf(told, context)
  return { ...view, likenesses: [] }
}

test('what is doubtful waits, oldest first, with both sides and what each comparison says', async () => {
  const { first, second, likenessId } = await twoAlike()
  const { likenesses } = await findLikenesses(ann(), { likenessId })
  const [likeness] = likenesses
  assert.deepEqual(
    [likeness?.left.recordId, likeness?.right.recordId],
    [second.recordId, first.recordId],
  )
  assert.deepEqual(likeness?.explanation?.because, ['the same name', 'the same date of birth'])
  assert.ok(likeness.probability! > 0.5 && likeness.probability! < 0.99)
  const all = (await findLikenesses(ann(), {})).likenesses.map(each => each.askedAt.getTime())
  assert.deepEqual(all, all.toSorted())
})

test('"the same" makes them one, for everybody who sees both; undone, they are as they were', async () => {
  const { first, second, likenessId } = await twoAlike()
  const before = await substance(first)
  const count = await waiting()
  await decideLikeness(ann(), { likenessId, decision: 'same', reason })
  assert.equal(await waiting(), count - 1)
  for (const told of [first, second]) {
    assert.deepEqual(recordsOf(await pageOf(told)), [first.recordId, second.recordId].sort())
  }
  const [decided] = (await findLikenesses(ann(), { decided: true })).likenesses
  assert.deepEqual(
    [decided?.id, decided?.decision?.decision, decided?.decision?.reason, decided?.decision?.by],
    [likenessId, 'same', reason, 'ann'],
  )
  await undoLikenessDecision(bob(), { likenessId, reason: 'The evening was another' })
  assert.deepEqual(await substance(first), before)
  assert.equal(await waiting(), count)
})

test('"different" keeps them apart for good: neither asked again nor joined, whatever comes', async () => {
  const { who, first, second, likenessId } = await twoAlike()
  await decideLikeness(ann(), { likenessId, decision: 'different', reason })
  const count = await waiting()
  const phone = '07700 967341'
  const third = await tell(house, { ...who, phone })
  await tell(house, { ...who, phone })
  assert.ok((await waiting()) > count, 'a third is a new question, to each of the two')
  const asked = (await findLikenesses(ann(), { limit: 100 })).likenesses
  const [one, other] = [
    await entityOf(house, first.recordId),
    await entityOf(house, second.recordId),
  ]
  assert.equal(
    asked.some(
      ({ left, right }) => new Set([left.entityId, right.entityId, one, other]).size === 2,
    ),
    false,
  )
  // Both are said to be the third: still the two are not each other.
  const third3 = await entityOf(house, third.recordId)
  for (const each of asked) {
    const ends = [each.left.entityId, each.right.entityId]
    if (ends.includes(third3) && (ends.includes(one) || ends.includes(other))) {
      await decideLikeness(ann(), { likenessId: each.id, decision: 'same', reason })
    }
  }
  assert.equal(recordsOf(await pageOf(first)).includes(second.recordId), false)
  assert.equal(recordsOf(await pageOf(second)).includes(first.recordId), false)
  assert.equal(recordsOf(await pageOf(first)).includes(third.recordId), true)
})

test('"cannot tell" takes it from the queue and says nothing of the two', async () => {
  const { first, likenessId } = await twoAlike()
  const [before, count] = [await substance(first), await waiting()]
  await decideLikeness(ann(), { likenessId, decision: 'cannot-tell', reason })
  assert.deepEqual([await substance(first), await waiting()], [before, count - 1])
})

test('a decision is made once, with a reason, by somebody who sees both records', async () => {
  const { likenessId } = await twoAlike()
  const decide = (context = ann(), why = reason) =>
    decideLikeness(context, { likenessId, decision: 'same', reason: why })
  await assert.rejects(decide(ann(), '  '), { name: 'InvalidInputError' })
  const elsewhere = viewer(house, 'ann')
  const stranger = {
    ...elsewhere,
    actor: {
      ...elsewhere.actor,
      attributes: { ...elsewhere.actor.attributes, forceId: 'elsewhere' },
    },
  }
  await assert.rejects(decide(stranger), { name: 'NotFoundError' })
  await decide()
  await assert.rejects(decide(bob()), { name: 'ConflictError' })
  await undoLikenessDecision(bob(), { likenessId, reason })
  await assert.rejects(undoLikenessDecision(bob(), { likenessId, reason }), {
    name: 'ConflictError',
  })
})

test('who decided, and who took it back, of whom, stands in the journal', async () => {
  const { first, second, likenessId } = await twoAlike()
  await decideLikeness(
    { ...ann(), requestId: 'decide-1' },
    { likenessId, decision: 'same', reason },
  )
  await undoLikenessDecision({ ...bob(), requestId: 'undo-1' }, { likenessId, reason })
  const entries = await house.owner
    .selectFrom('platform.journal_entry')
    .select(['verb', 'operation', 'actor_id', 'subjects', 'records', 'detail'])
    .where('request_id', 'in', ['decide-1', 'undo-1'])
    .orderBy('request_id')
    .execute()
  const pair = [second.entityId, first.entityId]
  const records = [second.recordId, first.recordId]
  assert.deepEqual(
    entries.map(each => ({ ...each })),
    [
      {
        verb: 'memory.decide-likeness',
        operation: 'alter',
        actor_id: 'ann',
        subjects: pair,
        records,
        detail: { likenessId, decision: 'same' },
      },
      {
        verb: 'memory.undo-likeness-decision',
        operation: 'alter',
        actor_id: 'bob',
        subjects: pair,
        records,
        detail: { likenessId, undone: 'same' },
      },
    ],
  )
})

const family = async () => {
  const email = `moss${people++}@example.org`
  const mobile = `07700 9${String(people * 7919).slice(-5)}`
  const first = await tell(house, { name: 'Kit Mossbury', email, phone: mobile }, { after: 1 })
  const second = await tell(house, { name: 'Kit Mossbury', phone: mobile }, { after: 2 })
  const third = await tell(house, { name: 'Kit Mossbury', email }, { after: 3 })
  for (const { entityId } of [second, third]) assert.equal(entityId, first.entityId)
  return { email, mobile, told: [first, second, third] as const }
}

test('"this is not the same person": the record goes to an entity of its own, and undone comes back', async () => {
  const { told, mobile } = await family()
  const [first, second, third] = told
  const before = await substance(first)
  const { entityId, likenessIds } = await withdrawLink(ann(), {
    entityId: first.entityId,
    recordId: second.recordId,
    reason,
  })
  assert.notEqual(entityId, first.entityId)
  assert.equal(await entityOf(house, second.recordId), entityId)
  assert.deepEqual(recordsOf(await pageOf(second)), [second.recordId])
  assert.deepEqual(recordsOf(await pageOf(first)), [first.recordId, third.recordId].sort())
  const details = (await pageOf(second))?.mentions[0]?.details.map(each => each.value)
  assert.deepEqual(details, ['Kit Mossbury', mobile], 'what it says goes with it')
  // What comes in later is of one of the two, and the two are not asked about.
  await tell(house, { name: 'Kit Mossbury', phone: mobile })
  assert.equal(recordsOf(await pageOf(second)).includes(first.recordId), false)

  const [likenessId] = likenessIds
  await assert.rejects(
    withdrawLink(ann(), { entityId: first.entityId, recordId: second.recordId, reason }),
    { name: 'NotFoundError' },
  )
  await undoLikenessDecision(bob(), { likenessId: likenessId!, reason })
  assert.equal(await entityOf(house, second.recordId), first.entityId)
  const after = await substance(first)
  const only = (view: typeof after) =>
    view.mentions?.filter(each => told.some(({ recordId }) => recordId === each.recordId))
  assert.deepEqual(only(after), only(before))
})

test('the first record of an entity may leave it: the id stays with the others', async () => {
  const { told } = await family()
  const [first, second, third] = told
  const before = await substance(first)
  const { likenessIds } = await withdrawLink(ann(), {
    entityId: first.entityId,
    recordId: first.recordId,
    reason,
  })
  assert.equal(await entityOf(house, second.recordId), first.entityId)
  // The third rested on the first alone, by its email: it goes with it.
  assert.deepEqual(recordsOf(await pageOf(first)), [first.recordId, third.recordId].sort())
  await undoLikenessDecision(ann(), { likenessId: likenessIds[0]!, reason })
  assert.deepEqual(await substance(first), before)
})

test('where only a closed record ties two, taking it apart is for those who see it', async () => {
  const who = { name: 'Hodan Abdirahman', phone: '07700 955123' }
  const sealed = await tell(house, who, { sealedFor: ['bob'] })
  const open = await tell(house, who)
  const entityId = open.entityId
  await assert.rejects(withdrawLink(ann(), { entityId, recordId: open.recordId, reason }), {
    name: 'ConflictError',
  })
  const before = await substance(open, bob())
  const { likenessIds } = await withdrawLink(bob(), { entityId, recordId: open.recordId, reason })
  assert.deepEqual(recordsOf(await pageOf(open, bob())), [open.recordId])
  await undoLikenessDecision(bob(), { likenessId: likenessIds[0]!, reason })
  assert.deepEqual(recordsOf(await pageOf(open, bob())), [open.recordId, sealed.recordId].sort())
  assert.deepEqual((await substance(open, bob())).mentions, before.mentions)
})
