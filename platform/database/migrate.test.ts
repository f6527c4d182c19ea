import assert from 'node:assert/strict'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { MigrationError, migrate, pendingMigrations, SqlFiles, schemaVersion } from './migrate.ts'

let database: TestDatabase
let owner: OpenDatabase
let folder: string
const opened: OpenDatabase[] = []

const open = () => {
  const made = openDatabase({ url: database.ownerUrl, connections: 2 })
  opened.push(made)
  return made
}

beforeEach(async () => {
  database = await createTestDatabase({
    name: 'migrate',
    templateKey: 'empty',
    prepare: async () => {},
  })
  owner = open()
  folder = await mkdtemp(join(tmpdir(), 'bluelamp-migrations-'))
  await file(
    '0001-library-create-books',
    'create schema library; create table library.book (id int)',
  )
  await file('0002-library-add-title', 'alter table library.book add column title text')
})
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
  await database.drop()
  await rm(folder, { recursive: true })
})

const file = (name: string, text: string) => writeFile(join(folder, `${name}.sql`), text)
const tables = async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'library'
    order by 1`.execute(owner.db)
  return rows.map(row => row.name)
}
const history = async () => {
  const rows = await owner.db
    .selectFrom('platform.migration')
    .select('name')
    .orderBy('name')
    .execute()
  return rows.map(row => row.name)
}

test('an empty database is brought up to date, in order and once', async () => {
  assert.equal(await schemaVersion(owner.db), undefined)
  assert.deepEqual(await pendingMigrations(owner.db, folder), [
    '0001-library-create-books',
    '0002-library-add-title',
  ])
  assert.deepEqual(await migrate(owner.db, folder), [
    '0001-library-create-books',
    '0002-library-add-title',
  ])
  assert.equal(await schemaVersion(owner.db), '0002-library-add-title')
  assert.deepEqual(await pendingMigrations(owner.db, folder), [])
  assert.deepEqual(await migrate(owner.db, folder), [], 'a second time there is nothing to do')
})

test('a named version is where it stops', async () => {
  await migrate(owner.db, folder, '0001-library-create-books')
  assert.deepEqual(await pendingMigrations(owner.db, folder), ['0002-library-add-title'])
  assert.deepEqual(await migrate(owner.db, folder), ['0002-library-add-title'])
})

test('one that fails takes those before it back: the database is as it was', async () => {
  await file('0003-library-break', 'create table library.shelf (id int); select no_such_thing')
  await assert.rejects(migrate(owner.db, folder), (error: unknown) => {
    assert.ok(error instanceof MigrationError)
    assert.match(error.message, /^Migration 0003-library-break failed and nothing was changed: /)
    assert.match(error.message, /no_such_thing/)
    return true
  })
  assert.deepEqual(await tables(), [])
  assert.deepEqual(await history(), [])
  assert.equal(await schemaVersion(owner.db), undefined)
  await file('0003-library-break', 'create table library.shelf (id int)')
  assert.equal((await migrate(owner.db, folder)).length, 3, 'mended, it goes through')
  assert.deepEqual(await tables(), ['book', 'shelf'])
})

test('a failure on a database in use leaves what stood there', async () => {
  await migrate(owner.db, folder)
  await sql`insert into library.book values (1, 'Emma')`.execute(owner.db)
  await file('0003-library-empty', 'delete from library.book')
  await file('0004-library-break', 'select 1 / 0')
  await assert.rejects(migrate(owner.db, folder), /0004-library-break failed/)
  const { rows } = await sql<{ title: string }>`select title from library.book`.execute(owner.db)
  assert.deepEqual(rows, [{ title: 'Emma' }])
  assert.equal(await schemaVersion(owner.db), '0002-library-add-title')
})

test('a schema newer than this program is refused, in words that say what to do', async () => {
  await migrate(owner.db, folder)
  await rm(join(folder, '0002-library-add-title.sql'))
  await assert.rejects(migrate(owner.db, folder), (error: unknown) => {
    assert.ok(error instanceof MigrationError)
    assert.equal(
      error.message,
      'The database has schema 0002-library-add-title, newer than this Bluelamp knows ' +
        '(0001-library-create-books). Start the newer Bluelamp, or restore a backup made by this one.',
    )
    return true
  })
  assert.deepEqual(await history(), ['0001-library-create-books', '0002-library-add-title'])
})

test('a history that is not ours is refused whole', async () => {
  await migrate(owner.db, folder)
  await rm(join(folder, '0001-library-create-books.sql'))
  await file('0001-library-create-shelves', 'create table library.shelf (id int)')
  await file('0003-library-add-author', 'alter table library.book add column author text')
  await assert.rejects(migrate(owner.db, folder), MigrationError)
  assert.deepEqual(await tables(), ['book'])
})

test('two at once are one history', async () => {
  for (let round = 0; round < 3; round++) {
    await file(
      `001${round}-library-slow`,
      `select pg_sleep(0.2); create table library.t${round} (id int)`,
    )
    const done = await Promise.all(Array.from({ length: 4 }, () => migrate(open().db, folder)))
    const each = done.flat()
    assert.equal(each.length, new Set(each).size, 'none was run twice')
    assert.deepEqual(each.sort(), round === 0 ? await history() : [`001${round}-library-slow`])
  }
  assert.deepEqual(await tables(), ['book', 't0', 't1', 't2'])
})

test('the fingerprint changes with any text, name or file, and with nothing else', async () => {
  const files = new SqlFiles(folder)
  const first = await files.fingerprint()
  assert.match(first, /^[0-9a-f]{12}$/)
  assert.equal(await files.fingerprint(), first)
  const copy = await mkdtemp(join(tmpdir(), 'bluelamp-migrations-'))
  await cp(folder, copy, { recursive: true })
  assert.equal(await new SqlFiles(copy).fingerprint(), first)
  await rm(copy, { recursive: true })
  await writeFile(join(folder, 'README.md'), 'not a migration')
  assert.equal(await files.fingerprint(), first)
  const seen = new Set([first])
  await file('0002-library-add-title', 'alter table library.book add column title text not null')
  seen.add(await files.fingerprint())
  await file('0003-library-add-author', 'alter table library.book add column author text')
  seen.add(await files.fingerprint())
  await rm(join(folder, '0003-library-add-author.sql'))
  await file('0003-library-add-writer', 'alter table library.book add column author text')
  seen.add(await files.fingerprint())
  assert.equal(seen.size, 4)
})
