import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { studentQuantile } from './student-quantile.ts'

const near = (found: number, wanted: number, off: number) =>
  assert.ok(Math.abs(found - wanted) <= off, `${found}, not ${wanted}`)

test('Student’s intervals are those of the tables', () => {
  for (const [degrees, share, wanted] of [
    [1, 0.95, 12.7062],
    [2, 0.95, 4.30265],
    [3, 0.99, 5.84091],
    [4, 0.95, 2.77645],
    [9, 0.95, 2.26216],
    [18, 0.95, 2.10092],
    [30, 0.9, 1.69726],
    [120, 0.95, 1.97993],
    [1000, 0.95, 1.96234],
    [1e9, 0.95, 1.95996],
  ] as const) {
    near(studentQuantile(degrees, share), wanted, 1e-4)
  }
})

test('one and two degrees have a closed form', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.999, noNaN: true }), share => {
      const cauchy = Math.tan((Math.PI * share) / 2)
      near(studentQuantile(1, share), cauchy, 1e-9 * (1 + cauchy))
      const two = share * Math.sqrt(2 / (1 - share ** 2))
      near(studentQuantile(2, share), two, 1e-9 * (1 + two))
    }),
    { seed: 1908, numRuns: 300 },
  )
})

test('more degrees, whole or not, make the interval narrower, also where the way of reckoning changes', () => {
  const steps = [1, 1.5, 4, 4.2, 10.15, 197.9, 198, 999.9, 1000, 1000.1, 2000]
  for (const share of [0.5, 0.95, 0.999]) {
    const found = steps.map(degrees => studentQuantile(degrees, share))
    for (const [at, each] of found.slice(1).entries())
      assert.ok(each < found[at]!, `${steps[at + 1]}`)
  }
})

test('what is no degree or share is refused', () => {
  assert.throws(() => studentQuantile(0), RangeError)
  assert.throws(() => studentQuantile(Number.NaN), RangeError)
  assert.throws(() => studentQuantile(5, 1), RangeError)
})
