import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { defaultComparison } from '../describe/comparisons.ts'
import type { Comparison } from '../model.ts'
import { separator } from '../table/clean.ts'
import { buildTable } from '../table/table.ts'
import { compileModel } from './model.ts'
import { judgePairs } from './pairs.ts'

const model = (comparison: Comparison, field: string) => ({
  fields: [{ name: field, kind: 'text' as const, from: [field] }],
  comparisons: [comparison],
  frequencies: { [field]: { '1980-04-12': 0.01, '1980-04': 0.2, 'B4 6NL': 0.05, B4: 0.3 } },
})

const two = (most: number) => fc.integer({ min: 0, max: most }).map(n => String(n).padStart(2, '0'))
const year = fc.constantFrom('1979', '1980', '1981', '1908', '1890', '2000')
/** Near one another on purpose; some in part, some no dates at all. */
const dates = fc.oneof(
  fc.tuple(year, two(13), two(31)).map(parts => parts.join('-')),
  fc
    .tuple(year, fc.constantFrom('01', '04', '12'), fc.constantFrom('01', '04', '12'))
    .map(parts => parts.join('-')),
  fc.constantFrom('1980', '1980-04', '--04-12', '1980-04-12 1981-04-12', 'not a date', '1980-4-1x'),
)
/** Two values of one record. */
const several = (values: fc.Arbitrary<string>) =>
  fc.tuple(values, values).map(parts => parts.join(separator))
const letter = (of: string) => fc.constantFrom(...of)
const postcodes = fc.oneof(
  fc
    .tuple(letter('BC'), letter('V146'), letter('46'), letter('12'), letter('NA'), letter('LB'))
    .map(([a, b, c, d, e, f]) => `${a}${b}${c} ${d}${e}${f}`),
  fc.constantFrom(
    'B4',
    'B4 6NL',
    'CV1',
    'B46NL',
    'B4 6LN',
    'B4 6NL B4 6NA',
    'B14 6NL',
    'a longer text',
    'B4 ',
  ),
)

for (const [kind, values] of [
  ['date-of-birth', dates],
  ['postcode', postcodes],
] as const) {
  test(`by numbers a ${kind} is compared as by its texts`, () => {
    const comparison = defaultComparison({ name: 'field', kind, from: ['field'] })!
    const [judge] = compileModel(model(comparison, 'field'))
    const answer = { level: 0, frequency: 0 }
    let apart = 0
    fc.assert(
      fc.property(
        fc.array(
          fc.option(
            fc.oneof({ weight: 9, arbitrary: values }, { weight: 1, arbitrary: several(values) }),
          ),
          { minLength: 2, maxLength: 30 },
        ),
        given => {
          const ids = given.map((_, row) => String(row))
          const table = buildTable({ ids, columns: { field: given } }, [
            { name: 'field', kind: 'text', from: ['field'] },
          ])
          const column = table.columns.get('field')!
          const textOf = (row: number) => {
            const code = column.codes[row]!
            return code < 0 ? null : column.values[code]!
          }
          const { find, level, frequency } = judgePairs(judge!, table)
          for (let left = 0; left < given.length; left++) {
            for (let right = 0; right < given.length; right++) {
              judge!.ask([textOf(left)], [textOf(right)], answer)
              const place = find(left, right)
              const said = `${textOf(left)} and ${textOf(right)}`
              assert.equal(
                comparison.levels[level[place]!]!.label,
                comparison.levels[answer.level]!.label,
                said,
              )
              assert.equal(frequency[place], answer.frequency, said)
              if (answer.level > 1) apart++
            }
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    )
    assert.ok(apart > 1000)
  })
}
