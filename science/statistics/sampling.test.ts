import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answersNeeded, marginOfError } from './sampling.ts'

test('500 answers of many people are good to 4.4 points at 95%', () => {
  assert.equal((100 * marginOfError({ answers: 500 })).toFixed(1), '4.4')
  assert.equal(marginOfError({ answers: 500, population: 500 }), 0)
  assert.ok(marginOfError({ answers: 500, population: 2000 }) < marginOfError({ answers: 500 }))
  assert.equal(answersNeeded(0.05), 385)
  assert.equal(answersNeeded(0.03), 1068)
  assert.equal(answersNeeded(0.05, { population: 1000 }), 278)
  assert.throws(() => marginOfError({ answers: 0 }), RangeError)
  assert.throws(() => marginOfError({ answers: 10, population: 5 }), RangeError)
  assert.throws(() => answersNeeded(0), RangeError)
})

test('the answers needed reach the margin, and one fewer does not', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.2, noNaN: true }),
      fc.integer({ min: 50, max: 100_000 }),
      (margin, population) => {
        const answers = answersNeeded(margin, { population })
        assert.ok(marginOfError({ answers, population }) <= margin + 1e-9)
        if (answers > 1) {
          assert.ok(marginOfError({ answers: answers - 1, population }) > margin - 1e-9)
        }
      },
    ),
    { seed: 1977, numRuns: 200 },
  )
})
