import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element } from '../model/element.ts'
import { workedModel } from '../worked-example/testing.ts'
import { scopeFindings } from './scope-findings.ts'
import { meanError, outlookOf, uncompared } from './service-outlook.ts'

const service = {
  body: {
    outlook: [
      { year: 2026, expected: 90 },
      { year: 2024, expected: 100, actual: 110 },
      { year: 2025, expected: 50, actual: 40 },
    ],
  },
} as unknown as Element

test('what was expected is held against what came, year by year', () => {
  assert.deepEqual(
    outlookOf(service).map(({ year, error }) => [year, error && Math.round(100 * error)]),
    [
      [2024, 10],
      [2025, -20],
      [2026, undefined],
    ],
  )
  assert.ok(Math.abs(meanError(service)! - 0.15) < 1e-9)
})

test('a year is to be compared once it is over, not before', () => {
  assert.deepEqual(uncompared(service, '2026-12-31'), [])
  assert.deepEqual(uncompared(service, '2027-01-01'), [2026])
})

test('every service of the worked example is described; one year was never compared', () => {
  const found = scopeFindings(workedModel, '2026-11-30').filter(({ text }) =>
    /delivered|compared/.test(text),
  )
  assert.deepEqual(
    found.map(({ element, text }) => [element, text]),
    [['service-forensics', 'Demand of 2025 was expected and never compared']],
  )
})
