import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDate, formatDateTime, formatRelative, formatTime } from './dates.ts'

test('dates and times are London ones, summer and winter', () => {
  assert.equal(formatDateTime('2025-06-03T13:05:00Z'), '3 June 2025 at 2:05pm')
  assert.equal(formatDateTime('2025-12-03T13:05:00Z'), '3 December 2025 at 1:05pm')
  assert.equal(formatDate('2025-06-30T23:30:00Z'), '1 July 2025')
  assert.equal(formatDate(new Date('2025-12-31T23:30:00Z')), '31 December 2025')
})

test('whole hours lose their minutes, and twelve is a word', () => {
  assert.equal(formatTime('2025-01-01T09:00:00Z'), '9am')
  assert.equal(formatTime('2025-01-01T12:00:00Z'), 'midday')
  assert.equal(formatTime('2025-01-01T00:00:00Z'), 'midnight')
  assert.equal(formatTime('2025-01-01T12:30:00Z'), '12:30pm')
  assert.equal(formatTime('2025-01-01T00:01:00Z'), '12:01am')
})

test('a gap is told as people tell it', () => {
  const now = '2025-06-03T13:05:00Z'
  const told: Record<string, string> = {
    '2025-06-03T13:05:00Z': 'just now',
    '2025-06-03T13:04:20Z': 'just now',
    '2025-06-03T13:05:20Z': 'in less than a minute',
    '2025-06-03T13:04:00Z': '1 minute ago',
    '2025-06-03T13:50:00Z': 'in 45 minutes',
    '2025-06-03T11:00:00Z': '2 hours ago',
    '2025-06-02T23:30:00Z': '13 hours ago',
    '2025-06-02T22:30:00Z': 'yesterday at 11:30pm',
    '2025-06-04T08:00:00Z': 'tomorrow at 9am',
    '2025-05-01T08:00:00Z': '1 May 2025 at 9am',
  }
  for (const [moment, words] of Object.entries(told)) {
    assert.equal(formatRelative(moment, now), words, moment)
  }
})

test('just after a summer midnight, yesterday is the day just ended in London', () => {
  const now = '2025-06-02T23:30:00Z'
  assert.equal(formatRelative('2025-06-02T20:00:00Z', now), 'yesterday at 9pm')
  assert.equal(formatRelative('2025-06-01T12:00:00Z', now), '1 June 2025 at 1pm')
  assert.equal(formatRelative('2025-06-03T20:00:00Z', now), 'in 20 hours')
})

test('what is not a time is refused', () => {
  assert.throws(() => formatDate('soon'), RangeError)
})
