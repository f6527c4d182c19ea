import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { keysOfWord, likenessOf, slipsAllowed, wordsOfName } from './name-words.ts'

const letter = fc.constantFrom(...'abcdeinorst')
const word = fc.string({ unit: letter, minLength: 1, maxLength: 14 })
const slip = fc.record({ kind: fc.nat(3), at: fc.nat(20), letter })

function withSlip(
  text: string,
  { kind, at, letter: put }: { kind: number; at: number; letter: string },
) {
  const place = at % (text.length + 1)
  if (kind === 0) return text.slice(0, place) + put + text.slice(place)
  if (kind === 1) return text.slice(0, place) + text.slice(place + 1)
  if (kind === 2) return text.slice(0, place) + put + text.slice(place + 1)
  return (
    text.slice(0, place) +
    text.slice(place + 1, place + 2) +
    text.slice(place, place + 1) +
    text.slice(place + 2)
  )
}

test('any two words that are alike share a key or are forms of one name', () => {
  let alike = 0
  fc.assert(
    fc.property(word, fc.array(slip, { minLength: 1, maxLength: 2 }), (asked, slips) => {
      const other = slips.reduce(withSlip, asked)
      const found = likenessOf(asked, other)
      if (!found || found.way === 'other-form') return
      alike += Number(found.way === 'spelled-alike')
      const keys = keysOfWord(asked)
      assert.ok(
        keysOfWord(other).some(key => keys.includes(key)),
        `${asked} ${other}`,
      )
    }),
    { seed: 7, numRuns: 20_000 },
  )
  assert.ok(alike > 5000, String(alike))
})

test('a word within the slips allowed is alike, one beyond them by spelling is not', () => {
  assert.equal(slipsAllowed(2), 0)
  assert.equal(likenessOf('li', 'le'), undefined)
  assert.equal(likenessOf('jhon', 'john')?.way, 'spelled-alike')
  assert.equal(likenessOf('robert', 'bob')?.way, 'other-form')
  assert.ok((likenessOf('kowalsky', 'kowalski')?.likeness ?? 0) > 0.8)
  assert.equal(likenessOf('john', 'jane'), undefined)
  assert.equal(likenessOf('smith', 'brown'), undefined)
})

test('the words of a name carry no title, mark or order', () => {
  assert.deepEqual(wordsOfName("Dr. Siân O'Brien-Jones"), ['sian', 'obrien', 'jones'])
  assert.deepEqual(wordsOfName('SMITH, John'), ['john', 'smith'])
  assert.deepEqual(wordsOfName('Unknown'), [])
  assert.equal(wordsOfName('a b c d e f g h i j k').length, 8)
})
