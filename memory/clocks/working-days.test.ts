import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWorkingDay, londonDate, workingDaysAfter } from './working-days.ts'

test('weekends and bank holidays are not working days', () => {
  assert.equal(isWorkingDay('2026-11-20'), true)
  assert.equal(isWorkingDay('2026-11-21'), false)
  assert.equal(isWorkingDay('2026-11-22'), false)
  assert.equal(isWorkingDay('2026-04-03'), false, 'Good Friday')
  assert.equal(isWorkingDay('2026-12-28'), false, 'Boxing Day falls on a Saturday')
  assert.throws(() => isWorkingDay('2035-06-01'), /2035/)
})

// Start (London), working days, last day. Each was counted on a calendar by hand.
const cases: [string, number, string][] = [
  ['2026-11-20T12:00:00Z', 1, '2026-11-23'],
  ['2026-11-20T12:00:00Z', 5, '2026-11-27'],
  ['2026-11-21T12:00:00Z', 1, '2026-11-23'],
  ['2026-04-02T09:00:00Z', 1, '2026-04-07'],
  ['2026-04-02T09:00:00Z', 5, '2026-04-13'],
  ['2026-12-24T15:00:00Z', 1, '2026-12-29'],
  ['2026-12-24T15:00:00Z', 5, '2027-01-05'],
  ['2025-12-24T15:00:00Z', 2, '2025-12-30'],
  ['2026-05-22T10:00:00Z', 1, '2026-05-26'],
  ['2026-08-28T10:00:00Z', 2, '2026-09-02'],
  // Half past midnight in British summer time is still the day before in UTC.
  ['2026-06-11T23:30:00Z', 1, '2026-06-15'],
]

for (const [start, days, last] of cases) {
  test(`${days} working days from ${start} end on ${last}`, () => {
    const due = workingDaysAfter(new Date(start), days)
    assert.equal(londonDate(due), last)
    assert.notEqual(londonDate(new Date(due.getTime() + 1)), last, 'to the last moment of the day')
  })
}
