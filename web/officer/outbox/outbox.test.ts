import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NotebookAnswer } from '@bluelamp/respond/contract'
import fc from 'fast-check'
import { secondsToWait } from './backoff.ts'
import { nextBatch, type OutboxItem, settlementsOf, timeOf } from './outbox.ts'
import { stripWords } from './strip-words.ts'

const waiting = (seq: number, words = 'x'): OutboxItem => ({
  seq,
  ownerId: 'o',
  status: 'waiting',
  tries: 0,
  item: { attemptId: `a${seq}`, at: '', incidentId: 'i', kind: 'note', words },
})

test('an answer settles its own item, a passing fault leaves it waiting, and strangers change nothing', () => {
  const problem = { name: 'Error', words: 'Send it again', again: true }
  const answers: NotebookAnswer[] = [
    { attemptId: 'b', kept: false, problem: { ...problem, again: false } },
    { attemptId: 'stranger', kept: true },
    { attemptId: 'c', kept: false, problem },
    { attemptId: 'a', kept: false, problem: { ...problem, again: false } },
    { attemptId: 'a', kept: true },
  ]
  const sent = ['a', 'b', 'c', 'd'].map(attemptId => ({ attemptId }))
  assert.deepEqual(
    settlementsOf(sent, answers).map(({ attemptId, as }) => [attemptId, as]),
    [
      ['a', 'sent'],
      ['b', 'refused'],
      ['c', 'waiting'],
    ],
  )
})

test('batches keep the order, lose nothing, stay within bounds and never stop', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (lengths, items) => {
        let left = lengths.map((length, seq) => waiting(seq, 'w'.repeat(length)))
        const seen: number[] = []
        while (left.length > 0) {
          const batch = nextBatch(left, { items, letters: 1000 })
          assert.ok(batch.length >= 1 && batch.length <= items)
          const letters = batch.reduce((sum, { item }) => sum + JSON.stringify(item).length, 0)
          assert.ok(batch.length === 1 || letters <= 1000)
          seen.push(...batch.map(({ seq }) => seq))
          left = left.slice(batch.length)
        }
        assert.deepEqual(
          seen,
          lengths.map((_, seq) => seq),
        )
      },
    ),
    { seed: 3, numRuns: 200 },
  )
})

test('what is done later is never told as earlier, however the clock is turned', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 2 }), clocks => {
      let last: string | undefined
      for (const now of clocks) {
        const at = timeOf(now, last)
        assert.ok(last === undefined || Date.parse(at) >= Date.parse(last))
        assert.ok(Date.parse(at) >= now)
        last = at
      }
    }),
    { seed: 4 },
  )
})

test('waiting grows with failures, is bounded and never shrinks below half its ceiling', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), chance, (failures, chance) => {
      const seconds = secondsToWait(failures, chance)
      assert.ok(seconds >= 1 && seconds <= 120)
      assert.ok(secondsToWait(failures + 1, chance) >= seconds)
    }),
    { seed: 5 },
  )
})

test('the strip says how things stand in plain words', () => {
  const calm = {
    waiting: 0,
    refused: 0,
    sending: false,
    online: true,
    signedIn: true,
    serverBusy: false,
  }
  assert.deepEqual(stripWords(calm), { words: 'All sent', tone: 'calm' })
  assert.equal(stripWords({ ...calm, waiting: 3, online: false }).words, '3 waiting, no network')
  assert.equal(stripWords({ ...calm, waiting: 3, sending: true }).words, 'Sending…')
  assert.equal(
    stripWords({ ...calm, waiting: 2, refused: 1 }).words,
    '2 waiting, 1 refused, needs you',
  )
  assert.equal(stripWords({ ...calm, signedIn: false, waiting: 1 }).words, '1 waiting, signed out')
})
