import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ClusterRule, cluster, weighInside } from '../cluster/index.ts'
import { logOdds } from '../compile/model.ts'
import { describe } from '../describe/describe.ts'
import type { Model, RecordTable, RecordValues } from '../model.ts'
import { predict } from '../predict/predict.ts'
import { buildTable } from '../table/table.ts'
import { train } from '../train/train.ts'
import { openLinker, UncountedRuleError } from './index.ts'

const columns = ['given_name', 'surname', 'date_of_birth', 'postcode', 'phone'] as const

/** Invented people, many of them alike: the same surname, a birthday or a house in common. */
const pool: Readonly<Record<(typeof columns)[number], readonly string[]>> = {
  given_name: [
    'Anna',
    'Ana',
    'Anna Maria',
    'Mohammed',
    'Muhammad',
    'Jan',
    'Kate',
    'Olu',
    'Wei',
    'A',
  ],
  surname: ['Kowalska', 'Kowalski', 'Khan', 'Kahn', 'Smith', 'Smyth', 'Łoś', 'Adeyemi', 'Chen'],
  date_of_birth: [
    '1980-02-03',
    '1980-03-02',
    '1981-02-03',
    '1955-11-30',
    '1980-01-01',
    '1999-12-24',
  ],
  postcode: ['BM1 1AA', 'BM1 1AB', 'BM2 9XY', 'CC10 4ZZ', 'CC10 4ZY', 'BP3 3PP'],
  phone: ['01012345678', '01012345687', '01099999999', '01055555555', '01044444444'],
}
const anyone = fc.record(
  Object.fromEntries(columns.map(name => [name, fc.constantFrom(...pool[name])])) as Record<
    (typeof columns)[number],
    fc.Arbitrary<string>
  >,
)
const slip = fc.record({
  column: fc.constantFrom(...columns),
  with: fc.tuple(fc.nat(), fc.boolean()),
})
/** A record of one of `people`: at most one of its values is another's, or missing. */
const recordOf = (people: readonly RecordValues[]): fc.Arbitrary<RecordValues> =>
  fc.tuple(fc.constantFrom(...people), fc.array(slip, { maxLength: 1 })).map(([person, slips]) => {
    const values: Record<string, RecordValues[string]> = { ...person }
    for (const {
      column,
      with: [other, missing],
    } of slips) {
      values[column] = missing ? null : pool[column][other % pool[column].length]!
    }
    return values
  })
const record = recordOf(fc.sample(anyone, { numRuns: 7, seed: 5 }))

const tableOf = (records: ReadonlyMap<string, RecordValues>): RecordTable => ({
  ids: [...records.keys()],
  columns: Object.fromEntries(
    columns.map(name => [name, [...records.values()].map(values => values[name] ?? null)]),
  ),
})

/** A model as a user gets one: guessed from records and trained on them without labels. */
const model: Model = (() => {
  const people = fc.sample(anyone, { numRuns: 250, seed: 6 })
  const texts = fc.sample(recordOf(people), { numRuns: 800, seed: 3 })
  const records = tableOf(new Map(texts.map((values, n) => [`t${n}`, values])))
  return train(describe(records), records, { seed: 1, randomPairs: 20_000 })
})()

function batch(records: ReadonlyMap<string, RecordValues>, rule: ClusterRule): string[][] {
  const table = buildTable(tableOf(records), model.fields)
  const ids = [...records.keys()]
  const compare = (a: number, b: number) => (ids[a]! < ids[b]! ? -1 : 1)
  const evidence = weighInside(model, table, predict(model, table), rule.certain)
  const labels = cluster(ids.length, evidence, { ...rule, compare })
  const groups = new Map<number, string[]>()
  for (const [row, label] of labels.entries())
    groups.set(label, [...(groups.get(label) ?? []), ids[row]!])
  return inOrder([...groups.values()])
}

const inOrder = (clusters: readonly (readonly string[])[]): string[][] =>
  clusters.map(ids => ids.toSorted()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))

type Step = { act: 'add' | 'load' | 'withdraw' | 'ask'; id: string; values: RecordValues }
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    act: fc.constantFrom('add', 'add', 'load', 'withdraw', 'ask'),
    id: fc.integer({ min: 0, max: 24 }).map(n => `r${n}`),
    values: record,
  }) as fc.Arbitrary<Step>,
  { minLength: 20, maxLength: 60 },
)

test('records added, changed and withdrawn in any order end in the clusters of a batch', () => {
  let several = 0
  fc.assert(
    fc.property(
      steps,
      fc.constantFrom(0.5, 2, 5),
      fc.constantFrom(3, 1000),
      (history, certain, guard) => {
        const rule = { certain, guard }
        const linker = openLinker(model, rule)
        const now = new Map<string, RecordValues>()
        for (const { act, id, values } of history) {
          if (act === 'ask') linker.clusterOf(id)
          else if (act === 'withdraw') assert.equal(linker.withdraw(id), now.delete(id))
          else {
            linker[act](id, values)
            now.set(id, values)
          }
        }
        const expected = batch(now, rule)
        assert.deepEqual(inOrder(linker.clusters()), expected)
        assert.equal(linker.size(), now.size)
        for (const ids of expected)
          for (const id of ids) assert.deepEqual(linker.clusterOf(id), ids)
        if (expected.some(ids => ids.length > 2)) several++
      },
    ),
    { numRuns: 1000, seed: 1 },
  )
  assert.ok(several > 300, `only ${several} histories made a cluster worth the name`)
})

test('the same records in a thousand orders end in the same clusters', () => {
  const records = new Map(
    fc.sample(record, { numRuns: 40, seed: 8 }).map((values, n) => [`r${n}`, values]),
  )
  const rule = { certain: logOdds(model.thresholds.certain) }
  const expected = batch(records, rule)
  const ids = [...records.keys()]
  fc.assert(
    fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), order => {
      const linker = openLinker(model)
      for (const id of order) linker.add(id, records.get(id)!)
      assert.deepEqual(inOrder(linker.clusters()), expected)
    }),
    { numRuns: 1000, seed: 2 },
  )
})

test('a record is found as predict weighs it, though it is not kept', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 2, maxLength: 12 }), texts => {
      const records = new Map(texts.map((values, n) => [`r${n}`, values]))
      const linker = openLinker(model)
      for (const [id, values] of records) if (id !== 'r0') linker.load(id, values)
      const found = linker.find(texts[0]!, { atLeast: -10 })
      const { left, right, weight } = predict(model, tableOf(records))
      const expected = [...weight.keys()]
        .filter(pair => left[pair] === 0)
        .map(pair => [`r${right[pair]}`, weight[pair]] as const)
      assert.deepEqual(
        found.map(({ id, weight: bits }) => [id, bits]).sort(),
        expected.map(([id, bits]) => [id, bits]).sort(),
      )
      assert.equal(linker.size(), records.size - 1)
    }),
    { numRuns: 500, seed: 4 },
  )
})

test('a rule whose common keys were never counted is refused', () => {
  const blocking = model.blocking.map(({ stops: _, ...rule }) => rule)
  assert.throws(() => openLinker({ ...model, blocking }), UncountedRuleError)
})
