import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { editElement, withdrawElement } from '../programme/edit-element.ts'
import { openProgramme } from '../programme/open-programme.ts'
import { by, forceId, ines, openChangeHouse, staff } from '../testing.ts'
import { groupIdea, readIdeas, replyIdea } from './answer-idea.ts'
import { mixUnnamedIdeas } from './idea-store.ts'
import { postIdea, postUnnamedIdea, withdrawOwnIdea, withdrawUnnamedIdea } from './post-idea.ts'

let house: TestHouse
let programmeId: string
before(async () => {
  house = await openChangeHouse('change-idea-races')
  programmeId = await openProgramme(by(house, ines), { forceId, name: 'Ideas', body: 'board' })
})
after(() => house?.close())

const amir = staff('amir', 'response-officer')
const own = () => ({ ...by(house, ines), purpose: 'Replying' })
const openBox = async () => {
  const body = { how: 'ideas', who: 'staff', invited: 100, sampling: 'Open to all' }
  const box = { programmeId, kind: 'engagement', base: 0, name: 'Ideas box', body }
  return (await editElement(by(house, ines), box)).id
}
const said = (engagementId: string) => ({ programmeId, engagementId, sort: 'idea', words: 'Words' })
const rounds = Array.from({ length: 25 }, (_, at) => at)

test('while an author takes an idea back, those who reply to its group or sort it are served', async () => {
  const engagementId = await openBox()
  const post = () => postIdea(by(house, amir), said(engagementId))
  for (const round of rounds) {
    const [first, second, third, other] = [await post(), await post(), await post(), await post()]
    for (const ideaId of [second, third]) {
      await groupIdea(own(), { programmeId, ideaId, withId: first })
    }
    const answer = { programmeId, ideaId: second, outcome: 'replied', words: 'x', onBehalf: 'y' }
    await Promise.all([
      withdrawOwnIdea(by(house, amir), { forceId, ideaId: first }),
      round % 2 === 0
        ? replyIdea(own(), answer)
        : groupIdea(own(), { programmeId, ideaId: second, withId: other }),
      mixUnnamedIdeas({ db: house.db }),
    ])
    const ideas = await readIdeas(own(), { programmeId })
    const firsts = new Set(ideas.filter(({ sameAs }) => sameAs === null).map(({ id }) => id))
    assert.ok(ideas.every(({ sameAs }) => sameAs === null || firsts.has(sameAs)))
    if (round % 2 === 0) {
      assert.equal(ideas.find(({ id }) => id === second)?.replies.length, 1)
    }
  }
})

test('what is taken back twice at once is erased once, and the second hears so', async () => {
  const engagementId = await openBox()
  for (const _ of rounds) {
    const key = await postUnnamedIdea(by(house, amir), said(engagementId))
    const back = () => withdrawUnnamedIdea(by(house, amir), { forceId, key })
    const outcomes = await Promise.allSettled([back(), back()])
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  }
})

test('nothing is kept in a box that is taken away at the same moment', async () => {
  for (const round of rounds) {
    const engagementId = await openBox()
    const post = round % 2 === 0 ? postIdea : postUnnamedIdea
    const outcomes = await Promise.allSettled([
      post(by(house, amir), said(engagementId)),
      withdrawElement(by(house, ines), { programmeId, elementId: engagementId, reason: 'x' }),
    ])
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  }
})
