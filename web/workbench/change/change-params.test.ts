import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf } from './change-params.ts'

test('half an hour after midnight of a summer night it is the next day here', () => {
  assert.equal(dayOf(new Date('2026-06-01T23:30:00Z')), '2026-06-02')
  assert.equal(dayOf(new Date('2026-11-30T23:30:00Z')), '2026-11-30')
})
