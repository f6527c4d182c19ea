import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { findClocksAbout } from '../clocks/clock-store.ts'
import { forceId, openMemoryHouse } from '../testing.ts'
import { decideRetention } from './decide-retention.ts'
import { findReviewsDue } from './find-reviews-due.ts'
import { assessmentQuestions } from './retention.ts'
import { setReviewClocks } from './set-review-clocks.ts'
import { by, gloria, openRecordsOffice, paul, ruth, tell } from './testing.ts'

let house: TestHouse
const now = new Date('2026-11-20T12:00:00Z')
const year = (n: number) => new Date(`${n}-05-06T00:00:00Z`)
const answers = Object.fromEntries(assessmentQuestions.map(({ name }) => [name, 'no' as const]))

before(async () => {
  house = await openMemoryHouse('review clocks')
  await openRecordsOffice(house)
})
after(() => house.close())

const set = (day = now) => setReviewClocks({ ...house.context({}, day) }, { forceId })
const running = async (entityId: string) =>
  (await findClocksAbout(house.context(), [entityId]))
    .filter(clock => clock.stoppedAt === null)
    .map(clock => clock.dueAt.toISOString().slice(0, 10))
const due = async (actor = ruth, until = now) =>
  (await findReviewsDue(by(house, actor, now), { forceId, until })).reviews.map(
    each => each.entityId,
  )

test('each person has one running clock, and the list is those whose time has come', async () => {
  const old = await tell(house, {
    at: year(2010),
    about: [{ as: 'suspect' }],
    crime: { offenceClass: '46' },
  })
  const grave = await tell(house, {
    at: year(2018),
    about: [{ as: 'suspect' }],
    crime: { offenceClass: '34B' },
  })
  const recent = await tell(house, { at: year(2024), about: [{ as: 'witness' }] })
  const [a, b, c] = [old, grave, recent].map(each => each.persons[0]!)
  assert.equal(await set(), 3)
  assert.deepEqual(await running(a!), ['2016-05-06'])
  assert.deepEqual(await running(b!), ['2028-05-06'])
  assert.deepEqual(await running(c!), ['2030-05-06'])
  assert.deepEqual(await due(), [a])
  assert.deepEqual((await due(ruth, year(2031))).sort(), [a, b, c].sort())
  assert.equal(await set(), 0, 'nothing is set anew where nothing has changed')
})

test('coming to notice again starts the period anew, and so does a correction not', async () => {
  const first = await tell(house, { at: year(2011), about: [{ as: 'suspect' }] })
  const entityId = first.persons[0]!
  await set()
  assert.ok((await due()).includes(entityId))
  await tell(house, { at: new Date(now.getTime() + 1000), about: [{ entityId, as: 'suspect' }] })
  await set(new Date(now.getTime() + 60_000))
  assert.deepEqual(await running(entityId), ['2032-11-20'])
  assert.ok(!(await due()).includes(entityId))
})

test('a decision to retain moves the review to the day that was decided', async () => {
  const { persons } = await tell(house, { at: year(2012), about: [{ as: 'suspect' }] })
  const entityId = persons[0]!
  await set()
  await decideRetention(by(house, ruth, now), {
    entityId,
    answers,
    reason: 'Links to others.',
    decision: 'retain',
    nextReviewAt: year(2029),
  })
  assert.deepEqual(await running(entityId), ['2029-05-06'])
  assert.ok(!(await due()).includes(entityId))
  await set(new Date(now.getTime() + 60_000))
  assert.deepEqual(await running(entityId), ['2029-05-06'])
  await assert.rejects(
    decideRetention(by(house, ruth, now), {
      entityId,
      answers,
      reason: 'Longer.',
      decision: 'retain',
      nextReviewAt: year(2040),
    }),
    /on or before 2031-11-20/,
  )
})

test('a record that is closed to somebody moves nothing that they see: neither list, date, group nor clock', async () => {
  const open = await tell(house, { at: year(2013), about: [{ as: 'suspect' }] })
  const entityId = open.persons[0]!
  await set()
  const before = await findReviewsDue(by(house, ruth, now), { forceId, until: now })
  await tell(house, {
    at: year(2025),
    about: [{ entityId, as: 'suspect' }],
    crime: { offenceClass: '19C' },
    sealedFor: ['gloria'],
  })
  await set(new Date(now.getTime() + 120_000))
  assert.deepEqual(await running(entityId), ['2019-05-06'])
  const after = await findReviewsDue(by(house, ruth, now), { forceId, until: now })
  assert.deepEqual(after.reviews, before.reviews)
  assert.ok(!(await due(gloria)).includes(entityId), 'who sees it sees that the time has not come')
  // Gloria decides from all that she sees; Ruth learns nothing of it.
  await decideRetention(by(house, gloria, now), {
    entityId,
    answers,
    reason: 'The sealed matter.',
    decision: 'retain',
    nextReviewAt: year(2033),
  })
  const then = await findReviewsDue(by(house, ruth, now), { forceId, until: now })
  assert.deepEqual(then.reviews, before.reviews)
})

test('a person of whom somebody sees no record is in no list of theirs', async () => {
  const hidden = await tell(house, {
    at: year(2009),
    about: [{ as: 'suspect' }],
    change: { marking: 1 },
  })
  await set(new Date(now.getTime() + 180_000))
  assert.ok((await due()).includes(hidden.persons[0]!))
  const low = { ...paul, roles: ['records-manager'] }
  assert.ok(!(await due(low)).includes(hidden.persons[0]!))
})
