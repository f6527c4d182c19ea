import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBlocks } from '../block/candidates.ts'
import { UntrainedModelError } from '../compile/model.ts'
import { describe } from '../describe/describe.ts'
import type { Model, RecordTable, RecordValues, Value } from '../model.ts'
import { buildTable } from '../table/table.ts'
import { seeded } from '../train/random.ts'
import { train } from '../train/train.ts'
import { predict } from './predict.ts'
import { openWeigh, weigh } from './weigh.ts'

/** Invented people, each in one to three records with slips and gaps. */
function invent(people: number, seed: number): RecordTable {
  const draw = seeded(seed)
  const of = (all: readonly string[]) => all[Math.floor(draw() * all.length)]!
  const given = 'anna brian chloe dinesh ewa farah george hana ivan joan kofi lena'.split(' ')
  const family = 'ash brook carter dale evans fisher green hill iqbal jones khan lowe'.split(' ')
  const towns = 'hull bath york leeds dover'.split(' ')
  const rows: Record<string, Value>[] = []
  const slip = (text: string) => {
    if (draw() > 0.15) return text
    const at = Math.floor(draw() * text.length)
    return text.slice(0, at) + of([...'aeiou']) + text.slice(at + 1)
  }
  for (let p = 0; p < people; p++) {
    const name = `${of(given)} ${of(family)}${of(given).slice(0, 3)}`
    const born = `${1940 + Math.floor(draw() * 60)}-0${1 + Math.floor(draw() * 9)}-1${Math.floor(draw() * 10)}`
    const town = of(towns)
    for (let copy = 0; copy < 1 + Math.floor(draw() * 3); copy++) {
      rows.push({
        name: draw() < 0.1 ? [slip(name), of(given)] : slip(name),
        dob: draw() < 0.1 ? null : born,
        town: draw() < 0.2 ? null : slip(town),
      })
    }
  }
  return {
    ids: rows.map((_, i) => `${i}`),
    columns: Object.fromEntries(['name', 'dob', 'town'].map(c => [c, rows.map(r => r[c]!)])),
  }
}

const records = invent(150, 7)
const recordAt = (row: number): RecordValues =>
  Object.fromEntries(Object.entries(records.columns).map(([name, column]) => [name, column[row]!]))
const untrained = describe(records)
const model = train(untrained, records, { seed: 1 })

test('training depends on the records and the seed alone, and the model is plain JSON', () => {
  assert.deepEqual(train(untrained, records, { seed: 1 }), model)
  const back: Model = JSON.parse(JSON.stringify(model))
  assert.deepEqual(predict(back, records), predict(model, records))
})

test('one pair weighs what it weighs among all, to the bit, either way round', () => {
  const { left, right, weight } = predict(model, records, { atLeast: Number.NEGATIVE_INFINITY })
  assert.ok(weight.length > 200)
  const one = openWeigh(model)
  for (let pair = 0; pair < weight.length; pair++) {
    const [a, b] = [recordAt(left[pair]!), recordAt(right[pair]!)]
    const weighed = one(a, b)
    assert.equal(Math.fround(weighed.weight), weight[pair])
    assert.equal(one(b, a).weight, weighed.weight)
  }
})

test('what a pair weighs does not depend on who else is there', () => {
  const { left, right, weight } = predict(model, records)
  const few: RecordTable = {
    ids: [left[0]!, right[0]!].map(String),
    columns: Object.fromEntries(
      Object.entries(records.columns).map(([name, c]) => [name, [c[left[0]!]!, c[right[0]!]!]]),
    ),
  }
  assert.deepEqual([...predict(model, few).weight], [weight[0]])
})

test('the parts of a weight add up to it', () => {
  const weighed = weigh(model, recordAt(0), recordAt(1))
  const sum = weighed.findings.reduce((total, finding) => total + finding.weight, weighed.prior)
  assert.ok(Math.abs(sum - weighed.weight) < 1e-9)
  assert.ok(Math.abs(weighed.probability - 1 / (1 + 2 ** -weighed.weight)) < 1e-12)
})

test('workers that share the work find together what one finds', () => {
  const table = buildTable(records, model.fields)
  const blocks = openBlocks(model.blocking, table)
  const all = predict(model, table, { blocks })
  const parts = [0, 1, 2].map(part => predict(model, table, { blocks, share: { part, of: 3 } }))
  const said = (p: typeof all) => [...p.left].map((l, i) => `${l} ${p.right[i]} ${p.weight[i]}`)
  assert.deepEqual(parts.flatMap(said).sort(), said(all).sort())
  assert.equal(
    parts.reduce((n, p) => n + p.candidates, 0),
    all.candidates,
  )
})

test('a model that was not trained weighs nothing', () => {
  assert.throws(() => predict(untrained, records), UntrainedModelError)
})
