import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { describe } from '../describe/describe.ts'
import type { Model, RecordTable } from '../model.ts'
import { predict } from '../predict/predict.ts'
import { buildTable } from '../table/table.ts'
import { train } from '../train/train.ts'
import { scoreCandidates } from './score-candidates.ts'

const columns = {
  given_name: ['Anna', 'Ana', 'Anna Maria', 'Mohammed', 'Muhammad', 'Jan', 'Kate', 'Wei', null],
  surname: ['Kowalska', 'Kowalski', 'Khan', 'Kahn', 'Smith', 'Smyth', 'Łoś', 'Chen', null],
  date_of_birth: ['1980-02-03', '1980-03-02', '1981-02-03', '1955-11-30', '1980-01-01', null],
  postcode: ['BM1 1AA', 'BM1 1AB', 'BM2 9XY', 'CC10 4ZZ', null],
}
const tables = fc
  .array(
    fc.record(
      Object.fromEntries(
        Object.entries(columns).map(([name, of]) => [name, fc.constantFrom(...of)]),
      ),
    ),
    { minLength: 2, maxLength: 40 },
  )
  .map(
    (rows): RecordTable => ({
      ids: rows.map((_, row) => String(row)),
      columns: Object.fromEntries(
        Object.keys(columns).map(name => [name, rows.map(row => row[name] ?? null)]),
      ),
    }),
  )

const records = fc.sample(tables, { numRuns: 40, seed: 1 }).reduce((one, two) => ({
  ids: [...one.ids, ...two.ids].map((_, row) => String(row)),
  columns: Object.fromEntries(
    Object.keys(columns).map(name => [name, [...one.columns[name]!, ...two.columns[name]!]]),
  ),
}))

/** Guessed, with words; and by letters alone, with agreement on rare values at two levels. */
const guessed = train(describe(records), records, { seed: 1, randomPairs: 20_000 })
const fields = guessed.fields.map(field => field.name)
const lettered: Model = train(
  {
    ...guessed,
    comparisons: fields.map(of => ({
      name: of,
      levels: [
        { label: 'missing', test: { missing: of } },
        { label: 'equal', test: { equal: of }, termFrequency: { field: of, weight: 1 } },
        {
          label: 'near',
          test: { measure: 'jaro-winkler', of, atLeast: 0.9 },
          termFrequency: { field: of, weight: 0.5 },
        },
        { label: 'like', test: { measure: 'jaro-winkler', of, atLeast: 0.7 } },
        { label: 'otherwise', test: { otherwise: true } },
      ],
    })),
  },
  records,
  { seed: 1, randomPairs: 20_000 },
)

/** Values whole as keys: one a record and rule. */
const whole: Model = {
  ...lettered,
  blocking: [
    ...fields.map(field => ({ name: field, keys: [{ field }] })),
    { name: 'two', keys: fields.slice(1, 3).map(field => ({ field })) },
  ].reverse(),
}

const byPair = (a: number[], b: number[]) => a[0]! - b[0]! || a[1]! - b[1]!
const inOrder = ({ left, right, weight }: ReturnType<typeof predict>) =>
  Array.from(weight, (bits, at) => [left[at]!, right[at]!, bits]).sort(byPair)

for (const [name, model] of Object.entries({ guessed, lettered, whole })) {
  test(`pairs and weights are those of predict, to the bit, whatever is asked for (${name})`, () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(-Infinity, -10, -3, 0, 2, 6), (some, atLeast) => {
        const table = buildTable(some, model.fields)
        const found = scoreCandidates(model, table, { atLeast })
        const expected = predict(model, table, { atLeast })
        assert.deepEqual(inOrder(found), inOrder(expected))
        assert.equal(found.candidates, expected.candidates)
        const parts = [0, 1, 2].map(part =>
          scoreCandidates(model, table, { atLeast, share: { part, of: 3 } }),
        )
        assert.deepEqual(parts.flatMap(inOrder).sort(byPair), inOrder(expected))
      }),
      { numRuns: 500, seed: 2 },
    )
  })
}
