import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { detailNames } from './match-key.ts'
import { chanceFrom, inventPeople, writeRecord } from './person-model/invented-people.ts'
import { personModelName, trainPersonModel } from './person-model/train-person-model.ts'
import { judge, personModel } from './who-is-who.ts'

type Told = Record<string, string>
const of = (left: Told, right: Told) => judge('person', left, right)
const john = { name: 'John Smith', phone: '0161 496 0123', 'date-of-birth': '1980-01-31' }

test('a shared name alone never says that two people are one, however rare it is', () => {
  const rare = { name: 'Xanthippe Quillfeather' }
  assert.equal(of(rare, rare).verdict, 'apart')
  assert.equal(of({ name: 'John Smith' }, john).verdict, 'apart')
})

test('what a household shares makes nobody one, nor worth asking about', () => {
  const home = {
    phone: '0161 496 0123',
    email: 'smiths@example.org',
    postcode: 'WX1 2AB',
    uprn: '990000000001',
  }
  assert.equal(
    of({ ...home, name: 'John Smith' }, { ...home, name: 'Jane Smith' }).verdict,
    'apart',
  )
})

test('twins, and a father and son of one name, are asked about and never joined', () => {
  const twins = of(
    { ...john, name: 'Jane Smith', postcode: 'WX1 2AB' },
    { ...john, postcode: 'WX1 2AB' },
  )
  assert.equal(twins.verdict, 'doubtful')
  const son = of(
    { ...john, 'date-of-birth': '1955-06-02', postcode: 'WX1 2AB' },
    { ...john, postcode: 'WX1 2AB' },
  )
  assert.deepEqual([son.verdict, son.against], ['doubtful', true])
})

test('a common name asks for more beside it than a rare one', () => {
  const born = { 'date-of-birth': '1980-01-31' }
  const common = of({ name: 'John Smith', ...born }, { name: 'John Smith', ...born })
  const rare = of({ name: 'Łucja Nowakowska', ...born }, { name: 'Lucja NOWAKOWSKA', ...born })
  assert.equal(common.verdict, 'doubtful')
  assert.equal(rare.verdict, 'certain')
  assert.ok(rare.weight > common.weight + 3)
})

test('two register numbers that differ speak against the rest', () => {
  const one = of({ ...john, 'pnc-id': '2014/0120018R' }, { ...john, 'pnc-id': '2009/7734561K' })
  assert.equal(one.against, true)
  assert.notEqual(one.verdict, 'certain')
  const same = of({ ...john, 'pnc-id': '14/120018R' }, { ...john, 'pnc-id': '2014/0120018R' })
  assert.equal(same.verdict, 'certain', 'written short and in full')
})

test('a number of one person under another name is asked about', () => {
  const pnc = { 'pnc-id': '2014/0120018R' }
  assert.equal(of({ name: 'Ama Mensah', ...pnc }, { name: 'Kit Moss', ...pnc }).verdict, 'doubtful')
})

test('the order of the two never matters', () => {
  const people = inventPeople(60, chanceFrom(7))
  const any = fc.nat({ max: people.length - 1 })
  fc.assert(
    fc.property(any, any, fc.nat(), (a, b, seed) => {
      const chance = chanceFrom(seed)
      const [left, right] = [writeRecord(people[a]!, chance), writeRecord(people[b]!, chance)]
      const [one, other] = [judge('person', left, right), judge('person', right, left)]
      assert.deepEqual([one.verdict, one.weight], [other.verdict, other.weight])
    }),
    { seed: 20261123, numRuns: 2000 },
  )
})

test('of invented people it was not trained on, hardly two are joined wrongly', () => {
  const chance = chanceFrom(99)
  const people = inventPeople(1500, chance)
  const records = people.flatMap((person, at) =>
    [0, 1].map(() => ({ at, household: person.household, values: writeRecord(person, chance) })),
  )
  const counts = { same: 0, found: 0, asked: 0, wrong: 0, wronglyAsked: 0, houses: 0 }
  for (const [i, left] of records.entries()) {
    for (let j = i + 1; records[j]?.household === left.household; j++) {
      const right = records[j]!
      const { verdict } = judge('person', left.values, right.values)
      if (left.at === right.at) {
        counts.same++
        counts.found += Number(verdict === 'certain')
        counts.asked += Number(verdict === 'doubtful')
      } else {
        counts.houses++
        counts.wrong += Number(verdict === 'certain')
        counts.wronglyAsked += Number(verdict === 'doubtful')
      }
    }
  }
  // The hardest strangers are those of one household; all others are told apart more easily.
  assert.ok(counts.wrong / (counts.wrong + counts.found) < 0.003, JSON.stringify(counts))
  assert.ok(counts.wronglyAsked < counts.asked, JSON.stringify(counts))
  assert.ok(counts.found / counts.same > 0.37, JSON.stringify(counts))
})

test('a thing is one by its own number; where two numbers disagree, a person looks', () => {
  const things = (left: Told, right: Told) => judge('object', left, right).verdict
  assert.equal(things({ 'serial-number': 'ABC-123' }, { 'serial-number': 'abc123' }), 'certain')
  assert.equal(things({ description: 'Laptop' }, { description: 'Laptop' }), 'apart')
  const phone = { imei: '490154203237518', 'serial-number': 'X1234' }
  assert.equal(things(phone, { ...phone, 'serial-number': 'Y9999' }), 'doubtful')
  assert.equal(judge('place', { uprn: '1' }, { uprn: '1' }).verdict, 'certain')
  assert.equal(judge('organisation', { name: 'Co' }, { name: 'Co' }).verdict, 'apart')
})

test('the model says what it is and compares what records may say', () => {
  assert.equal(personModel.name, personModelName)
  assert.match(String(personModel.training?.of), /invented people/)
  for (const { from } of personModel.fields) {
    for (const name of from) assert.ok(detailNames.includes(name as never), name)
  }
})

test('the model that is shipped is the one its maker makes', () => {
  const file = join(import.meta.dirname, 'person-model', `${personModelName}.json`)
  const shipped = JSON.parse(readFileSync(file, 'utf8'))
  const made = JSON.parse(
    JSON.stringify(trainPersonModel(personModelName, { people: 300, randomPairs: 5000 })),
  )
  assert.deepEqual(made.fields, shipped.fields)
  assert.deepEqual(made.blocking, shipped.blocking)
  assert.deepEqual(
    made.comparisons.map(levelsOf),
    shipped.comparisons.map(levelsOf),
    'run train-person-model.ts again',
  )
})

const levelsOf = (comparison: { name: string; levels: { label: string; test: unknown }[] }) => [
  comparison.name,
  comparison.levels.map(({ label, test: asked }) => [label, asked]),
]
