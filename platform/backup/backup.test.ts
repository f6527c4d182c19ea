import assert from 'node:assert/strict'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts'
import { withClient } from '../postgres/with-client.ts'
import { BackupError, type BackupProgress, backup, checkBackup, restore } from './index.ts'
import { fill, migrate, picture, schemas } from './test-schema.ts'

const createdAt = new Date('2026-11-23T08:00:00Z')
let folder: string
let source: TestDatabase
let file: string

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bluelamp-backup-'))
  source = await emptyDatabase()
  await migrate(source.ownerUrl, '0002-add-journal')
  await fill(source.ownerUrl)
  file = join(folder, 'shop.backup')
  await backup({ url: source.ownerUrl, file, schemas, createdAt })
})

after(async () => {
  await source.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function emptyDatabase(t?: TestContext): Promise<TestDatabase> {
  const database = await createTestDatabase({
    name: 'backup',
    templateKey: 'empty',
    prepare: async () => {},
  })
  t?.after(() => database.drop())
  return database
}

function restoreInto(target: TestDatabase, from = file) {
  const migrateTo = (version: string) => migrate(target.ownerUrl, version)
  return restore({ url: target.ownerUrl, file: from, migrateTo })
}

async function query(url: string, sql: string): Promise<unknown[]> {
  return withClient(url, async db => (await db.query({ text: sql, rowMode: 'array' })).rows.flat())
}

function refusal(words: RegExp) {
  return (error: unknown) => {
    assert(error instanceof BackupError, String(error))
    assert.match(error.message, words)
    return true
  }
}

test('what is restored equals what was saved: rows, constraints, triggers, sequences, views', async t => {
  const target = await emptyDatabase(t)
  const manifest = await restoreInto(target)
  assert.deepEqual(await picture(target.ownerUrl), await picture(source.ownerUrl))
  assert.equal(manifest.schemaVersion, '0002-add-journal')
  assert.equal(manifest.createdAt, '2026-11-23T08:00:00.000Z')
  assert.match(manifest.serverVersion, /^\d+/)
  const entry = manifest.tables.find(table => table.name === 'entry')
  assert.deepEqual(
    [entry?.rows, entry?.partitioned, entry?.partitions.map(partition => partition.name)],
    [91, true, ['entry_2025', 'entry_2026', 'entry_2026_h1']],
  )
})

test('the restored database works on: numbers go on, rules still hold, a newer shape can follow', async t => {
  const target = await emptyDatabase(t)
  await restoreInto(target)
  const next = `insert into shop.person (name, team) values ('New', 1) returning id::int, shout`
  assert.deepEqual(await query(target.ownerUrl, next), [51, 'NEW'])
  assert.deepEqual(await query(target.ownerUrl, `select nextval('shop.ticket')::int`), [102])
  await assert.rejects(query(target.ownerUrl, 'delete from shop.log'), /history stays/)
  await assert.rejects(query(target.ownerUrl, 'truncate shop.log'), /history stays/)
  await assert.rejects(query(target.ownerUrl, 'update shop.team set leader = 999'), /team_leader/)
  await query(target.ownerUrl, `insert into shop.entry (day, what) values ('2026-06-01', 'new')`)
  const copied = `select count(*)::int from shop.log where what = 'trigger: new'`
  assert.deepEqual(await query(target.ownerUrl, copied), [1])
  await migrate(target.ownerUrl, '0003-add-email')
  assert.deepEqual(await query(target.ownerUrl, 'select count(email)::int from shop.person'), [0])
})

test('a backup of the restored database has the same checksums', async t => {
  const target = await emptyDatabase(t)
  const first = await restoreInto(target)
  const again = join(folder, 'again.backup')
  const second = await backup({ url: target.ownerUrl, file: again, schemas, createdAt })
  assert.deepEqual(second.tables, first.tables)
  assert.deepEqual(second.sequences, first.sequences)
})

test('values no one thought of come back too', async t => {
  const origin = await emptyDatabase(t)
  const target = await emptyDatabase(t)
  const make = `create table anything.value (id int primary key, words text, bytes bytea,
    doc jsonb, list text[], number float8)`
  const text = fc.string({ unit: 'binary' }).map(word => word.replaceAll('\0', ''))
  const row = fc.record({
    words: fc.option(text),
    bytes: fc.option(fc.uint8Array({ maxLength: 50 })),
    // jsonb keeps neither NUL nor lone surrogates, nor -0.
    doc: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))),
    list: fc.option(fc.array(fc.option(text))),
    number: fc.double(),
  })
  const rows = fc.sample(row, { seed: 20261123, numRuns: 500 })
  const migrateTo = (url: string) => async () => {
    await query(url, 'create schema anything')
    await query(url, make)
  }
  await migrateTo(origin.ownerUrl)()
  await withClient(origin.ownerUrl, async db => {
    for (const [id, { words, bytes, doc, list, number }] of rows.entries()) {
      const values = [id, words, bytes && Buffer.from(bytes), JSON.stringify(doc), list, number]
      await db.query('insert into anything.value values ($1, $2, $3, $4, $5, $6)', values)
    }
  })
  const path = join(folder, 'any.backup')
  const schemaVersion = async () => 'any-1'
  await backup({
    url: origin.ownerUrl,
    file: path,
    schemas: ['anything'],
    createdAt,
    schemaVersion,
  })
  const into = target.ownerUrl
  await restore({ url: into, file: path, migrateTo: migrateTo(into) })
  const all = 'select id, words, bytes, doc, list, number from anything.value order by id'
  const expected = await query(origin.ownerUrl, all)
  assert.equal(expected.length, rows.length * 6)
  assert.deepEqual(await query(target.ownerUrl, all), expected)
})

test('the backup is one snapshot, whatever is written meanwhile', async t => {
  const origin = await emptyDatabase(t)
  await migrate(origin.ownerUrl, '0002-add-journal')
  await fill(origin.ownerUrl)
  const path = join(folder, 'moving.backup')
  let meddled = 0
  const manifest = await backup({
    url: origin.ownerUrl,
    file: path,
    schemas,
    createdAt,
    schemaVersion: async db => {
      await db.query('select 1')
      await query(origin.ownerUrl, `insert into shop.slot values (999, 999)`)
      await query(origin.ownerUrl, `delete from shop.entry where id > 40`)
      meddled += 1
      return '0002-add-journal'
    },
  })
  assert.equal(meddled, 1)
  const rows = (name: string) => manifest.tables.find(table => table.name === name)?.rows
  assert.deepEqual([rows('slot'), rows('entry')], [20, 91])
})

test('a damaged file is refused before anything is written', async t => {
  const target = await emptyDatabase(t)
  const whole = readFileSync(file)
  const broken = join(folder, 'broken.backup')
  let migrated = 0
  const migrateTo = async () => {
    migrated += 1
  }
  const attempt = () => restore({ url: target.ownerUrl, file: broken, migrateTo })
  const place = fc.integer({ min: 0, max: whole.length - 1 })
  const mask = fc.integer({ min: 1, max: 255 })
  await fc.assert(
    fc.asyncProperty(place, mask, async (at, bits) => {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ bits
      writeFileSync(broken, bytes)
      await assert.rejects(checkBackup(broken), refusal(/damaged|not a Bluelamp|cut short|newer/))
    }),
    { seed: 7, numRuns: 300 },
  )
  await fc.assert(
    fc.asyncProperty(place, async length => {
      writeFileSync(broken, whole)
      truncateSync(broken, length)
      await assert.rejects(checkBackup(broken), refusal(/cut short|not a Bluelamp/))
    }),
    { seed: 8, numRuns: 100 },
  )
  await assert.rejects(attempt(), refusal(/cut short|not a Bluelamp/))
  writeFileSync(broken, Buffer.concat([whole, Buffer.from('x')]))
  await assert.rejects(attempt(), refusal(/goes on after its end/))
  writeFileSync(broken, 'PGDMP')
  await assert.rejects(attempt(), refusal(/is not a Bluelamp backup/))
  rmSync(broken)
  await assert.rejects(attempt(), refusal(/cannot be read.*ENOENT/))
  assert.equal(migrated, 0)
})

test('a database that holds anything is refused and left as it is', async t => {
  const target = await emptyDatabase(t)
  await query(target.ownerUrl, 'create schema mine')
  await query(target.ownerUrl, 'create table mine.note as select 1 as id')
  await assert.rejects(restoreInto(target), refusal(/not empty \(1 tables.*mine\.note/))
  assert.deepEqual(await query(target.ownerUrl, 'select id from mine.note'), [1])
  assert.deepEqual(await query(target.ownerUrl, `select to_regnamespace('shop') is null`), [true])
})

test('when the shape differs or the data break a rule, all goes back and a second attempt works', async t => {
  const target = await emptyDatabase(t)
  const without = async (version: string) => {
    await migrate(target.ownerUrl, version)
    await query(target.ownerUrl, 'alter table shop.slot drop column place')
  }
  const lacking = restore({ url: target.ownerUrl, file, migrateTo: without })
  await assert.rejects(lacking, refusal(/column shop\.slot\.place is missing/))
  const stricter = async (version: string) => {
    await migrate(target.ownerUrl, version)
    await query(target.ownerUrl, 'alter table shop.slot add check (place < 99)')
  }
  const breaking = restore({ url: target.ownerUrl, file, migrateTo: stricter })
  await assert.rejects(breaking, refusal(/nothing was kept.*slot_place_check.*COPY slot, line 1/s))
  assert.deepEqual(await query(target.ownerUrl, `select to_regnamespace('shop') is null`), [true])
  await restoreInto(target)
  assert.deepEqual(await query(target.ownerUrl, 'select count(*)::int from shop.slot'), [20])
})

test('a failed backup leaves no file, and an existing one is not overwritten', async () => {
  const path = join(folder, 'never.backup')
  const options = { url: source.ownerUrl, file: path, schemas, createdAt }
  const wrong = backup({ ...options, schemas: ['shop', 'nowhere'] })
  await assert.rejects(wrong, refusal(/no schema named nowhere/))
  await assert.rejects(
    backup({ ...options, url: source.appUrl }),
    refusal(/permission denied.*owns/),
  )
  const nowhere = backup({ ...options, file: join(folder, 'no', 'such.backup') })
  await assert.rejects(nowhere, refusal(/cannot be written.*ENOENT/))
  assert.deepEqual(
    readdirSync(folder).filter(name => /never|partial/.test(name)),
    [],
  )
  await assert.rejects(backup({ ...options, file }), refusal(/exists already/))
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.ok(existsSync(file))
})

test('rows that a policy would hide make the backup fail rather than lose them', async t => {
  const origin = await emptyDatabase(t)
  await migrate(origin.ownerUrl, '0002-add-journal')
  await fill(origin.ownerUrl)
  await query(origin.ownerUrl, 'alter table shop.secret force row level security')
  const path = join(folder, 'forced.backup')
  const options = { url: origin.ownerUrl, file: path, schemas, createdAt }
  await assert.rejects(backup(options), refusal(/row-level security policy.*BYPASSRLS/))
  const manifest = await backup({ ...options, url: origin.adminUrl })
  assert.equal(manifest.tables.find(table => table.name === 'secret')?.rows, 2)
  const target = await emptyDatabase(t)
  const migrateTo = async (version: string) => {
    await migrate(target.ownerUrl, version)
    await query(target.ownerUrl, 'alter table shop.secret force row level security')
  }
  await restore({ url: target.ownerUrl, file: path, migrateTo })
  assert.deepEqual(await picture(target.adminUrl), await picture(origin.adminUrl))
})

test('progress is told step by step and ends at the whole', async t => {
  const target = await emptyDatabase(t)
  const told: BackupProgress[] = []
  const migrateTo = (version: string) => migrate(target.ownerUrl, version)
  const onProgress = (progress: BackupProgress) => told.push(progress)
  const manifest = await restore({ url: target.ownerUrl, file, migrateTo, onProgress })
  for (const step of ['load', 'compare'] as const) {
    const steps = told.filter(progress => progress.step === step)
    const last = steps.at(-1)
    assert.deepEqual([last?.rows, last?.bytes], [manifest.rows, manifest.bytes])
    assert.equal(last?.totalRows, manifest.rows)
  }
})
