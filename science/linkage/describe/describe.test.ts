import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RecordTable } from '../model.ts'
import { describe } from './describe.ts'
import { guessKind } from './guess-kinds.ts'

test('kinds are guessed from names of columns, however they are written', () => {
  const two = ['a b', 'c d']
  for (const [name, kind] of [
    ['unique_id', 'nothing'],
    ['firstName', 'given-name'],
    ['MIDDLE_NAME', 'given-name'],
    ['Last Name', 'family-name'],
    ['surname', 'family-name'],
    ['full_name', 'full-name'],
    ['PRIMARY_NAME_LAST', 'family-name'],
    ['postcode', 'postcode'],
    ['zip', 'postcode'],
    ['ADDR_POSTAL_CODE', 'postcode'],
    ['email_address', 'email'],
    ['Mobile', 'phone'],
    ['birth_place', 'place-name'],
    ['suburb', 'place-name'],
    ['state', 'place-name'],
    ['address_1', 'address'],
    ['street_number', 'address'],
    ['soc_sec_id', 'identifier'],
    ['PASSPORT_NUMBER', 'identifier'],
    ['pnc_number', 'identifier'],
    ['gender', 'category'],
    ['occupation', 'category'],
  ] as const) {
    assert.equal(guessKind(name, two), kind, name)
  }
})

test('and from values where the name does not say', () => {
  const many = (make: (n: number) => string) => Array.from({ length: 60 }, (_, n) => make(n % 40))
  assert.equal(
    guessKind(
      'x',
      many(n => `1980-01-${10 + (n % 19)}`),
    ),
    'date-of-birth',
  )
  assert.equal(
    guessKind(
      'x',
      many(n => `p${n}@example.org`),
    ),
    'email',
  )
  assert.equal(
    guessKind(
      'x',
      many(n => `B${n} 1AA`),
    ),
    'postcode',
  )
  assert.equal(
    guessKind(
      'x',
      many(n => `07700 9000${n}`),
    ),
    'phone',
  )
  assert.equal(
    guessKind(
      'x',
      many(n => (n % 2 ? 'yes' : 'no')),
    ),
    'category',
  )
  assert.equal(guessKind('x', ['same', 'same', null]), 'nothing')
})

const records: RecordTable = {
  ids: ['1', '2'],
  columns: {
    id: ['1', '2'],
    full_name: ['ann mary lee', 'bob kim'],
    first_name: ['ann', 'bob'],
    surname: ['lee', 'kim'],
    dob: ['1980-01-02', '1990-03-04'],
    label: ['x', 'y'],
  },
}

test('a full name makes its parts needless; parts without one are joined', () => {
  const name = (r: RecordTable) => describe(r).fields.find(field => field.name === 'name')
  assert.deepEqual(name(records)?.from, ['full_name'])
  const { full_name, ...parts } = records.columns
  assert.ok(full_name)
  assert.deepEqual(name({ ...records, columns: parts })?.from, ['first_name', 'surname'])
})

test('what is excepted is left aside and what is told is believed', () => {
  const model = describe(records, { except: ['label'], kinds: { dob: 'text' } })
  assert.deepEqual(
    model.fields.map(({ name, kind }) => [name, kind]),
    [
      ['name', 'full-name'],
      ['dob', 'text'],
    ],
  )
  assert.ok(model.blocking.length <= 32)
  for (const { levels } of model.comparisons) assert.ok('otherwise' in levels.at(-1)!.test)
})
