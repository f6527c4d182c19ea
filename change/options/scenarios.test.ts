import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workedModel } from '../worked-example/testing.ts'
import { appraiseOptions } from './appraise-options.ts'
import { optionScenarios } from './scenarios.ts'

test('each story is worth no more than the estimate, and all three no more than each', () => {
  const { scenarios, rows, best } = optionScenarios(workedModel)
  assert.equal(scenarios.length, 5)
  const { options } = appraiseOptions(workedModel)
  assert.deepEqual(
    rows.map(({ element }) => element.id),
    options.map(({ element }) => element.id),
  )
  for (const [at, { worth }] of rows.entries()) {
    const [estimated, ...harder] = worth
    assert.ok(Math.abs(estimated! - options[at]!.adjusted.npsv) < 1e-6)
    for (const value of harder) assert.ok(value <= estimated!)
    for (const value of worth) assert.ok(worth.at(-1)! <= value + 1e-6)
  }
  for (const [at, element] of best.entries()) {
    const most = Math.max(...rows.map(({ worth }) => worth[at]!))
    assert.equal(rows.find(row => row.element === element)!.worth[at], most)
  }
})
