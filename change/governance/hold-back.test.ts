import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inPounds, nominal, real } from '@bluelamp/science/appraisal'
import fc from 'fast-check'
import { BadHoldBackError, dailyRate, holdBackLedger, type YearlyFinding } from './hold-back.ts'

const grounds = 'all measures of the schedule, quarterly report'
const terms = { price: nominal(1_000_000), share: 0.2, years: 5 }

test('a million over five years holds back 200,000, and each year met releases a fifth of it', () => {
  const start = holdBackLedger(terms, [])
  assert.equal(inPounds(start.heldBack), 200_000)
  assert.equal(inPounds(start.fixed), 800_000)
  assert.equal(inPounds(start.open), 200_000)
  assert.equal(inPounds(start.due), 800_000)
  const later = holdBackLedger(terms, [
    { year: 1, met: true, grounds },
    { year: 2, met: false, grounds },
  ])
  assert.equal(inPounds(later.released), 40_000)
  assert.equal(inPounds(later.forfeited), 40_000)
  assert.equal(inPounds(later.open), 120_000)
  assert.equal(inPounds(later.due), 840_000)
  assert.deepEqual(
    later.years.map(year => year.standing),
    ['released', 'forfeited', 'open', 'open', 'open'],
  )
})

test('55 days for 98,000 pounds are 1,781.82 a day', () => {
  assert.equal(inPounds(dailyRate(nominal(98_000), 55)), 1781.82)
  assert.throws(() => dailyRate(nominal(1), 0), /0 days/)
})

test('the ledger balances to the penny, whatever the price, share, years and findings', () => {
  const verdicts = fc.array(fc.constantFrom('met', 'failed', 'open'), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e11 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      verdicts,
      (pence, share, years) => {
        const findings = years.flatMap((verdict, at): YearlyFinding[] =>
          verdict === 'open' ? [] : [{ year: at + 1, met: verdict === 'met', grounds }],
        )
        const price = nominal(pence / 100)
        const ledger = holdBackLedger({ price, share, years: years.length }, findings)
        const { fixed, released, forfeited, open, due, heldBack } = ledger
        assert.equal(fixed.pence + released.pence + forfeited.pence + open.pence, pence)
        assert.equal(heldBack.pence, released.pence + forfeited.pence + open.pence)
        assert.equal(due.pence, fixed.pence + released.pence)
        const parts = ledger.years.map(year => year.part.pence)
        assert.ok(Math.max(...parts) - Math.min(...parts) <= 1)
        years.forEach((verdict, at) => {
          if (verdict === 'failed') assert.equal(ledger.years[at]!.standing, 'forfeited')
        })
        if (years.every(verdict => verdict === 'failed')) assert.equal(released.pence, 0)
        if (years.every(verdict => verdict === 'met')) assert.equal(due.pence, pence)
      },
    ),
    { seed: 2015, numRuns: 300 },
  )
})

test('a finding twice, for no year or without grounds is refused, and so is real money', () => {
  const found = { year: 1, met: true, grounds }
  const refused = (findings: readonly YearlyFinding[], words: RegExp) =>
    assert.throws(() => holdBackLedger(terms, findings), words)
  refused([found, found], /decided twice/)
  refused([{ ...found, year: 6 }], /no year 6/)
  refused([{ ...found, grounds: ' ' }], /without grounds/)
  assert.throws(() => holdBackLedger({ ...terms, share: 1.2 }, []), BadHoldBackError)
  assert.throws(() => holdBackLedger({ ...terms, years: 0 }, []), BadHoldBackError)
  // @ts-expect-error a contract is paid in cash, not in the prices of a year
  assert.throws(() => holdBackLedger({ ...terms, price: real(1, 2015) }, []), BadHoldBackError)
})
