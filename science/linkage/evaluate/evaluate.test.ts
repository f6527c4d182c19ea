import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  BadTruthError,
  evaluatePairs,
  pairsReached,
  precisionRecall,
  unlinkables,
} from './index.ts'

const clusterings = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: -1, max: 5 })), {
    minLength: 1,
    maxLength: 25,
  })
  .map(rows => ({
    predicted: Int32Array.from(rows, row => row[0]),
    truth: Int32Array.from(rows, row => row[1]),
  }))

/** The definitions, pair by pair and record by record. */
function slowly(predicted: Int32Array, truth: Int32Array) {
  const rows = [...truth.keys()].filter(row => truth[row]! >= 0)
  let [agreed, said, truly] = [0, 0, 0]
  for (const a of rows) {
    for (const b of rows) {
      if (a >= b) continue
      const ours = predicted[a] === predicted[b]
      const theirs = truth[a] === truth[b]
      if (ours) said++
      if (theirs) truly++
      if (ours && theirs) agreed++
    }
  }
  const mean = (value: (row: number) => number) =>
    rows.length === 0 ? 1 : rows.reduce((sum, row) => sum + value(row), 0) / rows.length
  const both = (a: number) =>
    rows.filter(b => predicted[a] === predicted[b] && truth[a] === truth[b]).length
  return {
    precision: said === 0 ? 1 : agreed / said,
    recall: truly === 0 ? 1 : agreed / truly,
    b3precision: mean(a => both(a) / rows.filter(b => predicted[a] === predicted[b]).length),
    b3recall: mean(a => both(a) / rows.filter(b => truth[a] === truth[b]).length),
  }
}

const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`)

test('the figures are those of the definitions', () => {
  fc.assert(
    fc.property(clusterings, ({ predicted, truth }) => {
      const found = evaluatePairs(predicted, truth)
      const expected = slowly(predicted, truth)
      near(found.precision, expected.precision)
      near(found.recall, expected.recall)
      near(found.b3.precision, expected.b3precision)
      near(found.b3.recall, expected.b3recall)
      assert.equal(found.clusters, new Set(predicted).size)
    }),
    { numRuns: 500, seed: 1 },
  )
})

test('lengths that differ are refused', () => {
  assert.throws(() => evaluatePairs(Int32Array.of(0), Int32Array.of(0, 1)), BadTruthError)
})

test('a threshold keeps pairs of one weight together and counts what was never a candidate', () => {
  const pairs = {
    left: Int32Array.of(0, 0, 1, 3),
    right: Int32Array.of(1, 2, 3, 4),
    weight: Float32Array.of(9, 5, 5, 1),
  }
  const truth = Int32Array.of(0, 0, 0, 1, -1)
  const curve = precisionRecall(pairs, truth)
  assert.deepEqual(
    curve.map(({ weight, pairs: count }) => [weight, count]),
    [
      [9, 1],
      [5, 3],
    ],
  )
  near(curve[0]!.recall, 1 / 3)
  near(curve[1]!.precision, 2 / 3)
  near(curve[1]!.recall, 2 / 3)
  assert.deepEqual(pairsReached(pairs, truth), { reached: 2, truePairs: 3, share: 2 / 3 })
})

test('unlinkable is who could not be linked to a copy of themselves', () => {
  const curve = unlinkables(Float32Array.of(3, 1, 2, 2))
  assert.deepEqual(curve, [
    { weight: 1, share: 0 },
    { weight: 2, share: 0.25 },
    { weight: 3, share: 0.75 },
  ])
})
