import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element } from '../model/element.ts'
import type { Row } from '../model/field.ts'
import { findings } from '../model/findings.ts'
import { element, modelOf } from '../model/testing.ts'
import { workedModel } from '../worked-example/testing.ts'
import { organisationFindings } from './organisation-findings.ts'
import { post, span } from './testing.ts'

const today = '2026-11-30'
const seen = (...elements: readonly Element[]) =>
  organisationFindings(modelOf(...elements), today).map(
    finding => `${finding.weight} ${finding.element}: ${finding.text}`,
  )

test('a post that outlives, or comes before, the one it reports to is wrong', () => {
  assert.deepEqual(
    seen(post('a', { to: '2016-03-31' }), post('b', { to: '2016-04-01', reportsTo: 'a' })),
    ['wrong b: It reports to “a”, which ends on 31 March 2016'],
  )
  assert.deepEqual(seen(post('a', { to: '2016-03-31' }), post('b', { reportsTo: 'a' })), [
    'wrong b: It reports to “a”, which ends on 31 March 2016',
  ])
  assert.deepEqual(seen(post('a', { from: '2010-01-01' }), post('b', { reportsTo: 'a' })), [
    'wrong b: It reports to “a”, which begins only on 1 January 2010',
  ])
  assert.deepEqual(
    seen(post('a', { to: '2016-03-31' }), post('b', { to: '2016-03-31', reportsTo: 'a' })),
    [],
  )
})

test('a ring is told of each post and unit in it, and not of those that lead into it', () => {
  const ring = 'It reports to itself, through others'
  assert.deepEqual(
    seen(
      post('a', { reportsTo: 'b' }),
      post('b', { reportsTo: 'c' }),
      post('c', { reportsTo: 'a' }),
      post('d', { reportsTo: 'a' }),
    ),
    ['a', 'b', 'c'].map(id => `wrong ${id}: ${ring}`),
  )
  assert.deepEqual(
    seen(element('u', 'unit', { parent: 'v' }), element('v', 'unit', { parent: 'u' })),
    [
      'wrong u: It is part of itself, through others',
      'wrong v: It is part of itself, through others',
    ],
  )
})

test('days turned round, and a move in which both posts stand, are seen', () => {
  assert.deepEqual(seen(post('a', { from: '2016-04-01', to: '2016-03-31' })), [
    'wrong a: Its last day is before its first',
  ])
  assert.deepEqual(
    seen(
      post('a', { to: '2016-04-01' }),
      post('b', { from: '2016-04-01', comesFrom: ['a'] }),
      post('c', { from: '2016-04-02', comesFrom: ['a'] }),
    ),
    ['look b: It comes from “a”, which still stands on 1 April 2016: both are counted'],
  )
})

test('a span out of range is seen today, or from the day on which it comes', () => {
  const range = span('range', 3, 10)
  const text = 'people report to each who leads; the range is 3 to 10'
  assert.deepEqual(seen(range, post('a'), post('b', { fte: 11, reportsTo: 'a' })), [
    `look a: 11.0 ${text}`,
  ])
  assert.deepEqual(
    seen(
      range,
      post('a'),
      post('b', { fte: 10, to: '2027-03-31', reportsTo: 'a' }),
      post('c', { fte: 2, from: '2027-04-01', reportsTo: 'a' }),
      post('d', { fte: 40, from: '2010-01-01', to: '2016-03-31', reportsTo: 'a' }),
    ).filter(finding => finding.startsWith('look')),
    [`look a: From 1 April 2027: 2.0 ${text}`],
  )
})

test('what is critical needs two holders, or a risk that says so', () => {
  const expertise = (holders: readonly string[], more = {}) =>
    seen(
      element('e', 'expertise', {
        critical: true,
        holders: holders.map(who => ({ who, level: '3', since: '2020-01-01' })),
        ...more,
      }),
    )
  assert.deepEqual(expertise([]), ['wrong e: Critical, and nobody holds it: no risk speaks of it'])
  assert.deepEqual(expertise(['Ann Oak', 'ann  OAK']), [
    'wrong e: Critical, and one alone holds it: no risk speaks of it',
  ])
  assert.deepEqual(expertise(['Ann Oak'], { risk: 'r' }), [
    'look e: Critical, and one alone holds it: a risk speaks of it',
  ])
  assert.deepEqual(expertise(['Ann Oak', 'Bo Elm']), [])
  assert.deepEqual(expertise([], { critical: false }), [])
})

test('a concern may wait 28 days, and a planned project says whom it touches', () => {
  const impact = (...concerns: readonly Row[]) =>
    seen(element('p', 'project', { start: 1 }), element('i', 'impact', { project: 'p', concerns }))
  assert.deepEqual(impact({ what: 'Nights', raised: '2026-11-02' }), [])
  assert.deepEqual(impact({ what: 'Nights', raised: '2026-11-01' }), [
    'wrong i: No answer for 29 days: Nights',
  ])
  assert.deepEqual(impact({ what: 'Nights', raised: '2026-11-01', answer: ' ' }).length, 1)
  assert.deepEqual(impact({ what: 'Nights', raised: '2026-11-01', answer: 'Kept' }), [])
  assert.deepEqual(seen(element('p', 'project', { start: 1 }), element('q', 'project', {})), [
    'look p: It is planned, and nobody has said what it changes for our people',
  ])
})

test('a joint outcome has one owner with all its partners, and partners meet once a year', () => {
  const partner = (id: string, owner: string, reviewed = '2026-01-01') =>
    element(id, 'partner', {
      reviewed,
      joint: [{ outcome: 'o', measure: 'Days', ...(owner && { owner }) }],
    })
  const outcome = element('o', 'outcome', {})
  assert.deepEqual(seen(outcome, partner('a', 'Head'), partner('b', 'head')), [])
  assert.deepEqual(seen(outcome, partner('a', 'Head'), partner('b', '')), [])
  assert.deepEqual(seen(outcome, partner('a', ''), partner('b', '')), [
    'wrong a: Nobody owns the joint measure of “o”',
  ])
  assert.deepEqual(seen(outcome, partner('a', 'Head'), partner('b', 'Nurse')), [
    'wrong a: The joint measure of “o” has 2 owners: Head, Nurse',
  ])
  assert.deepEqual(seen(outcome, partner('a', 'Head', '2025-11-29')), [])
  assert.deepEqual(seen(outcome, partner('a', 'Head', '2025-11-28')), [
    'look a: Not looked at together since 28 November 2025',
  ])
})

test('the worked example shows one finding of each rule that is to be learnt', () => {
  const told = findings(workedModel, today).filter(({ area }) => area === 'organisation')
  assert.deepEqual(
    told.map(({ element }) => element),
    [
      'post-response-head',
      'expertise-mobile-forensics',
      'impact-record-records-clerks',
      'project-telematics',
      'partner-housing',
      'partner-housing',
    ],
  )
})
