import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { createTestDatabase, type TestDatabaseOptions } from './test-database.ts'
import { withClient } from './with-client.ts'

const module = join(import.meta.dirname, 'test-database.ts')

function options(key: string, word: string): TestDatabaseOptions & { calls: number } {
  const made = {
    calls: 0,
    templateKey: `${key} ${process.pid}`,
    async prepare(url: string) {
      made.calls += 1
      await query(url, `create table note as select '${word}' as word`)
      await query(url, 'grant select on note to bluelamp_app')
    },
  }
  return made
}

function query(url: string, sql: string): Promise<unknown[]> {
  return withClient(url, async db => (await db.query({ text: sql, rowMode: 'array' })).rows.flat())
}

test('clones are separate, the template is filled once and the roles keep their limits', async t => {
  const made = options('clones', 'first')
  const [one, two] = await Promise.all([createTestDatabase(made), createTestDatabase(made)])
  t.after(() => Promise.all([one.drop(), two.drop()]))
  await query(one.ownerUrl, `update note set word = 'changed'`)
  assert.deepEqual(await query(one.appUrl, 'select word from note'), ['changed'])
  assert.deepEqual(await query(two.appUrl, 'select word from note'), ['first'])
  assert.equal(made.calls, 1)
  await assert.rejects(query(two.appUrl, 'create table mine (id int)'), /permission denied/)
  await assert.rejects(query(two.appUrl, 'create temporary table mine (id int)'), /permission/)
  assert.deepEqual(
    await query(two.adminUrl, 'select current_database() like $$bluelamp_test_%$$'),
    [true],
  )
})

test('another key makes another template, and a failed preparation is tried again', async t => {
  const other = options('other', 'second')
  const broken = { ...other, prepare: () => Promise.reject(new Error('migration 7 failed')) }
  await assert.rejects(createTestDatabase(broken), /migration 7 failed/)
  const database = await createTestDatabase(other)
  t.after(() => database.drop())
  assert.deepEqual(await query(database.ownerUrl, 'select word from note'), ['second'])
})

test('a dropped database is gone even while somebody is connected', async () => {
  const database = await createTestDatabase(options('drop', 'gone'))
  await withClient(database.ownerUrl, async () => {
    await database.drop()
  }).catch(() => {})
  await assert.rejects(query(database.ownerUrl, 'select 1'), /does not exist/)
})

test('a test file of another process works beside this one and leaves no server', async () => {
  // Makes sure that this process holds the kept folder.
  await (await createTestDatabase(options('beside', 'here'))).drop()
  const script = `
    import { createTestDatabase } from ${JSON.stringify(module)}
    const { adminUrl, drop } = await createTestDatabase({ templateKey: 'x', prepare: async () => {} })
    console.log(new URL(adminUrl).port)
    await drop()`
  const args = ['--input-type=module', '--no-warnings', '--eval', script]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let port = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (port += text.trim()))
  const code = await new Promise(resolve => child.once('close', resolve))
  assert.equal(code, 0)
  assert.match(port, /^\d+$/)
  if (process.env.BLUELAMP_TEST_ADMIN_URL) return
  await assert.rejects(query(`postgres://x:y@127.0.0.1:${port}/postgres`, 'select 1'), /REFUSED/)
})
