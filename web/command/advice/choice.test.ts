import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Advice, Incident } from '../api/shapes.ts'
import { choiceOf, closestWords, distanceWords, minutesWords } from './choice.ts'

const advised = (unitId: string, rank: number | null, travelSeconds: number) => ({
  unitId,
  callSign: unitId.toUpperCase(),
  state: 2,
  rank,
  travelSeconds,
  metres: 900,
  needsSupervisor: false,
  reasons: [],
})
const advice: Advice = {
  assessmentId: 'a',
  version: 'v',
  noAdvice: null,
  units: [advised('wx1', 1, 300), advised('wx2', 2, 180)],
  excluded: [],
  closestUnitId: 'wx2',
  send: null,
  confidence: null,
}
const held = { id: 'other', grade: 'P3', log: 'log 9 of 22 November' } as Incident
const facts = { advice, incidentId: 'here', grade: 'P1', incidents: new Map([['other', held]]) }
const unit = (id: string, state: number | null = 2, incidentId: string | null = null) => ({
  id,
  callSign: id.toUpperCase(),
  state,
  incidentId,
})

test('only the unit first advised owes no reason', () => {
  assert.equal(choiceOf(unit('wx1'), facts).reasonOwed, false)
  assert.equal(choiceOf(unit('wx2'), facts).reasonOwed, true)
  assert.equal(choiceOf(unit('wx7'), facts).reasonOwed, true)
  assert.equal(choiceOf(unit('wx7'), { ...facts, advice: undefined }).reasonOwed, true)
  const off = { ...advice, noAdvice: 'The advice is switched off.' }
  assert.equal(choiceOf(unit('wx7'), { ...facts, advice: off }).reasonOwed, false)
})

test('a unit on a less urgent log may be taken from it knowingly, on an equal one it may not', () => {
  const free = choiceOf(unit('wx3', 7, 'other'), facts)
  assert.equal(free.refusal, undefined)
  assert.equal(free.divertFrom, held)
  const refused = choiceOf(unit('wx3', 7, 'other'), { ...facts, grade: 'P3' })
  assert.match(refused.refusal ?? '', /just as urgent/)
  assert.equal(refused.divertFrom, undefined)
})

test('what the server would refuse is refused here in the same words', () => {
  assert.match(choiceOf(unit('wx4', 9), facts).refusal ?? '', /has a prisoner/)
  assert.match(choiceOf(unit('wx4', null), facts).refusal ?? '', /has not booked on/)
  assert.match(choiceOf(unit('wx4', 6, 'here'), facts).refusal ?? '', /already on this log/)
})

test('the closest unit is compared in words', () => {
  assert.match(
    closestWords(advice) ?? '',
    /closest unit by road is WX2. WX1 takes 2 minutes longer/,
  )
  assert.match(closestWords({ ...advice, closestUnitId: 'wx1' }) ?? '', /WX1 is also the closest/)
  assert.equal(closestWords({ ...advice, units: [] }), undefined)
  assert.equal(minutesWords(20), '1 minute')
  assert.deepEqual([120, 960].map(distanceWords), ['100 m', '1.0 km'])
})
