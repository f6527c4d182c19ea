import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  annuity,
  BadDiscountError,
  type DiscountSchedule,
  discountFactor,
  discountFactors,
  discountSchedules,
  freemanGroom2026,
  greenBook2022,
  greenBook2026,
  greenBook2026Health,
  presentValue,
  scheduleOn,
  socialTimePreference,
} from './discount.ts'

const runs = { seed: 2026, numRuns: 200 }

test('the published factors of the standard schedule', () => {
  const published = {
    0: '1.000000',
    10: '0.708919',
    30: '0.356278',
    31: '0.345901',
    60: '0.146782',
    75: '0.094214',
    76: '0.091916',
    100: '0.050818',
  }
  for (const [year, factor] of Object.entries(published)) {
    assert.equal(discountFactor(greenBook2026, Number(year)).toFixed(6), factor, `year ${year}`)
    assert.equal(discountFactor(greenBook2022, Number(year)).toFixed(6), factor, `year ${year}`)
  }
  assert.equal(annuity(greenBook2026, 1, 10).toFixed(6), '8.316605')
  // Year 31 stands on year 30, not on 31 years at the rate of its own band.
  assert.equal(discountFactor(greenBook2026, 31), discountFactor(greenBook2026, 30) / 1.03)
})

test('the published case: costs in years 0 to 2, benefits in years 3 to 9', () => {
  assert.equal(presentValue(greenBook2026, [100, 50, 50]).toFixed(4), '194.9847')
  assert.equal((30 * annuity(greenBook2026, 3, 9)).toFixed(4), '171.2398')
  assert.equal(presentValue(greenBook2026, []), 0)
})

test('each band of every schedule is reached in its own year', () => {
  for (const schedule of discountSchedules) {
    const factors = discountFactors(schedule, 320)
    for (const { fromYear, rate } of schedule.bands) {
      const step = factors[fromYear - 1]! / factors[fromYear]! - 1
      assert.ok(Math.abs(step - rate) < 1e-12, `${schedule.name}, year ${fromYear}`)
    }
  }
  assert.equal(Math.round(1e4 * greenBook2026Health.bands[1]!.rate), 129)
  assert.equal(freemanGroom2026.bands[0]!.rate, 0.03)
})

test('a case takes the vintage of its day, and a recommendation is never in force', () => {
  assert.equal(scheduleOn('2026-02-04'), greenBook2022)
  assert.equal(scheduleOn('2026-02-05'), greenBook2026)
  assert.equal(scheduleOn('2026-12-01'), greenBook2026)
  assert.equal(scheduleOn('2026-12-01', 'health'), greenBook2026Health)
  assert.throws(() => scheduleOn('1999-01-01'), BadDiscountError)
  assert.throws(() => scheduleOn('5 February 2026'), BadDiscountError)
})

test('the rate is the sum of its parts', () => {
  const rate = socialTimePreference({ delta: 0.005, l: 0.01, mu: 1, growth: 0.02 })
  assert.equal(rate.toFixed(4), '0.0350')
})

test('later is worth less, present values add, and annuities are differences', () => {
  const amount = fc.integer({ min: -1000, max: 1000 })
  const years = fc.tuple(amount, amount)
  fc.assert(
    fc.property(
      fc.array(years, { minLength: 1, maxLength: 120 }),
      fc.constantFrom(...discountSchedules),
      (pairs, schedule) => {
        const factors = discountFactors(schedule, pairs.length)
        assert.ok(factors.every((factor, year) => year === 0 || factor < factors[year - 1]!))
        const of = (pick: (pair: readonly [number, number]) => number) =>
          presentValue(schedule, pairs.map(pick))
        const apart = of(pair => pair[0]) + of(pair => pair[1])
        assert.ok(Math.abs(of(pair => pair[0] + pair[1]) - apart) < 1e-6)
        const last = pairs.length
        const whole = annuity(schedule, 0, last)
        assert.ok(Math.abs(whole - annuity(schedule, 0, 0) - annuity(schedule, 1, last)) < 1e-9)
      },
    ),
    runs,
  )
})

test('what makes no sense is refused', () => {
  assert.throws(() => discountFactor(greenBook2026, -1), BadDiscountError)
  assert.throws(() => discountFactor(greenBook2026, 1.5), BadDiscountError)
  assert.throws(() => annuity(greenBook2026, 5, 3), BadDiscountError)
  assert.throws(() => presentValue(greenBook2026, [1, Number.NaN]), /year 1 holds NaN/)
  const late: DiscountSchedule = { ...greenBook2026, bands: [{ fromYear: 2, rate: 0.03 }] }
  assert.throws(() => discountFactor(late, 3), /begin at year 1/)
})
