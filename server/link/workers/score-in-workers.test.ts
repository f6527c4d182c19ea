import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildTable, describe, predict, type RecordTable, train } from '@bluelamp/science/linkage'
import { openScorers, sharedCodes, withScorers } from './score-in-workers.ts'

/** Invented: two hundred people, three records each, the last with a slip. */
const rows = Array.from({ length: 600 }, (_, row) => {
  const person = row % 200
  const surname = `${['Ash', 'Birk', 'Clif', 'Dun', 'Elm'][person % 5]}${['ford', 'ham', 'ley', 'ton'][person % 4]}`
  return {
    given_name: ['Anna', 'Omar', 'Jan', 'Wei', 'Kate', 'Joy', 'Liam'][person % 7]!,
    surname: row >= 400 ? surname.slice(1) : surname,
    date_of_birth: `19${50 + (person % 50)}-0${1 + (person % 9)}-1${person % 10}`,
  }
})
const records: RecordTable = {
  ids: rows.map((_, row) => String(row)),
  columns: {
    given_name: rows.map(row => row.given_name),
    surname: rows.map(row => row.surname),
    date_of_birth: rows.map(row => row.date_of_birth),
  },
}
const model = train(describe(records), records, { seed: 1, randomPairs: 20_000 })

const inOrder = ({ left, right, weight }: ReturnType<typeof predict>) =>
  Array.from(weight, (bits, at) => [left[at]!, right[at]!, bits]).sort(
    (a, b) => a[0]! - b[0]! || a[1]! - b[1]!,
  )

test('workers find the pairs and weights that predict finds, whatever the number of them', async () => {
  const table = buildTable(records, model.fields, { codes: sharedCodes })
  const alone = predict(model, table)
  assert.ok(alone.weight.length > 300)
  for (const workers of [1, 2, 3]) {
    const done: number[] = []
    const shared = await withScorers(
      scorers =>
        scorers.score(model, table, { parts: 5, few: 0, onProgress: count => done.push(count) }),
      workers,
    )
    assert.deepEqual(inOrder(shared), inOrder(alone))
    assert.equal(shared.candidates, alone.candidates)
    assert.deepEqual(done, [1, 2, 3, 4, 5])
  }
})

test('the same workers can be asked again', async () => {
  const scorers = openScorers(2)
  try {
    const table = buildTable(records, model.fields)
    const once = await scorers.score(model, table, { atLeast: 4, few: 0 })
    const again = await scorers.score(model, table, { atLeast: 4, few: 0 })
    assert.deepEqual(again, once)
  } finally {
    await scorers.close()
  }
})

test('workers learn the model that train learns, to the bit, and make its blocks', async () => {
  const { blocking, ...rest } = describe(records)
  // Rules that stand, one of them with a cap that stops some keys.
  const described = {
    ...rest,
    blocking: blocking.map(({ proposed, ...rule }) => ({ ...rule, cap: 3 })),
  }
  const table = buildTable(records, described.fields, { codes: sharedCodes })
  const options = { seed: 3, randomPairs: 5000, candidatePairs: 900 }
  const alone = train(described, table, options)
  assert.ok(alone.blocking.some(rule => rule.stops!.length > 0))
  const { learntFrom, candidatePairs } = alone.training!
  assert.ok(Number(learntFrom) < Number(candidatePairs))
  for (const workers of [1, 3]) {
    await withScorers(async scorers => {
      const given = { ...options, few: 0 }
      const { model: learnt, blocks } = await scorers.train(described, table, given)
      assert.deepEqual(learnt, alone)
      const scored = await scorers.score(learnt, table, { blocks, few: 0 })
      assert.deepEqual(inOrder(scored), inOrder(predict(alone, table)))
    }, workers)
  }
})

test('a fault in a worker is told, and nobody waits for ever', async () => {
  const table = buildTable(records, model.fields)
  const broken = { ...model, blocking: [{ name: 'x', keys: [{ field: 'nowhere' }] }] }
  await assert.rejects(
    withScorers(scorers => scorers.score(broken, table, { few: 0 }), 2),
    {
      name: 'ScoringFailedError',
    },
  )
})
