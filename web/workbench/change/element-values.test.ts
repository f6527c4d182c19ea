import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fteWords, moneyWords, poundWords, signed, signedWords } from './element-values.ts'
import { cut, linesOf } from './views/svg-words.ts'

test('money is said to be read, or to the penny to be added up', () => {
  assert.deepEqual([9_800_000, 1_300_000_000, -250_050_000].map(moneyWords), [
    '£98,000',
    '£13.0m',
    '−£2.50m',
  ])
  assert.deepEqual([35_261_840_735, 125_050, -100, 0].map(poundWords), [
    '£352,618,407.35',
    '£1,250.50',
    '−£1',
    '£0',
  ])
})

test('a difference says which way it goes, and nothing of what rounds to nothing', () => {
  assert.deepEqual(
    [signed(1.204, 2), signed(-0.35, 1), signed(-0.001, 2), signed(0, 1)],
    ['+1.20', '−0.3', '0.00', '0.0'],
  )
  assert.equal(signedWords(250, fteWords), '+2.5')
  assert.equal(signedWords(-125_050, poundWords), '−£1,250.50')
  assert.equal(signedWords(0, poundWords), '£0')
})

test('words in a picture stay within their lines', () => {
  assert.equal(cut('Response', 8), 'Response')
  assert.equal(cut('Responses', 8), 'Respons…')
  assert.deepEqual(linesOf('Head of contact and resolution', 12, 2), ['Head of', 'contact and…'])
  assert.deepEqual(linesOf('Neighbourhoods', 8, 2), ['Neighbo…'])
  for (const text of ['', 'a', 'Superintendents everywhere, one after another, without an end']) {
    const lines = linesOf(text, 10, 3)
    assert.ok(lines.length <= 3 && lines.every(line => line.length <= 10), lines.join('|'))
  }
})
