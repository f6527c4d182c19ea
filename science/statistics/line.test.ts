import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { predictOnLine } from './line.ts'

test('a prediction worked out by hand', () => {
  // Slope 0.8, level 3 at 2.5; squares left over 2.8, so s² 1.4; at 5 the factor is 1 + 1/4 + 6.25/5 = 2.5. t of 2 degrees 4.30265.
  const points = [2, 3, 2, 5].map((y, at) => ({ x: at + 1, y }))
  const { value, low, high } = predictOnLine(points, 5)
  assert.ok(Math.abs(value - 5) < 1e-12, `${value}`)
  assert.ok(Math.abs((high - low) / 2 - 4.30265 * Math.sqrt(1.4 * 2.5)) < 1e-4)
})

test('points on a line are predicted without error, and further away nothing is surer', () => {
  const noise = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 4,
    maxLength: 12,
  })
  fc.assert(
    fc.property(noise, fc.double({ min: -3, max: 3, noNaN: true }), (off, slope) => {
      const straight = off.map((_, x) => ({ x, y: 2 + slope * x }))
      const exact = predictOnLine(straight, 20)
      assert.ok(Math.abs(exact.value - (2 + 20 * slope)) < 1e-9)
      assert.ok(exact.high - exact.low < 1e-6)
      const noisy = off.map((by, x) => ({ x, y: 2 + slope * x + by }))
      const widths = [off.length, off.length + 5].map(place => {
        const { low, high } = predictOnLine(noisy, place)
        return high - low
      })
      assert.ok(widths[0]! <= widths[1]! + 1e-9)
    }),
    { seed: 1809, numRuns: 200 },
  )
})

test('too few points, or all in one place, are refused', () => {
  const [one, two] = [
    { x: 1, y: 1 },
    { x: 2, y: 2 },
  ]
  assert.throws(() => predictOnLine([one, two], 3), RangeError)
  assert.throws(() => predictOnLine([one, one, one], 3), RangeError)
})
