import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventPeople, inventRecords } from './invent-people.ts'

test('the same seed gives the same people, another seed others', () => {
  const [one, again, other] = [inventPeople(2000, 7), inventPeople(2000, 7), inventPeople(2000, 8)]
  assert.deepEqual(again, one)
  assert.notDeepEqual(other.records.columns, one.records.columns)
})

test('records of one person are alike and not the same', () => {
  const { records, person } = inventPeople(20_000, 1)
  const rows = new Map<number, number[]>()
  for (const [row, number] of person.entries()) rows.set(number, [...(rows.get(number) ?? []), row])
  const several = [...rows.values()].filter(of => of.length > 1)
  const share = (same: (a: number, b: number) => boolean) =>
    several.filter(([a, b]) => same(a!, b!)).length / several.length
  const at = (column: string, row: number) => records.columns[column]![row]
  const sameBirth = share((a, b) => at('date_of_birth', a) === at('date_of_birth', b))
  const sameAll = share((a, b) => Object.keys(records.columns).every(c => at(c, a) === at(c, b)))
  assert.ok(several.length > 3000)
  assert.ok(sameBirth > 0.7 && sameBirth < 0.95, `${sameBirth}`)
  assert.ok(sameAll < 0.05, `${sameAll}`)
})

test('more records begin with the same people', () => {
  const few = [...inventRecords(50, 3)].map(({ values }) => values.surname)
  const more = [...inventRecords(5000, 3)].map(({ values }) => values.surname)
  assert.deepEqual(more.slice(0, 49), few.slice(0, 49))
})
