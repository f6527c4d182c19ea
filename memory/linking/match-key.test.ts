import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type DetailName, matchKey } from './match-key.ts'

test('the same phone number is one key however it is written', () => {
  const keys = ['07700 900123', '+44 7700 900123', '+44 (0)7700-900123', '0044 7700 900 123'].map(
    text => matchKey('phone', text),
  )
  assert.equal(new Set(keys).size, 1, keys.join(' '))
})

test('names match whatever their order, case or marks', () => {
  assert.equal(matchKey('name', 'Łucja Nowak-Zając'), matchKey('name', 'nowak zając ŁUCJA'))
  assert.equal(matchKey('name', 'José Peña'), matchKey('name', 'Pena, Jose'))
  assert.notEqual(matchKey('name', 'Amir Khan'), matchKey('name', 'Amira Khan'))
})

test('a key made from a key is itself: nothing is lost a second time', () => {
  const names: DetailName[] = ['name', 'phone', 'email', 'postcode', 'address', 'uprn']
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.string({ unit: 'grapheme' }), (name, text) => {
      const key = matchKey(name, text)
      assert.equal(matchKey(name, key), key)
    }),
    { seed: 20261122, numRuns: 2000 },
  )
})
