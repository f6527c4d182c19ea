import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { editElement, withdrawElement } from '../programme/edit-element.ts'
import { openProgramme } from '../programme/open-programme.ts'
import { by, forceId, ines, openChangeHouse, staff } from '../testing.ts'
import { groupIdea, readIdeas, replyIdea } from './answer-idea.ts'
import { ideaStatus } from './idea.ts'
import {
  findIdeaBoxes,
  postIdea,
  postUnnamedIdea,
  readOwnIdeas,
  readUnnamedIdea,
  withdrawOwnIdea,
  withdrawUnnamedIdea,
} from './post-idea.ts'
import { viewVoices } from './view-voices.ts'

let house: TestHouse
let programmeId: string
let engagementId: string
let theme: string
const amir = staff('amir', 'response-officer')
const beth = staff('beth', 'dispatcher')

before(async () => {
  house = await openChangeHouse('change-ideas')
  const context = by(house, ines)
  programmeId = await openProgramme(context, { forceId, name: 'Ideas', body: 'board' })
  const add = (kind: string, name: string, body: Record<string, string | number | string[]>) =>
    editElement(context, { programmeId, kind, base: 0, name, body })
  const box = { how: 'ideas', who: 'staff', invited: 100, sampling: 'Open to all' }
  engagementId = (await add('engagement', 'Ideas box', { ...box, replyDays: 5 })).id
  await add('engagement', 'A box that was closed', { ...box, to: '2026-11-29' })
  theme = (await add('theme', 'Typing', { what: 'Twice', from: [engagementId] })).id
})
after(() => house?.close())

const reading = (now?: Date) => ({ ...by(house, ines, now), purpose: 'Replying' })
const post = (words: string, now?: Date) =>
  postIdea(by(house, amir, now), { programmeId, engagementId, sort: 'idea', words })
const reply = (ideaId: string, more: { outcome?: string; element?: string } = {}, now?: Date) =>
  replyIdea(reading(now), {
    programmeId,
    ideaId,
    outcome: 'replied',
    words: 'We looked into it',
    onBehalf: 'The programme',
    ...more,
  })
const find = async (id: string) =>
  (await readIdeas(reading(), { programmeId })).find(idea => idea.id === id)!

test('whoever works here finds the open boxes, and what was not said is not kept', async () => {
  assert.deepEqual(await findIdeaBoxes(by(house, beth), { forceId }), [
    { programmeId, engagementId, name: 'Ideas box', replyDays: 5 },
  ])
  const said = { programmeId, engagementId, sort: 'idea', words: 'x' }
  for (const bad of [{ words: ' ' }, { sort: 'rant' }, { engagementId: theme }]) {
    await assert.rejects(postUnnamedIdea(by(house, beth), { ...said, ...bad }), {
      name: 'InvalidInputError',
    })
  }
  const visitor = staff('visitor', 'public')
  await assert.rejects(postUnnamedIdea(by(house, visitor), said), { name: 'NotAllowedError' })
  await assert.rejects(readIdeas({ ...by(house, beth), purpose: 'x' }, { programmeId }), {
    name: 'NotAllowedError',
  })
})

test('one reply goes to all that say the same, and who joins later reads it too', async () => {
  const [first, second, third] = [await post('One'), await post('Two'), await post('Three')]
  await groupIdea(reading(), { programmeId, ideaId: second, withId: first })
  assert.equal((await reply(second)).length, 2)
  await groupIdea(reading(), { programmeId, ideaId: third, withId: second })
  for (const id of [first, second, third]) {
    assert.equal(ideaStatus(await find(id)), 'replied')
    assert.equal((await find(id)).sameAs, id === first ? null : first)
  }
  // The first is taken back: the next leads the group, and its replies stay.
  await withdrawOwnIdea(by(house, amir), { forceId, ideaId: first })
  const left = [await find(second), await find(third)].map(({ sameAs, id }) => sameAs ?? id)
  assert.equal(new Set(left).size, 1)
  assert.equal((await find(second)).replies.length, 1)
  await groupIdea(reading(), { programmeId, ideaId: second })
  assert.equal((await find(second)).sameAs, null)
  assert.equal((await find(third)).sameAs, null)
})

test('taken up says in what, and that stays as long as it is said so', async () => {
  const id = await post('Type once')
  await assert.rejects(reply(id, { outcome: 'taken-up' }), /taken up in/)
  await assert.rejects(reply(id, { outcome: 'taken-up', element: engagementId }), /taken up in/)
  await reply(id)
  const later = new Date('2026-11-30T13:00:00Z')
  await reply(id, { outcome: 'taken-up', element: theme }, later)
  const [mine] = (await readOwnIdeas(by(house, amir), { forceId })).filter(idea => idea.id === id)
  assert.deepEqual(
    [ideaStatus(mine!), mine?.takenUp, mine?.box],
    ['taken-up', 'Typing', 'Ideas box'],
  )
  for (const elementId of [theme, engagementId]) {
    await assert.rejects(
      withdrawElement(by(house, ines), { programmeId, elementId, reason: '' }),
      /Ideas of staff/,
    )
  }
})

test('one sees and takes back what is one’s own, and no more', async () => {
  const id = await post('Mine')
  assert.deepEqual(await readOwnIdeas(by(house, beth), { forceId }), [])
  await assert.rejects(withdrawOwnIdea(by(house, beth), { forceId, ideaId: id }), {
    name: 'NotFoundError',
  })
  const key = await postUnnamedIdea(by(house, beth), {
    programmeId,
    engagementId,
    sort: 'inhibitor',
    words: 'No name',
  })
  assert.equal(
    (await readUnnamedIdea(by(house, beth), { forceId, key: ` ${key} ` })).due,
    '2026-12-07',
  )
  assert.ok((await readOwnIdeas(by(house, beth), { forceId })).length === 0)
  await assert.rejects(readUnnamedIdea(by(house, beth), { forceId, key: 'guess' }), /this key/)
  await withdrawUnnamedIdea(by(house, beth), { forceId, key })
  await assert.rejects(withdrawUnnamedIdea(by(house, beth), { forceId, key }), /taken back/)
})

test('what waits longer than was promised is counted as late', async () => {
  const monday = new Date('2026-11-16T09:00:00Z')
  const count = async (day: string) => {
    const now = new Date(`${day}T09:00:00Z`)
    const { ideas } = await viewVoices(by(house, ines, now), { programmeId })
    return ideas.find(box => box.engagementId === engagementId)!
  }
  await post('Long ago', monday)
  const before = await count('2026-11-20')
  assert.equal(before.overdue, 0)
  // Five working days from the 16th end with the 23rd.
  assert.equal((await count('2026-11-23')).overdue, 0)
  assert.equal((await count('2026-11-24')).overdue, 1)
  assert.equal((await count('2026-11-24')).medianDays, 0)
})
