import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appraise, greenBook2026 } from '@bluelamp/science/appraisal'
import { element } from '../model/testing.ts'
import { workedModel } from '../worked-example/testing.ts'
import { appraiseOptions, toOption, withOptimism } from './appraise-options.ts'

const model = workedModel
const line = (what: string, from: number, to: number, likely: number, more: object = {}) => ({
  what,
  from,
  to,
  low: likely - 100,
  likely,
  high: likely + 100,
  ...more,
})

test('an option of three costs and seven years of benefit is worth what the vector says', () => {
  // Costs of 100, 50 and 50 in years 0 to 2, benefits of 30 in years 3 to 9.
  const option = element('Case', 'option', {
    costs: [
      line('Build', 0, 0, 10_000, { phase: 'design-and-build' }),
      line('Bring in', 1, 2, 5000, { phase: 'implementation' }),
    ],
    benefits: [line('Saved', 3, 9, 3000, { sort: 'cash-releasing', released: 'A lease ends' })],
  })
  const found = appraise(toOption(option, 2026), greenBook2026)
  assert.equal(found.presentCosts.toFixed(4), '194.9847')
  assert.equal(found.presentBenefits.toFixed(4), '171.2398')
  assert.equal(found.npsv.toFixed(4), '-23.7449')
  assert.equal(found.benefitsByKind['cash-releasing'].toFixed(4), '171.2398')
  // A bias of 10 % on what comes before ownership, which here is all of it.
  const raised = appraise(withOptimism(toOption(option, 2026), 10), greenBook2026)
  assert.equal(raised.presentCosts.toFixed(3), (194.9847 * 1.1).toFixed(3))
})

test('no post or cost goes, no cash is released', () => {
  const option = element('Case', 'option', {
    costs: [line('Build', 0, 0, 10_000, { phase: 'ownership' })],
    benefits: [line('Minutes', 1, 2, 3000, { sort: 'cash-releasing' })],
  })
  const found = appraise(toOption(option, 2026), greenBook2026)
  assert.equal(found.benefitsByKind['cash-releasing'], 0)
  assert.ok(found.benefitsByKind['non-cash'] > 0)
})

test('the worked example is appraised: each option with a spread round its likely worth, and what would flip the ranking', () => {
  const found = appraiseOptions(model)
  assert.deepEqual(found.faulty, [])
  assert.ok(found.options.length >= 4)
  for (const { adjusted, plain, spread, atThreePercent } of found.options) {
    const [low, middle, high] = spread.percentiles.map(({ value }) => value)
    assert.ok(low! < middle! && middle! < high!)
    assert.ok(
      low! < adjusted.npsv + Math.abs(adjusted.npsv) &&
        high! > adjusted.npsv - Math.abs(adjusted.npsv),
    )
    assert.ok(adjusted.presentCosts >= plain.presentCosts)
    assert.ok(atThreePercent.presentCosts > adjusted.presentCosts)
  }
  assert.equal(found.switching?.smallest.length, 3)
  assert.deepEqual(appraiseOptions(model), found)
})

test('what cannot be appraised is named and does not hide the rest', () => {
  const single = element('Single', 'option', {
    stands: 'more',
    costs: [{ what: 'Build', phase: 'start-up', from: 0, to: 0, low: 5, likely: 5, high: 5 }],
  })
  const found = appraiseOptions({ ...model, elements: [...model.elements, single] })
  assert.equal(found.faulty.length, 1)
  assert.match(found.faulty[0]!.why, /single figure/)
  assert.equal(found.options.length, appraiseOptions(model).options.length)
})
