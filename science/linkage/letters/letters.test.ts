import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileModel } from '../compile/model.ts'
import { judgePairs } from '../compile/pairs.ts'
import type { Comparison, Level } from '../model.ts'
import { measures } from '../people/index.ts'
import { buildTable } from '../table/table.ts'
import { openLetterReader, planLetters } from './comparison.ts'

const letters = fc.string({ unit: fc.constantFrom(...'aaabcdeéł 1'), maxLength: 18 })
const dates = fc
  .date({ min: new Date('1950-01-01'), max: new Date('1950-06-30'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const digits = fc.string({ unit: fc.constantFrom(...'0112'), maxLength: 14 })

const named = (label: string, test: Level['test'], rare = false): Level => ({
  label,
  test,
  m: 0.5,
  u: 0.1,
  ...(rare ? { termFrequency: { field: 'x', weight: 1 } } : {}),
})
const comparisonBy = (measure: 'jaro' | 'jaro-winkler' | 'levenshtein' | 'damerau-levenshtein') =>
  ({
    name: 'x',
    levels: [
      named('missing', { missing: 'x' }),
      named('equal', { equal: 'x' }, true),
      named('near', { measure, of: 'x', atLeast: 0.88 }, true),
      named('like', { measure, of: 'x', atLeast: 0.7 }),
      named('far', { measure, of: 'x', atLeast: 0.4 }),
      named('edits', { measure: 'levenshtein', of: 'x', atLeast: 0.3 }),
      named('otherwise', { otherwise: true }),
    ],
  }) satisfies Comparison
const fields = [{ name: 'x', kind: 'text', from: ['x'] }] as const
const frequencies = { x: { aa: 0.5, a: 0.25, b: 0.125 } }
const tableOf = (values: readonly (string | null)[]) =>
  buildTable({ ids: values.map(String), columns: { x: values } }, fields)

for (const measure of ['jaro', 'jaro-winkler', 'levenshtein', 'damerau-levenshtein'] as const) {
  const comparison = comparisonBy(measure)

  test(`no two texts are more alike than their sketches leave room for (${measure})`, () => {
    for (const texts of [letters, dates, digits]) {
      fc.assert(
        fc.property(fc.array(texts, { minLength: 2, maxLength: 8 }), values => {
          const table = tableOf(values)
          const [judge] = compileModel({ comparisons: [comparison], fields, frequencies })
          const plan = planLetters(judge!, table)!
          const { room } = openLetterReader(plan)
          const distinct = table.columns.get('x')!.values
          for (const [a, l] of distinct.entries()) {
            for (const [b, r] of distinct.entries()) {
              if (a === b) continue
              const reached = plan.levels.steps.findIndex(
                step => measures[step.measure](l, r) >= step.atLeast,
              )
              assert.ok(room(a, b) <= (reached < 0 ? plan.levels.steps.length : reached))
            }
          }
        }),
        { numRuns: 500, seed: 1 },
      )
    }
  })

  test(`it says what the judge says (${measure})`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.oneof(letters, dates, digits)), { minLength: 2, maxLength: 12 }),
        values => {
          const table = tableOf(values)
          const [judge] = compileModel({ comparisons: [comparison], fields, frequencies })
          assert.ok(planLetters(judge!, table))
          const pairs = judgePairs(judge!, table)
          const column = table.columns.get('x')!
          const textOf = (row: number) => column.values[column.codes[row]!] ?? null
          const answer = { level: 0, frequency: 0 }
          for (const a of values.keys()) {
            for (const b of values.keys()) {
              judge!.ask([textOf(a)], [textOf(b)], answer)
              const place = pairs.find(a, b)
              assert.equal(pairs.level[place], answer.level)
              assert.equal(pairs.frequency[place], Math.fround(answer.frequency))
            }
          }
        },
      ),
      { numRuns: 500, seed: 2 },
    )
  })
}
