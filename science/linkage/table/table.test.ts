import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Field } from '../model.ts'
import { everyRow } from './sample.ts'
import { buildTable, readRecord, UnknownColumnError } from './table.ts'

const fields: Field[] = [
  { name: 'name', kind: 'full-name', from: ['given', 'family'], cleaning: 'name' },
  { name: 'born', kind: 'date-of-birth', from: ['born'], cleaning: 'date' },
]

test('fields are cleaned, joined and coded; what says nothing is missing', () => {
  const table = buildTable(
    {
      ids: ['1', '2', '3', '4'],
      columns: {
        given: ['Ann', 'ann', null, ' '],
        family: ['Lee', 'LEE', 'Lee', null],
        born: ['12/04/1980', '1980-04-12', '', null],
      },
    },
    fields,
  )
  const name = table.columns.get('name')!
  assert.deepEqual([...name.codes], [0, 0, 1, -1])
  assert.deepEqual(name.values, ['ann lee', 'lee'])
  assert.deepEqual([...table.columns.get('born')!.codes], [0, 0, -1, -1])
})

test('several values of one record go together, whatever their order', () => {
  const alias: Field[] = [{ name: 'alias', kind: 'full-name', from: ['alias'], cleaning: 'name' }]
  const table = buildTable(
    { ids: ['1', '2', '3'], columns: { alias: [['Bob', 'Rob'], ['rob', 'bob'], []] } },
    alias,
  )
  assert.deepEqual([...table.columns.get('alias')!.codes], [0, 0, -1])
})

test('one record reads as its row in a table', () => {
  const text = fc.option(fc.string({ maxLength: 8 }), { nil: null })
  fc.assert(
    fc.property(text, text, text, (given, family, born) => {
      const table = buildTable(
        { ids: ['1'], columns: { given: [given], family: [family], born: [born] } },
        fields,
      )
      const row = fields.map(({ name }) => {
        const { codes, values } = table.columns.get(name)!
        return codes[0]! < 0 ? null : values[codes[0]!]!
      })
      assert.deepEqual(readRecord(fields, { given, family, born }), row)
    }),
    { seed: 2 },
  )
})

test('codes may lie in memory that workers share', () => {
  const shared: SharedArrayBuffer[] = []
  const table = buildTable({ ids: ['1'], columns: { born: ['1980'] } }, fields.slice(1), {
    codes: size => {
      const buffer = new SharedArrayBuffer(size * 4)
      shared.push(buffer)
      return new Int32Array(buffer)
    },
  })
  assert.equal(table.columns.get('born')!.codes.buffer, shared[0])
})

test('a column that is not there is an error', () => {
  assert.throws(() => buildTable({ ids: [], columns: {} }, fields), UnknownColumnError)
})

test('a sample of rows says what those rows say', () => {
  const records = {
    ids: ['a', 'b', 'c', 'd', 'e'],
    columns: { name: ['ann', 'bob', null, 'ann', 'cy'] },
  }
  const field = { name: 'name', kind: 'text', from: ['name'] } as const
  const some = everyRow(buildTable(records, [field]), 2)
  const { codes, values } = some.columns.get('name')!
  assert.deepEqual(
    [...codes].map(code => values[code] ?? null),
    ['ann', null, 'cy'],
  )
  assert.equal(some.size, 3)
})
