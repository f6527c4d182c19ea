import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileModel } from '../compile/model.ts'
import type { Comparison, Level } from '../model.ts'
import { measures } from '../people/index.ts'
import { buildTable } from '../table/table.ts'
import { fastPairs } from './fast-pairs.ts'
import { mostJaro, mostUnedited, sketch } from './sketch.ts'

const letters = fc.string({ unit: fc.constantFrom(...'aaabcdeéł 1'), maxLength: 10 })
const dates = fc
  .date({ min: new Date('1950-01-01'), max: new Date('1950-06-30'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const digits = fc.string({ unit: fc.constantFrom(...'0112'), maxLength: 14 })

test('no two texts are more alike than their sketches leave room for', () => {
  for (const texts of [letters, dates, digits]) {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 2, maxLength: 8 }), values => {
        const { pairs } = sketch(values)
        const of = (code: number): [number, number] => [pairs[2 * code]!, pairs[2 * code + 1]!]
        for (const a of values.keys()) {
          for (const b of values.keys()) {
            const [l, r] = [values[a]!, values[b]!]
            assert.ok(mostJaro(...of(a), ...of(b), true) >= measures['jaro-winkler'](l, r))
            assert.ok(mostJaro(...of(a), ...of(b), false) >= measures.jaro(l, r))
            assert.ok(mostUnedited(...of(a), ...of(b)) >= measures.levenshtein(l, r))
            assert.ok(mostUnedited(...of(a), ...of(b)) >= measures['damerau-levenshtein'](l, r))
          }
        }
      }),
      { numRuns: 1000, seed: 1 },
    )
  }
})

const named = (label: string, test: Level['test'], rare = false): Level => ({
  label,
  test,
  m: 0.5,
  u: 0.1,
  ...(rare ? { termFrequency: { field: 'x', weight: 1 } } : {}),
})
const comparison: Comparison = {
  name: 'x',
  levels: [
    named('missing', { missing: 'x' }),
    named('equal', { equal: 'x' }, true),
    named('near', { measure: 'jaro-winkler', of: 'x', atLeast: 0.88 }, true),
    named('like', { measure: 'jaro-winkler', of: 'x', atLeast: 0.7 }),
    named('edits', { measure: 'levenshtein', of: 'x', atLeast: 0.6 }),
    named('otherwise', { otherwise: true }),
  ],
}

test('it says what the judge says', () => {
  const fields = [{ name: 'x', kind: 'text', from: ['x'] }] as const
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.oneof(letters, dates, digits)), { minLength: 2, maxLength: 12 }),
      values => {
        const table = buildTable({ ids: values.map(String), columns: { x: values } }, fields)
        const frequencies = { x: { aa: 0.5, a: 0.25, b: 0.125 } }
        const [judge] = compileModel({ comparisons: [comparison], fields, frequencies })
        const fast = fastPairs(judge!, table)!
        const column = table.columns.get('x')!
        const textOf = (row: number) => column.values[column.codes[row]!] ?? null
        const answer = { level: 0, frequency: 0 }
        // Twice, so that what is remembered is asked too.
        for (let pair = 0; pair < 2 * values.length ** 2; pair++) {
          const [a, b] = [pair % values.length, Math.floor(pair / values.length) % values.length]
          judge!.ask([textOf(a)], [textOf(b)], answer)
          const place = fast.find(a, b)
          assert.equal(fast.level[place], answer.level)
          assert.equal(fast.frequency[place], Math.fround(answer.frequency))
        }
      },
    ),
    { numRuns: 1000, seed: 2 },
  )
})
