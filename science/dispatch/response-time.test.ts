import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  agentsNeeded,
  busyShare,
  erlangC,
  median,
  percentile,
  summariseResponse,
} from './response-time.ts'
import { inventedSirenFactors, roadSettings, secondsOnSirens } from './siren.ts'

const round = (value: number, places: number): number => Number(value.toFixed(places))
const runs = { seed: 1917, numRuns: 200 }

test('Erlang C gives the reference figures for 10 Erlangs and 14 agents', () => {
  const result = erlangC({ load: 10, agents: 14, handleSeconds: 180, withinSeconds: 20 })
  assert.equal(round(result.waitShare, 5), 0.17413)
  assert.equal(round(result.serviceLevel, 5), 0.88835)
  assert.equal(round(result.meanWaitSeconds, 2), 7.84)
})

test('Erlang C agrees with the factorial formula', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.integer({ min: 1, max: 30 }),
      (use, c) => {
        const a = use * c
        let term = 1
        let sum = 0
        for (let k = 0; k < c; k++) {
          sum += term
          term *= a / (k + 1)
        }
        const top = (term * c) / (c - a)
        const { waitShare } = erlangC({ load: a, agents: c, handleSeconds: 60, withinSeconds: 0 })
        assert.ok(Math.abs(waitShare - top / (sum + top)) < 1e-9)
      },
    ),
    runs,
  )
})

test('many agents do not overflow, overload waits for ever, and one fewer than needed is too few', () => {
  const big = erlangC({ load: 900, agents: 950, handleSeconds: 300, withinSeconds: 10 })
  assert.ok(big.waitShare > 0 && big.waitShare < 0.2)
  assert.deepEqual(erlangC({ load: 5, agents: 5, handleSeconds: 60, withinSeconds: 20 }), {
    waitShare: 1,
    serviceLevel: 0,
    meanWaitSeconds: Infinity,
  })
  const ask = { load: 10, handleSeconds: 180, withinSeconds: 10 }
  const agents = agentsNeeded({ ...ask, goal: 0.9 })
  assert.ok(erlangC({ ...ask, agents }).serviceLevel >= 0.9)
  assert.ok(erlangC({ ...ask, agents: agents - 1 }).serviceLevel < 0.9)
  assert.throws(() => agentsNeeded({ ...ask, goal: 1 }), /never reached/)
  assert.equal(
    busyShare({ jobsPerHour: 12, minutesPerJob: 50, unitsPerJob: 1.5, units: 40 }),
    0.375,
  )
  assert.equal(busyShare({ jobsPerHour: 90, minutesPerJob: 60, unitsPerJob: 1, units: 40 }), 1)
})

test('percentiles lie between neighbours and one lost arrival hardly moves the median', () => {
  assert.equal(median([3, 1, 2]), 2)
  assert.equal(median([4, 1, 2, 3]), 2.5)
  assert.equal(percentile([10, 20, 30, 40, 50], 0.9), 46)
  assert.equal(percentile([7], 0.2), 7)
  assert.throws(() => median([]), RangeError)
  assert.throws(() => percentile([1], 1.5), RangeError)
  const times = [300, 400, 500, 600, 700]
  assert.equal(median([...times, 90_000]), 550)
})

test('a summary leaves out what was never logged and says so', () => {
  const summary = summariseResponse([600, 800, 1000, 1200, -30, Number.NaN], 900)!
  assert.equal(summary.count, 4)
  assert.equal(summary.unusable, 2)
  assert.equal(summary.median, 900)
  assert.equal(summary.withinTarget, 0.5)
  // Wilson's interval for 2 of 4, worked by hand.
  assert.equal(round(summary.withinTargetLow, 3), 0.15)
  assert.equal(round(summary.withinTargetHigh, 3), 0.85)
  assert.equal(summariseResponse([-1], 900), undefined)
})

test('sirens shorten each arc by the factor of its setting', () => {
  const settings = roadSettings.map((_, index) => index)
  assert.deepEqual([...secondsOnSirens([100, 100, 100], settings)], [75, 80, 90])
  const factors = { ...inventedSirenFactors, rural: 0 }
  assert.throws(() => secondsOnSirens([1], [1], factors), /rural factor 0/)
  assert.throws(() => secondsOnSirens([1], [5]), /setting 5/)
  assert.throws(() => secondsOnSirens([1], []), /1 times but 0/)
})
