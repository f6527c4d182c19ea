import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chooseRules, type Found } from './choose-rules.ts'

const all = () => true

test('a rule that finds nothing of its own goes, and so does one that finds much for little', () => {
  const found: Found[] = [
    { rules: 0b0001, pairs: 1000, same: 500 },
    { rules: 0b0011, pairs: 1000, same: 400 },
    { rules: 0b0100, pairs: 100_000, same: 1 },
    { rules: 0b1000, pairs: 3000, same: 99 },
  ]
  assert.deepEqual(chooseRules(found, 4, all).kept, [0, 3])
  assert.deepEqual(chooseRules(found, 4, rule => rule !== 2).kept, [0, 2, 3])
})

test('of two rules that find the same, one stays', () => {
  const found: Found[] = [{ rules: 0b11, pairs: 1000, same: 500 }]
  assert.equal(chooseRules(found, 2, all).kept.length, 1)
})

test('no choice of rules loses more than a five hundredth of the pairs that are the same', () => {
  const one = fc
    .record({
      rules: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      pairs: fc.integer({ min: 1, max: 100_000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ rules, pairs, share }) => ({ rules, pairs, same: pairs * share ** 4 }))
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), found => {
      const { kept, lost } = chooseRules(found, 32, all)
      const standing = kept.reduce((bits, rule) => bits | (1 << rule), 0) >>> 0
      const of = (some: readonly Found[]) => some.reduce((sum, { same }) => sum + same, 0)
      const gone = of(found.filter(({ rules }) => (rules & standing) === 0))
      assert.ok(gone <= 0.002 * of(found) + 1e-6)
      assert.ok(Math.abs(gone - lost * of(found)) < 1e-6 * (1 + of(found)))
    }),
    { seed: 3, numRuns: 500 },
  )
})
