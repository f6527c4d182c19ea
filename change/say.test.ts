import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayDay, sayPence, sayPercent, sayPounds, sayPoundsInMillions } from './say.ts'

test('days are said in full', () => {
  assert.equal(sayDay('2015-03-07'), '7 March 2015')
  assert.equal(sayDay('soon'), 'soon')
  assert.equal(sayDay(''), '')
})

test('pounds are said whole, and a credit has its sign', () => {
  assert.equal(sayPounds(1234567.4), '£1,234,567')
  assert.equal(sayPounds(-21), '−£21')
  assert.equal(sayPence(123_456), '£1,235')
  assert.equal(sayPoundsInMillions(-12_340_000), '−£12.3m')
})

test('a share is said in hundredths, and one that nobody knows as a dash', () => {
  assert.equal(sayPercent(0.2351), '23.5%')
  assert.equal(sayPercent(1), '100%')
  assert.equal(sayPercent(undefined), '–')
})
