import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { keptPlan, mostKept } from './kept-plan.ts'

let database: TestDatabase
let open: OpenDatabase

before(async () => {
  database = await createTestDatabase({
    name: 'kept-plan',
    templateKey: 'empty',
    prepare: async () => {},
  })
  open = openDatabase({ url: database.appUrl, connections: 1 })
})
after(async () => {
  await open.close()
  await database.drop()
})

const statements = async () =>
  (
    await sql<{ text: string }>`select statement as text from pg_prepared_statements`.execute(
      open.db,
    )
  ).rows

test('a marked statement is planned once on a connection and answers by its parameters', async () => {
  const ask = async (n: number) =>
    (await sql<{ n: number }>`${keptPlan} select ${n}::integer * 2 as n`.execute(open.db)).rows
  assert.deepEqual([await ask(1), await ask(21)], [[{ n: 2 }], [{ n: 42 }]])
  assert.equal((await statements()).length, 1)
  await sql`select ${1}::integer`.execute(open.db)
  assert.equal((await statements()).length, 1)
})

test('a statement that fails is told, and the next one runs', async () => {
  const divide = (by: number) => sql`${keptPlan} select 1 / ${by}::integer as n`.execute(open.db)
  await assert.rejects(divide(0), /division by zero/)
  assert.deepEqual((await divide(1)).rows, [{ n: 1 }])
  await assert.rejects(sql`${keptPlan} select nothing_here`.execute(open.db), /nothing_here/)
})

test('a connection keeps no more than its share, and answers all the same', async () => {
  for (let n = 0; n < mostKept + 20; n += 1) {
    const { rows } = await sql`${keptPlan} select ${sql.lit(n)}::integer as n`.execute(open.db)
    assert.deepEqual(rows, [{ n }])
  }
  assert.ok((await statements()).length <= mostKept)
})

test('a session starts no helper processes and no compiler', async () => {
  const { rows } = await sql`
    select current_setting('max_parallel_workers_per_gather') as helpers, current_setting('jit') as jit`.execute(
    open.db,
  )
  assert.deepEqual(rows, [{ helpers: '0', jit: 'off' }])
})
