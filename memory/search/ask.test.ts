import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readAsked } from './ask.ts'

const now = new Date('2026-11-20T12:00:00Z')
const read = (typed: string) => {
  const { words, keys, born, district, near } = readAsked(typed, now)
  return {
    words: words.join(' '),
    keys: keys.map(each => each[0]),
    ...(born && { born }),
    ...(district && { district }),
    ...(near && { near }),
  }
}

test('people type everything in one box', () => {
  const table: [string, ReturnType<typeof read>][] = [
    ['nowak 1990 b15', { words: 'nowak', keys: [], born: 1990, district: 'B15' }],
    ['Smith, John dob 03/05/1990', { words: 'john smith', keys: ['date-of-birth:1990-05-03'] }],
    ['3rd May 1990 smith', { words: 'smith', keys: ['date-of-birth:1990-05-03'] }],
    ['john  SMITH b15 2tt', { words: 'john smith', keys: ['postcode:B152TT'] }],
    ['+44 (0)7700 900123', { words: '', keys: ['phone:07700900123'] }],
    ['nowak 07700900123', { words: 'nowak', keys: ['phone:07700900123'] }],
    ['a.b@example.org', { words: '', keys: ['email:a.b@example.org'] }],
    [
      'smith near B15 2TT within 2 km',
      { words: 'smith', keys: [], near: { place: 'B15 2TT', metres: 2000 } },
    ],
    ['near Weston', { words: '', keys: [], near: { place: 'Weston', metres: 500 } }],
  ]
  for (const [typed, expected] of table) assert.deepEqual(read(typed), expected, typed)
})

test('a reference, a registration and a PNC number stand under the keys that they are kept by', () => {
  const keys = (typed: string) => readAsked(typed, now).keys.flat()
  assert.ok(keys('west/123/26').includes('reference:WEST/123/26'))
  assert.ok(keys('west/000123/26').includes('reference:WEST/123/26'))
  assert.ok(keys('BL-ab12-cd34').includes('reference:BLAB12CD34'))
  for (const plate of ['AB12 CDE', 'ab12cde']) {
    assert.ok(keys(plate).includes('registration:AB12CDE'))
  }
  assert.ok(keys('14/120018R').includes('pnc-id:140120018R'))
})

test('anything may be typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), typed => {
      const asked = readAsked(typed, now)
      assert.ok(asked.words.every(word => word !== '') && asked.typed.length <= 200)
    }),
    { seed: 3, numRuns: 3000 },
  )
})
