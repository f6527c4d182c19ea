import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addYears } from './calendar-dates.ts'
import {
  computeGroup,
  decisionFaults,
  type Group,
  type Held,
  isOfNotice,
  latestNextReview,
  type RetentionRules,
  reviewOf,
  whyNotYet,
} from './retention.ts'

const rules: RetentionRules = {
  version: 'test',
  groups: {
    1: { label: 'one', clearYears: 10, againYears: 10, untilAge: 100 },
    2: { label: 'two', clearYears: 10, againYears: 10 },
    3: { label: 'three', clearYears: 6, againYears: 5 },
    4: { label: 'four', clearYears: 6, againYears: 5 },
  },
  offences: new Map([
    ['rape', { group: 1, label: 'Rape' }],
    ['robbery', { group: 2, label: 'Robbery' }],
  ]),
}

const days = (from: string, to: string) =>
  fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
let next = 0
const held: fc.Arbitrary<Held> = fc
  .record({
    at: days('1970-01-01', '2026-11-01'),
    dataSubjects: fc.uniqueArray(
      fc.constantFrom(
        'suspect' as const,
        'convicted' as const,
        'victim' as const,
        'witness' as const,
      ),
      { maxLength: 2 },
    ),
    offences: fc.uniqueArray(fc.constantFrom('rape', 'robbery', 'theft', 'unheard of'), {
      maxLength: 2,
    }),
    labelGroup: fc.constantFrom<Group>(4, 4, 4, 3, 2, 1),
  })
  .map(each => ({ ...each, roles: [], recordId: `r${next++}` }))
const somethingHeld = fc.array(held, { minLength: 1, maxLength: 8 })
const same = { seed: 1829, numRuns: 2000 }

/** Said once more, from the words of the guidance and not from the code. */
function groupByHand(records: readonly Held[]): number {
  const suspected = records.filter(isOfNotice)
  const worst = (code: string) => suspected.some(each => each.offences.includes(code))
  const computed = worst('rape') ? 1 : worst('robbery') ? 2 : suspected.length > 0 ? 3 : 4
  return Math.min(computed, ...records.map(each => each.labelGroup))
}

test('the group is that of the most serious thing held, and says which that is', () => {
  fc.assert(
    fc.property(somethingHeld, records => {
      const { group, because, version } = computeGroup(records, rules)
      assert.equal(group, groupByHand(records))
      assert.ok(because.length > 0 && because.every(reason => reason.group === group))
      assert.equal(version, 'test')
      for (const { recordId } of because)
        assert.ok(records.some(each => each.recordId === recordId))
    }),
    same,
  )
})

test('an offence makes nobody a suspect: victims and witnesses of the worst are in group 4', () => {
  const one = (dataSubjects: Held['dataSubjects']): Held[] => [
    { recordId: 'r', at: new Date(), roles: [], dataSubjects, offences: ['rape'], labelGroup: 4 },
  ]
  assert.equal(computeGroup(one(['victim']), rules).group, 4)
  assert.equal(computeGroup(one([]), rules).group, 4)
  assert.equal(computeGroup(one(['witness', 'suspect']), rules).group, 1)
  assert.match(
    computeGroup(one(['convicted']), rules).because[0]!.words,
    /^convicted of .* rape \(Rape\)/,
  )
})

test('coming to notice again as offender or suspect starts the clear period anew; anything else does not shorten it', () => {
  fc.assert(
    fc.property(somethingHeld, held, (records, another) => {
      const before = reviewOf(records, rules)!
      const after = reviewOf([...records, another], rules)!
      // More held never means an earlier review, nor an earlier disposal.
      assert.ok(after.due >= before.due)
      assert.ok(after.group <= before.group)
      if (before.mayGoFrom && after.mayGoFrom) assert.ok(after.mayGoFrom >= before.mayGoFrom)
      if (isOfNotice(another)) {
        assert.ok(after.due >= addYears(another.at, rules.groups[after.group].clearYears))
      }
    }),
    same,
  )
})

test('the first review comes when the clear period of the group has passed, and not before', () => {
  fc.assert(
    fc.property(somethingHeld, records => {
      const review = reviewOf(records, rules)!
      const notices = records.filter(each => isOfNotice(each) || each.labelGroup < 4)
      const last = Math.max(
        ...(notices.length > 0 ? notices : records).map(each => each.at.getTime()),
      )
      assert.equal(review.lastNotice.getTime(), last)
      assert.ok(review.due >= addYears(new Date(last), rules.groups[review.group].clearYears))
      assert.ok(review.due.getTime() > last)
    }),
    same,
  )
})

test('a decision to retain sets the next review, until the person comes to notice again', () => {
  fc.assert(
    fc.property(
      somethingHeld,
      days('1990-01-01', '2026-11-01'),
      fc.integer({ min: 1, max: 3000 }),
      (records, decidedAt, later) => {
        const nextReviewAt = new Date(decidedAt.getTime() + later * 86_400_000)
        const free = reviewOf(records, rules)!
        const review = reviewOf(records, rules, { retained: { decidedAt, nextReviewAt } })!
        const expected = decidedAt >= free.lastNotice ? nextReviewAt : free.due
        assert.equal(review.due.getTime(), expected.getTime())
        // Keeping it longer is a review's to decide; letting it go sooner is not.
        assert.deepEqual(review.mayGoFrom, free.mayGoFrom)
      },
    ),
    same,
  )
})

test('group 1 is kept until the person would be 100, and without a date of birth for good', () => {
  const records: Held[] = [
    {
      recordId: 'r',
      at: new Date('2000-01-01T00:00:00Z'),
      roles: [],
      dataSubjects: ['convicted'],
      offences: ['rape'],
      labelGroup: 4,
    },
  ]
  const now = new Date('2026-11-20T00:00:00Z')
  const unknown = reviewOf(records, rules)!
  assert.match(whyNotYet(unknown, 'period-over', now)!, /100 years old/)
  assert.equal(whyNotYet(unknown, 'erasure-ordered', now), undefined)
  assert.equal(whyNotYet(unknown, 'held-in-error', now), undefined)
  const young = reviewOf(records, rules, { born: '1960-02-29' })!
  assert.equal(young.mayGoFrom?.toISOString().slice(0, 10), '2060-02-29')
  assert.match(whyNotYet(young, 'not-needed', now)!, /2060-02-29/)
  const partial = reviewOf(records, rules, { born: '1960' })!
  assert.equal(partial.mayGoFrom, undefined)
  const old = reviewOf(records, rules, { born: '1920-01-01' })!
  assert.equal(whyNotYet(old, 'period-over', now), undefined)
})

test('years are counted by the calendar', () => {
  fc.assert(
    fc.property(
      days('1950-01-01', '2040-01-01'),
      fc.integer({ min: 1, max: 100 }),
      (from, years) => {
        const then = addYears(from, years)
        assert.equal(then.getUTCFullYear(), from.getUTCFullYear() + years)
        assert.equal(then.getUTCMonth(), from.getUTCMonth())
        const isLeapDay = from.getUTCMonth() === 1 && from.getUTCDate() === 29
        assert.ok(
          then.getUTCDate() === from.getUTCDate() || (isLeapDay && then.getUTCDate() === 28),
        )
      },
    ),
    same,
  )
})

test('a decision needs every answer, a reason and a next review within the rule', () => {
  const now = new Date('2026-11-20T00:00:00Z')
  const answers = Object.fromEntries(
    ['serious-harm', 'children', 'trust', 'organised-crime', 'substances', 'mental-health'].map(
      name => [name, 'no' as const],
    ),
  )
  const latest = latestNextReview(3, rules, now)
  assert.equal(latest.toISOString().slice(0, 10), '2031-11-20')
  const fields = (nextReviewAt: Date, given = answers, reason = 'Why') =>
    decisionFaults({
      answers: given,
      reason,
      choice: { decision: 'retain', nextReviewAt, latest, now },
    }).map(fault => fault.field)
  assert.deepEqual(fields(latest), [])
  assert.deepEqual(fields(new Date(latest.getTime() + 1)), ['nextReview'])
  assert.deepEqual(fields(now), ['nextReview'])
  const { trust: _, ...without } = answers
  assert.deepEqual(fields(latest, without, ' '), ['trust', 'reason'])
})
