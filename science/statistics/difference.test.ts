import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { differenceOfMeans } from './difference.ts'

test('a difference worked out by hand', () => {
  // Standard error sqrt(1/100 + 1/100) = 0.1414; 198 degrees of freedom: 1.972 of it is 0.279.
  const one = { answers: 100, variance: 1 }
  const small = differenceOfMeans({ ...one, mean: 3 }, { ...one, mean: 3.2 })
  assert.deepEqual(
    [small.difference, small.low, small.high].map(value => value.toFixed(3)),
    ['0.200', '-0.079', '0.479'],
  )
  assert.equal(small.isTold, false)
  assert.equal(differenceOfMeans({ ...one, mean: 3 }, { ...one, mean: 3.3 }).isTold, true)
  assert.equal(differenceOfMeans({ ...one, mean: 3.3 }, { ...one, mean: 3 }).isTold, true)
})

test('unequal spread costs degrees of freedom, as Welch has it', () => {
  // a = 4/10, b = 1/40: freedom (0.425)^2 / (0.16/9 + 0.000625/39) = 10.15; t 2.224; half 2.224 * 0.652 = 1.450.
  const { high, difference } = differenceOfMeans(
    { answers: 10, mean: 3, variance: 4 },
    { answers: 40, mean: 3, variance: 1 },
  )
  assert.equal((high - difference).toFixed(2), '1.45')
})

test('turned round in time the change is the opposite', () => {
  const sample = fc.record({
    answers: fc.integer({ min: 5, max: 2000 }),
    mean: fc.double({ min: 1, max: 5, noNaN: true }),
    variance: fc.double({ min: 0, max: 4, noNaN: true }),
  })
  fc.assert(
    fc.property(sample, sample, (before, after) => {
      const there = differenceOfMeans(before, after)
      const back = differenceOfMeans(after, before)
      assert.equal(there.isTold, back.isTold)
      assert.ok(Math.abs(there.low + back.high) < 1e-9)
      assert.ok(there.low <= there.difference && there.difference <= there.high)
      const surer = differenceOfMeans(before, after, 0.99)
      assert.ok(surer.high - surer.low >= there.high - there.low)
    }),
    { seed: 1947, numRuns: 300 },
  )
})

test('of samples that say the same, one in twenty is told a change', () => {
  // A generator of Lehmer's, so that the draws are the same each time.
  let state = 1829
  const draw = () => {
    state = (state * 48_271) % 2_147_483_647
    return 1 + (state % 5)
  }
  const sample = (answers: number) => {
    const values = Array.from({ length: answers }, draw)
    const mean = values.reduce((sum, value) => sum + value, 0) / answers
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (answers - 1)
    return { answers, mean, variance }
  }
  const told = Array.from({ length: 4000 }, () => differenceOfMeans(sample(12), sample(40)))
  const share = told.filter(({ isTold }) => isTold).length / told.length
  assert.ok(Math.abs(share - 0.05) < 0.01, `${share}`)
})

test('too few answers, and what is no variance or confidence, are refused', () => {
  const good = { answers: 10, mean: 3, variance: 1 }
  assert.throws(() => differenceOfMeans({ ...good, answers: 4 }, good), RangeError)
  assert.throws(() => differenceOfMeans(good, { ...good, variance: -1 }), RangeError)
  assert.throws(() => differenceOfMeans(good, good, 1), RangeError)
  assert.equal(differenceOfMeans({ ...good, variance: 0 }, { ...good, variance: 0 }).isTold, false)
})
