import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  daysToReply,
  type Idea,
  type IdeaOutcome,
  ideaStatus,
  isOverdue,
  replyDue,
  workingDaysBetween,
} from './idea.ts'
import { countIdeas } from './idea-counts.ts'
import { keywordsOf, likeIdeas } from './idea-likeness.ts'

let made = 0
const idea = (
  words: string,
  postedOn = '2026-11-02',
  replies: readonly [IdeaOutcome, string][] = [],
): Idea => ({
  id: `idea-${made++}`,
  programmeId: 'programme',
  engagementId: 'box',
  sort: 'idea',
  words,
  postedOn,
  author: null,
  sameAs: null,
  replies: replies.map(([outcome, at]) => ({
    outcome,
    words: 'Said',
    element: null,
    onBehalf: 'The programme',
    by: 'Ines',
    at: new Date(at),
  })),
})

test('a reply is due after the set working days: weekends and bank holidays do not count', () => {
  // Posted on a Monday; on a Friday; before Christmas, when the 25th and the 28th are holidays.
  assert.equal(replyDue('2026-11-02', 10), '2026-11-16')
  assert.equal(replyDue('2026-11-06', 1), '2026-11-09')
  assert.equal(replyDue('2026-12-24', 2), '2026-12-30')
  const late = idea('Nothing works')
  assert.equal(isOverdue(late, 10, '2026-11-16'), false)
  assert.equal(isOverdue(late, 10, '2026-11-17'), true)
  assert.equal(
    isOverdue(idea('x', '2026-11-02', [['replied', '2026-11-20T09:00:00Z']]), 10, '2026-11-30'),
    false,
  )
})

test('the due day is as many working days on as were set', () => {
  const start = Date.UTC(2026, 0, 1)
  fc.assert(
    fc.property(fc.nat(700), fc.integer({ min: 1, max: 60 }), (day, days) => {
      const posted = new Date(start + day * 86_400_000).toISOString().slice(0, 10)
      assert.equal(workingDaysBetween(posted, replyDue(posted, days)), days)
    }),
    { seed: 10, numRuns: 200 },
  )
})

test('what was said last is the status; the first reply stops the count of days', () => {
  const both = idea('x', '2026-11-02', [
    ['replied', '2026-11-04T10:00:00Z'],
    ['taken-up', '2026-11-20T10:00:00Z'],
  ])
  assert.equal(ideaStatus(both), 'taken-up')
  assert.equal(daysToReply(both), 2)
  assert.equal(ideaStatus(idea('x')), 'new')
  assert.equal(daysToReply(idea('x')), undefined)
})

test('a box is counted: what waits, what is late, and how long the middle one waited', () => {
  const ideas = [
    idea('a', '2026-11-02'),
    idea('b', '2026-11-27'),
    idea('c', '2026-11-02', [['replied', '2026-11-03T10:00:00Z']]),
    idea('d', '2026-11-02', [['declined', '2026-11-05T10:00:00Z']]),
    idea('e', '2026-11-02', [['taken-up', '2026-11-24T10:00:00Z']]),
  ]
  assert.deepEqual(countIdeas('box', ideas, 10, '2026-11-30'), {
    engagementId: 'box',
    posted: 5,
    waiting: 2,
    overdue: 1,
    takenUp: 1,
    declined: 1,
    medianDays: 3,
    inTime: 2,
  })
  assert.equal(countIdeas('box', ideas.slice(2, 4), 10, '2026-11-30').medianDays, 2)
  assert.equal(countIdeas('box', [], 10, '2026-11-30').medianDays, null)
})

test('ideas that may say the same are offered, others are not', () => {
  const typed = idea('We type the same name into seven systems for each arrest')
  const again = idea('Typing names again and again: seven systems ask for it')
  const parking = idea('There is nowhere to park at the new station')
  const others = [again, parking]
  assert.deepEqual(keywordsOf('We typed, they TYPE; typing names for the system’s systems'), [
    'typ',
    'nam',
    'system',
  ])
  assert.deepEqual(
    likeIdeas(typed, [typed, ...others]).map(({ idea }) => idea.id),
    [again.id],
  )
  assert.deepEqual(likeIdeas(parking, [typed, ...others]), [])
  // Those of its own group, or of another box, are not offered.
  assert.deepEqual(likeIdeas(typed, [{ ...again, sameAs: typed.id }]), [])
  assert.deepEqual(likeIdeas(typed, [{ ...again, engagementId: 'other' }]), [])
})

test('likeness is the same seen from either side', () => {
  const words = fc.array(fc.constantFrom('radio', 'custody', 'typing', 'parking', 'the', 'cell'), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(words, words, (one, two) => {
      const [a, b] = [idea(one.join(' ')), idea(two.join(' '))]
      assert.equal(likeIdeas(a, [b])[0]?.share, likeIdeas(b, [a])[0]?.share)
    }),
    { seed: 3, numRuns: 200 },
  )
})
