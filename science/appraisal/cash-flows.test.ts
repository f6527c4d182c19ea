import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { affordability } from './affordability.ts'
import { appraise, costPerOutcome, payback, weighLines } from './cash-flows.ts'
import { BadOptionError, checkOption, type Option } from './cost-phases.ts'
import { discountFactor, freemanGroom2026, greenBook2026 } from './discount.ts'
import { BadMoneyError, nominal, real } from './money.ts'
import { compareSchedules, runScenarios, simulateOption, tornado } from './sensitivity.ts'
import { switchingValues } from './switching.ts'

const pounds = (low: number, likely: number, high: number) => ({
  low: real(low, 2026),
  likely: real(likely, 2026),
  high: real(high, 2026),
})

/** The published case: costs 100, 50, 50 in years 0 to 2, benefits 30 in years 3 to 9. */
const cost = {
  name: 'build',
  phase: 'design and build',
  estimate: pounds(90, 100, 130),
  profile: [1, 0.5, 0.5],
} as const
const benefit = {
  name: 'time saved',
  kind: 'non-cash',
  estimate: pounds(20, 30, 35),
  profile: [0, 0, 0, 1, 1, 1, 1, 1, 1, 1],
} as const
const published: Option<2026> = {
  name: 'case',
  prices: 2026,
  costs: [cost],
  benefits: [benefit],
  unmonetised: [{ name: 'trust', words: 'people are told what became of their report' }],
}

test('the published case, to the digits given', () => {
  const found = appraise(published, greenBook2026)
  assert.equal(found.presentCosts.toFixed(4), '194.9847')
  assert.equal(found.presentBenefits.toFixed(4), '171.2398')
  assert.equal(found.npsv.toFixed(4), '-23.7449')
  assert.equal(found.bcr!.toFixed(4), '0.8782')
  assert.equal(found.paybackYears, undefined)
  assert.equal(found.costsByPhase['design and build'], found.presentCosts)
  assert.equal(found.costsByPhase.ownership, 0)
  assert.equal(found.benefitsByKind['non-cash'], found.presentBenefits)
  assert.deepEqual(found.netByYear, [-100, -50, -50, 30, 30, 30, 30, 30, 30, 30])
  assert.equal(found.unmonetised[0]!.name, 'trust')
  const { values } = switchingValues([published], greenBook2026)
  const annual = values.find(value => value.input === 'time saved')!
  assert.equal(annual.value.toFixed(4), '34.1599')
  assert.equal(annual.what, 'NPSV is 0')
})

test('what others pay lowers benefits and not public cost; dis-benefits are taken off', () => {
  const others = { ...cost, name: 'homes', bornBy: 'others', profile: [0.2] } as const
  const harm = { ...benefit, name: 'longer walk', kind: 'dis-benefit', profile: [0.5] } as const
  const plain = appraise(published, greenBook2026)
  const found = appraise(
    { ...published, costs: [cost, others], benefits: [benefit, harm] },
    greenBook2026,
  )
  const near = (value: number, expected: number) => assert.ok(Math.abs(value - expected) < 1e-9)
  near(found.presentPublicCosts, plain.presentCosts)
  near(found.presentCosts, plain.presentCosts + 20)
  near(found.presentBenefits, plain.presentBenefits - 15)
  near(found.npsv, plain.npsv - 35)
  near(found.bcr!, (plain.presentBenefits - 35) / plain.presentCosts)
  near(found.benefitsByKind['dis-benefit'], 15)
})

test('single figures, mixed prices and cash without a post that goes are refused, all at once', () => {
  const bad: Option = {
    name: 'bad',
    prices: 2026,
    costs: [
      { ...cost, estimate: pounds(100, 100, 100) },
      { ...cost, name: 'old', estimate: { ...pounds(1, 2, 3), likely: real(2, 2012) } },
    ],
    benefits: [
      { ...benefit, name: 'build', kind: 'cash-releasing' },
      { ...benefit, name: 'order', estimate: pounds(3, 2, 4), profile: [0] },
    ],
  }
  assert.throws(
    () => checkOption(bad),
    (fault: Error) =>
      fault instanceof BadOptionError &&
      [
        '"build" is a single figure',
        '"old" must be real money of 2026',
        'two lines are called "build"',
        '"build" releases no cash until',
        '"order" are out of order',
        'the years of "order"',
      ].every(words => fault.message.includes(words)),
  )
  const old = { low: real(1, 2012), likely: real(2, 2012), high: real(3, 2012) }
  const mixed: Option<2026> = {
    ...published,
    // @ts-expect-error the money of 2012 is not the money of 2026
    costs: [{ ...cost, estimate: old }],
  }
  assert.throws(() => appraise(mixed, greenBook2026), /real money of 2026/)
  assert.throws(() => appraise({ ...published, costs: [] }, greenBook2026), /has no costs/)
  const stray = { cake: 'low' } as const
  assert.throws(() => appraise(published, greenBook2026, stray), /no line called "cake"/)
})

test('payback is the year from which the sum stays paid', () => {
  assert.equal(payback([-100, 50, 50, 10]), 2)
  assert.equal(payback([-100, 50, 100]), 1.5)
  assert.equal(payback([-100, 150, -100, 200]), 2.25)
  assert.equal(payback([-100, 99]), undefined)
  assert.equal(payback([5, 5]), 0)
  const quick = { ...published, benefits: [{ ...benefit, estimate: pounds(100, 150, 200) }] }
  const { paybackYears } = appraise(quick, greenBook2026)
  // In year 3 the factor makes 135.29 of the 150; 194.98 are owed, so 59.69 of the 130.72 of year 4 are needed.
  assert.ok(Math.abs(paybackYears! - (3 + 59.6939 / 130.7163)) < 1e-4, `${paybackYears}`)
})

test('cost for each outcome counts outcomes as money is counted', () => {
  const found = costPerOutcome(1000, [0, 10, 10], greenBook2026)
  const expected =
    1000 / (10 * (discountFactor(greenBook2026, 1) + discountFactor(greenBook2026, 2)))
  assert.ok(Math.abs(found - expected) < 1e-9)
  assert.throws(() => costPerOutcome(1000, [0, 0], greenBook2026), RangeError)
  assert.throws(() => costPerOutcome(1000, [1, -1], greenBook2026), RangeError)
})

const rival: Option<2026> = {
  name: 'rival',
  prices: 2026,
  costs: [{ ...cost, name: 'licence', estimate: pounds(10, 20, 40) }],
  benefits: [{ ...benefit, estimate: pounds(1, 4, 9) }],
}

test('at its switching value an input really brings NPSV to 0 or a rival level', () => {
  const options = [published, rival]
  const { preferred, values, smallest } = switchingValues(options, greenBook2026)
  assert.equal(preferred, 'rival')
  assert.deepEqual(smallest, values.slice(0, 3))
  assert.equal(smallest.length, 3)
  for (const value of values) {
    const change = { [value.input]: { change: value.change } }
    const npsv = (name: string) => {
      const option = options.find(one => one.name === name)!
      const has = weighLines(option, greenBook2026).some(line => line.name === value.input)
      return appraise(option, greenBook2026, has ? change : {}).npsv
    }
    const left = value.rival ? npsv(value.option) - npsv(value.rival) : npsv(value.option)
    assert.ok(Math.abs(left) < 1e-9, `${value.input}: ${left}`)
  }
  const sizes = values.map(value => Math.abs(value.change))
  assert.deepEqual(
    sizes,
    [...sizes].sort((a, b) => a - b),
  )
  assert.ok(values.every(value => value.change >= -1))
  assert.throws(() => switchingValues([], greenBook2026), /no option/)
  assert.throws(() => switchingValues([rival, rival], greenBook2026), /one name/)
})

test('the tornado agrees with appraising each end, widest first', () => {
  const bars = tornado(published, greenBook2026)
  for (const { input, atLow, atHigh } of bars) {
    const at = (end: 'low' | 'high') => appraise(published, greenBook2026, { [input]: end }).npsv
    assert.ok(Math.abs(at('low') - atLow) < 1e-9)
    assert.ok(Math.abs(at('high') - atHigh) < 1e-9)
  }
  assert.deepEqual(
    bars.map(bar => bar.input),
    ['time saved', 'build'],
  )
})

test('scenarios move several lines and delay benefits; the 3% is shown beside', () => {
  const [worse, late, never] = runScenarios(published, greenBook2026, [
    {
      name: 'worse',
      words: 'dear and of little use',
      settings: { build: 'high', 'time saved': 'low' },
    },
    { name: 'late', words: 'two years late', benefitsLate: 2 },
    { name: 'never', words: 'no benefit in time', benefitsLate: 20 },
  ])
  assert.equal(worse!.scenario, 'worse')
  assert.ok(Math.abs(worse!.presentCosts - 1.3 * 194.9847) < 1e-3)
  assert.deepEqual(late!.netByYear.slice(3), [0, 0, 30, 30, 30, 30, 30])
  assert.equal(never!.presentBenefits, 0)
  const [three] = compareSchedules(published)
  assert.equal(three!.schedule, freemanGroom2026.name)
  assert.ok(three!.npsv > appraise(published, greenBook2026).npsv)
})

test('simulating an option recovers the mean worked by hand, with both spreads', () => {
  const lines = weighLines(published, greenBook2026)
  for (const [spread, likely, by] of [
    ['triangular', 1, 3],
    ['pert', 4, 6],
  ] as const) {
    const mean = lines.reduce(
      (sum, line) => sum + (line.weight * (line.low + likely * line.likely + line.high)) / by,
      0,
    )
    const found = simulateOption(published, greenBook2026, { seed: 4, spread })
    assert.ok(Math.abs(found.mean.value - mean) < 6 * found.mean.standardError + 1e-6)
    const [p10, p50, p90] = found.percentiles.map(one => one.value)
    assert.ok(p10! < p50! && p50! < p90!)
  }
})

test('NPSV is the sum of weights times pounds, whatever the lines', () => {
  const line = fc.record({
    likely: fc.integer({ min: 1, max: 1_000_000 }),
    profile: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 40 }),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), lines => {
      const make = (from: (typeof lines)[number], name: string) => ({
        name,
        estimate: pounds(from.likely / 2, from.likely, from.likely * 2),
        profile: [...from.profile, 1],
      })
      const option: Option<2026> = {
        name: 'any',
        prices: 2026,
        costs: lines.map((from, at) => ({ ...make(from, `c${at}`), phase: 'ownership' })),
        benefits: lines.map((from, at) => ({ ...make(from, `b${at}`), kind: 'quality' })),
      }
      // The same lines on both sides: nothing is left.
      const { npsv, presentCosts } = appraise(option, greenBook2026)
      assert.ok(Math.abs(npsv) <= 1e-9 * presentCosts)
    }),
    { seed: 11, numRuns: 100 },
  )
})

test('cash is compared with budgets year by year, to the penny, and real money is refused', () => {
  const found = affordability(2026, [nominal(100.1), nominal(50)], [nominal(100), nominal(50.1)])
  assert.deepEqual(
    found.years.map(year => [year.year, year.left.pence, year.carried.pence]),
    [
      [2026, -10, -10],
      [2027, 10, 0],
    ],
  )
  assert.equal(found.affordableEachYear, false)
  assert.equal(found.affordableOverall, true)
  // @ts-expect-error the financial case is in nominal money
  assert.throws(() => affordability(2026, [real(1, 2026)], [nominal(1)]), BadMoneyError)
  assert.throws(() => affordability(2026, [], []), BadMoneyError)
})
