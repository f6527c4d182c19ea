import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Deflator, gdpDeflator, priceRatio, rebase, toNominal, toReal } from './deflate.ts'
import {
  add,
  BadMoneyError,
  inPounds,
  type Money,
  nominal,
  type Real,
  real,
  roundPence,
  splitEvenly,
  subtract,
  times,
  total,
} from './money.ts'

const runs = { seed: 1867, numRuns: 300 }
const deflator = gdpDeflator

test('real and nominal money, and money of two years, add neither in the compiler nor at run time', () => {
  // @ts-expect-error nominal money does not add to real money
  assert.throws(() => add(real(1, 2024), nominal(1)), /real money of 2024 and nominal money/)
  // @ts-expect-error real money does not add to nominal money
  assert.throws(() => add(nominal(1), real(1, 2024)), BadMoneyError)
  // @ts-expect-error prices of two years do not add
  assert.throws(() => subtract(real(1, 2024), real(1, 2012)), /2024 and real money of 2012/)
  // @ts-expect-error a plain object is no money, however alike
  const forged: Real<2024> = { kind: 'real', prices: 2024, pence: 1.5 }
  assert.equal(forged.pence, 1.5)
  // Years that the compiler cannot know are still refused when it runs.
  const [early, late]: Real[] = [real(1, 2012), real(1, 2024)]
  assert.throws(() => add(early!, late!), BadMoneyError)
  const mixed: Money[] = [real(1, 2024), nominal(1)]
  assert.throws(() => total(mixed), BadMoneyError)
})

test('money of one kind adds to the penny', () => {
  assert.equal(inPounds(add(nominal(0.1), nominal(0.2))), 0.3)
  assert.equal(inPounds(subtract(real(1, 2024), real(1.5, 2024))), -0.5)
  assert.equal(inPounds(total([nominal(1.01), nominal(2.02), nominal(-3.03)])), 0)
  assert.throws(() => total([]), BadMoneyError)
  // The contract of 2012: 98,000 pounds for 55 days.
  assert.equal(inPounds(times(nominal(98_000), 1 / 55)), 1781.82)
})

test('halves of a penny go away from zero, and what cannot be exact is refused', () => {
  assert.equal(roundPence(100.5), 101)
  assert.equal(roundPence(-100.5), -101)
  assert.equal(nominal(1.005).pence, 101)
  assert.equal(roundPence(100.49), 100)
  assert.ok(Object.is(roundPence(-0.2), 0))
  for (const bad of [Number.NaN, Infinity, 1e300]) {
    assert.throws(() => nominal(bad), BadMoneyError)
  }
  assert.throws(() => real(1, 2024.5), BadMoneyError)
})

test('equal parts add up to the whole and differ by a penny at most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: 1, max: 60 }),
      (pence, n) => {
        const parts = splitEvenly(nominal(pence / 100), n).map(part => part.pence)
        assert.equal(
          parts.reduce((sum, part) => sum + part, 0),
          pence,
        )
        assert.ok(Math.max(...parts) - Math.min(...parts) <= 1)
      },
    ),
    runs,
  )
  assert.throws(() => splitEvenly(nominal(1), 0), BadMoneyError)
})

test('the figures of 2012 and 2015 in the prices of 2024', () => {
  const contract = toReal(nominal(98_000), { in: 2012, prices: 2024, deflator })
  assert.equal(Math.round(inPounds(contract)), 136_245)
  assert.equal(contract.prices, 2024)
  const saving = toReal(nominal(130e6), { in: 2015, prices: 2024, deflator })
  assert.equal((inPounds(saving) / 1e6).toFixed(1), '173.0')
  assert.equal((100 * priceRatio(deflator, 2024, 2020)).toFixed(4), '85.2137')
})

test('there and back again is the same to the penny, and a year without a figure is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e10, max: 1e10 }), pence => {
      const amount = toReal(nominal(pence / 100), { in: 2012, prices: 2024, deflator })
      const back = toNominal(amount, { in: 2012, deflator })
      // A penny of 2024 is less than one of 2012, so nothing is lost going up and back.
      assert.equal(back.pence, pence)
      assert.equal(rebase(amount, 2024, deflator).pence, amount.pence)
    }),
    runs,
  )
  assert.throws(
    () => toReal(nominal(1), { in: 2013, prices: 2024, deflator }),
    /no figure for 2013/,
  )
  const broken: Deflator = { ...deflator, index: { 2012: 0, 2024: 100 } }
  assert.throws(() => priceRatio(broken, 2012, 2024), BadMoneyError)
})
