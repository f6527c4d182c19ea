import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysSince, isOverAYearOld } from './days.ts'

test('days are counted over the ends of months and the change of the clocks', () => {
  assert.equal(daysSince('2026-03-28', '2026-03-30'), 2)
  assert.equal(daysSince('2024-02-28', '2024-03-01'), 2)
  assert.equal(daysSince('2026-12-01', '2026-11-30'), -1)
})

test('what was never done is over a year old, and a leap year is no more than a year', () => {
  assert.equal(isOverAYearOld('', '2026-11-30'), true)
  assert.equal(isOverAYearOld('2023-11-30', '2024-11-30'), false)
  assert.equal(isOverAYearOld('2023-11-29', '2024-11-30'), true)
})
