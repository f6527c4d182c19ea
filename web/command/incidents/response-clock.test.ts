import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { elapsed, responseClock, span, timeWords } from './response-clock.ts'

const minute = 60_000
const base = { receivedAt: 0, dueAt: 15 * minute, atSceneAt: null, closedAt: null }
const at = (now: number, more: object = {}) => responseClock({ ...base, ...more }, now)

test('it counts calm, then soon, then late, in words', () => {
  assert.deepEqual(at(4 * minute), { tone: 'calm', waited: '4:00', words: 'Due in 11 min' })
  assert.deepEqual(at(10 * minute), { tone: 'soon', waited: '10:00', words: 'Soon: due in 5 min' })
  assert.deepEqual(at(18 * minute + 5_000), {
    tone: 'late',
    waited: '18:05',
    words: 'Late by 3 min',
  })
})

test('arrival stops the clock for good', () => {
  assert.deepEqual(at(50 * minute, { atSceneAt: 9 * minute }), {
    tone: 'met',
    waited: '9:00',
    words: 'Arrived in time',
  })
  assert.equal(at(50 * minute, { atSceneAt: 19 * minute }).words, 'Arrived 4 min late')
})

test('where no one is to be sent, nothing is late', () => {
  assert.equal(at(500 * minute, { dueAt: null }).tone, 'none')
  assert.equal(at(500 * minute, { closedAt: 2 * minute }).words, 'Closed, no one sent')
})

test('the tone never gets better while waiting', () => {
  const order = ['calm', 'soon', 'late']
  const moment = fc.integer({ min: 0, max: 60 * minute })
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)]
      assert.ok(order.indexOf(at(first).tone) <= order.indexOf(at(second).tone))
    }),
  )
})

test('spans and times read plainly', () => {
  assert.deepEqual([40_000, 12 * minute, 200 * minute, 180 * minute, 3000 * minute].map(span), [
    '40 s',
    '12 min',
    '3 h 20 min',
    '3 h',
    '2 days',
  ])
  assert.equal(elapsed(-5), '0:00')
  const noon = Date.UTC(2025, 10, 22, 12)
  assert.equal(timeWords(noon, noon + 1), '12:00')
  assert.equal(timeWords(noon - 86_400_000, noon), '21 Nov, 12:00')
})
