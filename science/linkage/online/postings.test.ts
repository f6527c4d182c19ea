import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openLexicon } from './lexicon.ts'
import { openPostings } from './postings.ts'

test('postings hold what a plain map of sets holds, through any adds and removals', () => {
  const step = fc.tuple(
    fc.boolean(),
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 0, max: 40 }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), steps => {
      const postings = openPostings()
      const plain = new Map<number, Set<number>>()
      const into = new Int32Array(64)
      for (const [adds, key, row] of steps) {
        const rows = plain.get(key) ?? new Set()
        plain.set(key, rows)
        const [high, low] = [Math.imul(key, 0x9e3779b1), key * 16]
        if (adds && !rows.has(row)) {
          rows.add(row)
          postings.add(high, low, row)
        } else if (!adds) {
          rows.delete(row)
          postings.remove(high, low, row)
        }
        const count = postings.read(high, low, into)
        assert.equal(postings.count(high, low), rows.size)
        assert.deepEqual([...into.subarray(0, count)].sort(), [...rows].sort())
      }
    }),
    { numRuns: 300, seed: 1 },
  )
})

test('a list outgrows one block after another, past the size of a piece', () => {
  const postings = openPostings()
  const rows = 300_000
  for (let row = 0; row < rows; row++) {
    postings.add(1, 1, row)
    postings.add(2, row, row)
  }
  const into = new Int32Array(rows)
  assert.equal(postings.read(1, 1, into), rows)
  assert.ok(into.every((row, at) => row === at))
  for (let row = 0; row < rows; row += 997) assert.equal(postings.count(2, row), 1)
})

test('a lexicon gives every text a number and the text back', () => {
  const lexicon = openLexicon()
  const texts = new Map<string, number>()
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
      const known = texts.get(text)
      assert.equal(lexicon.find(text), known ?? -1)
      const code = lexicon.add(text)
      assert.equal(code, known ?? texts.size)
      texts.set(text, code)
      assert.equal(lexicon.textOf(code), text)
    }),
    { numRuns: 2000, seed: 2 },
  )
  for (let n = 0; n < 200_000; n++) lexicon.add(`text ${n}`)
  for (const [text, code] of texts) assert.equal(lexicon.textOf(code), text)
  assert.equal(lexicon.textOf(lexicon.find('text 123456')), 'text 123456')
})

test('texts that fill a piece to the brim do not fall off its end', () => {
  const lexicon = openLexicon()
  const textOf = (n: number) => String(n).padEnd(1022, '.')
  for (let n = 0; n < 3000; n++) lexicon.add(textOf(n))
  for (let n = 0; n < 3000; n++) assert.equal(lexicon.textOf(n), textOf(n))
})
