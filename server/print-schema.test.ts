import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openTestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { root } from './folders.ts'
import { printSchema } from './print-schema.ts'
import { schemas } from './schemas.ts'

test('the committed shape is the shape that the migrations make', async () => {
  const house = await openTestHouse('schema')
  try {
    const committed = readFileSync(join(root, 'database/schema.sql'), 'utf8')
    assert.equal(await printSchema(house.owner), committed, 'run: npm run migrate -- --schema')
  } finally {
    await house.close()
  }
})

test('what is printed and what is backed up leaves no schema of ours out', async () => {
  const house = await openTestHouse('schemas')
  try {
    const { rows } = await sql<{ name: string }>`
      select nspname as name from pg_namespace
      where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`.execute(
      house.owner,
    )
    assert.deepEqual(rows.map(row => row.name).sort(), [...schemas].sort())
  } finally {
    await house.close()
  }
})
