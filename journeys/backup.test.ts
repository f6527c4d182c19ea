import assert from 'node:assert/strict'
import { copyFileSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import { checkBackup, startLocalPostgres } from '@bluelamp/platform'
import pg from 'pg'
import { buildForBrowsers } from '../server/build-for-browsers.ts'
import { root } from '../server/folders.ts'
import {
  type Environment,
  runToEnd,
  startServer,
  statusOf,
  sweep,
  temporaryFolder,
  until,
  urlOf,
} from './started.ts'

before(() => buildForBrowsers(() => {}))
after(sweep)

const keyFiles = ['journal-key.pem', 'journal-key.pub', 'journal-heads.log']

const command = (name: string, settings: Environment, ...args: string[]) =>
  runToEnd(`server/commands/${name}.ts`, settings, { args })

async function query<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

/** A command that did what it was asked. */
async function done(...given: Parameters<typeof command>): Promise<string> {
  const { code, output } = await command(...given)
  assert.equal(code, 0, output)
  return output
}

/** A command that could not, and said why in words. */
async function refused(...given: Parameters<typeof command>): Promise<string> {
  const { code, output } = await command(...given)
  assert.equal(code, 1, output)
  assert.doesNotMatch(output, /^\s+at .*:\d+|Error:/m)
  return output
}

/** How many rows each table of the backup has in the database of a folder that nobody else uses. */
async function countRows(folder: string, tables: string[]): Promise<Record<string, number>> {
  const postgres = await startLocalPostgres({ folder })
  try {
    const counts: Record<string, number> = {}
    for (const table of tables) {
      const [row] = await query<{ count: number }>(
        postgres.ownerUrl,
        `select count(*)::int as count from ${table}`,
      )
      counts[table] = row?.count ?? -1
    }
    return counts
  } finally {
    await postgres.stop()
  }
}

test('a living force is saved, and lives on, on an empty machine, with its journal proved', async () => {
  const from = { BLUELAMP_FOLDER: temporaryFolder(), BLUELAMP_FORCE: 'small' }
  const to = { BLUELAMP_FOLDER: temporaryFolder(), BLUELAMP_FORCE: 'small' }
  const file = join(temporaryFolder(), 'kept', 'force.backup')

  const living = await startServer({ ...from, BLUELAMP_LIVING_DAY: '1200' })
  const owner = urlOf(from.BLUELAMP_FOLDER, 'owner')
  await until(async () => {
    const [row] = await query<{ sealed: number }>(
      owner,
      'select coalesce(max(tree_size), 0)::int as sealed from platform.journal_head',
    )
    return (row?.sealed ?? 0) >= 20
  }, 60_000)
  // Commands use the running server's database.
  const while_ = await done('backup', from, file.replace('force', 'moment'))
  assert.match(while_, /is running on .*: its database is used/)
  assert.match(await done('journal-verify', from), /The journal is whole: [1-9]/)
  assert.match(await refused('restore', from, file.replace('force', 'moment')), /is not empty/)
  assert.equal(await statusOf(`${living.url}/ready`), 200)
  assert.equal((await living.signal('SIGINT')).code, 0, living.output())

  assert.match(await done('backup', from, file), /journal-key\.pem/)
  assert.match(await refused('backup', from, file), /exists already/)
  const saved = await checkBackup(file)
  const counts = Object.fromEntries(saved.tables.map(t => [`${t.schema}.${t.name}`, t.rows]))
  assert.ok(saved.rows > 100_000)
  assert.deepEqual(await countRows(from.BLUELAMP_FOLDER, Object.keys(counts)), counts)

  assert.match(await done('restore', to, file), /are back/)
  assert.deepEqual(await countRows(to.BLUELAMP_FOLDER, Object.keys(counts)), counts)
  // A machine that has no key cannot prove anything, and must not say that the journal was changed.
  assert.match(await refused('journal-verify', to), /Put the public key/)
  for (const name of keyFiles) {
    copyFileSync(join(from.BLUELAMP_FOLDER, name), join(to.BLUELAMP_FOLDER, name))
  }
  assert.match(await done('journal-verify', to), /The journal is whole: [1-9]/)

  const restored = await startServer(to)
  assert.doesNotMatch(restored.output(), /Inventing/)
  assert.equal(await statusOf(`${restored.url}/ready`), 200)
  assert.match(await (await fetch(`${restored.url}/`)).text(), /Wexmoor Police/)
  const forces = await (await fetch(`${restored.url}/api/forces`)).json()
  assert.ok(Array.isArray(forces) && forces.length > 0)
  // The new machine seals on in the same tree.
  const admin = urlOf(to.BLUELAMP_FOLDER, 'owner')
  await query(
    admin,
    `insert into platform.journal_entry (actor_id, actor_name, actor_role, verb, operation)
     values ('tester', 'Test Actor', 'system', 'test.look', 'consult')`,
  )
  await until(async () => {
    const waiting = await query(
      admin,
      `select from platform.journal_entry e
        where not exists (select from platform.journal_leaf l where l.entry_id = e.id)`,
    )
    return waiting.length === 0
  })
  assert.match(await done('journal-verify', to), /The journal is whole/)

  const [entry] = await query<{ id: number }>(
    admin,
    'select min(id)::int as id from platform.journal_entry',
  )
  await query(
    admin,
    `alter table platform.journal_entry disable trigger all;
     update platform.journal_entry set actor_name = 'Somebody Else' where id = ${entry?.id}`,
  )
  assert.match(
    await refused('journal-verify', to),
    new RegExp(`journal was changed: .*entry ${entry?.id}\\b`),
  )
  assert.equal((await restored.signal('SIGTERM')).code, 0, restored.output())
})

const older = globSync('database/older-dumps/*.backup', { cwd: root }).map(name => join(root, name))

test('every kept dump of an older schema is brought up to today and served', async () => {
  assert.ok(older.length > 0)
  for (const file of older) {
    const version = basename(file, '.backup')
    const settings = { BLUELAMP_FOLDER: temporaryFolder() }
    assert.match(await done('restore', settings, file), /schema was older and was brought up to/)
    copyFileSync(
      file.replace(/backup$/, 'pub'),
      join(settings.BLUELAMP_FOLDER, 'journal-key-former.pub'),
    )
    const server = await startServer(settings)
    assert.equal(await statusOf(`${server.url}/ready`), 200, version)
    assert.match(await (await fetch(`${server.url}/`)).text(), /Northby Police/)
    const records = await query<{ words: string }>(
      urlOf(settings.BLUELAMP_FOLDER, 'app'),
      `select body ->> 'words' as words from memory.record order by id`,
    )
    assert.deepEqual(
      records.map(({ words }) => words),
      ['The shed was broken into, łódź é 🚲', 'A second report\twith a tab and a \\ stroke'],
    )
    assert.match(await done('journal-verify', settings), /The journal is whole: 30[0-9] entries/)
    assert.equal((await server.signal('SIGTERM')).code, 0, server.output())
  }
})

test('what cannot be restored is told in words', async () => {
  const settings = { BLUELAMP_FOLDER: temporaryFolder() }
  assert.match(await refused('restore', settings), /Name the backup/)
  assert.match(await refused('restore', settings, '/nowhere/x.backup'), /x\.backup/)
  const file = join(temporaryFolder(), 'damaged.backup')
  const bytes = readFileSync(older[0]!)
  bytes[bytes.length - 2000]! ^= 1
  writeFileSync(file, bytes)
  assert.match(await refused('restore', settings, file), /damaged/)
  // Nothing was kept of it: the whole file goes in afterwards.
  await done('restore', settings, older[0]!)
})
