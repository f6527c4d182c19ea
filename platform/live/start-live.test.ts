import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type OpenDatabase, openDatabase } from '../database/database.ts'
import { createLogger } from '../log/log.ts'
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts'
import type { Announcement } from './hub.ts'
import { startLive } from './start-live.ts'

let database: TestDatabase
let app: OpenDatabase
const log = createLogger({ level: 'silent' })

before(async () => {
  database = await createTestDatabase({ prepare: async () => {}, templateKey: 'empty' })
  app = openDatabase({ url: database.appUrl })
})
after(async () => {
  await app.close()
  await database.drop()
})

async function until(ready: () => boolean, what: string) {
  for (let waited = 0; !ready(); waited += 5) {
    if (waited > 4000) assert.fail(`waited in vain for ${what}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

const announce = (verb: string) => {
  const message = JSON.stringify({ verb, subjects: ['s'], records: [] })
  return sql`select pg_notify('bluelamp', ${message})`.execute(app.db)
}

test('what is announced and committed reaches the handlers, one after another', async t => {
  const live = await startLive({ url: database.appUrl, log })
  t.after(() => live.stop())
  const heard: string[] = []
  live.hub.onNotify(async ({ verb }: Announcement) => {
    await new Promise(resolve => setTimeout(resolve, verb === 'a.slow' ? 40 : 1))
    heard.push(verb)
    if (verb === 'a.faulty') throw new Error('one handler fails')
  })
  live.hub.onNotify(({ verb, subjects }) => void heard.push(`${verb} ${subjects[0]}`))
  await sql`select pg_notify('bluelamp', 'not json')`.execute(app.db)
  for (const verb of ['a.slow', 'a.faulty', 'a.quick']) await announce(verb)
  await until(() => heard.length === 6, 'announcements')
  assert.deepEqual(heard, ['a.slow', 'a.slow s', 'a.faulty', 'a.faulty s', 'a.quick', 'a.quick s'])
  await live.stop()
})

test('a lost connection is restored, all screens reload, and announcements come again', async t => {
  const live = await startLive({ url: database.appUrl, log })
  t.after(() => live.stop())
  const sent: string[] = []
  const heard: string[] = []
  live.hub.onNotify(({ verb }) => void heard.push(verb))
  const { position } = live.hub
  const end = () => {}
  live.hub.subscribe({ topics: new Map(), send: bytes => void sent.push(String(bytes)), end })
  const admin = openDatabase({ url: database.adminUrl })
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'bluelamp live'`.execute(admin.db)
  await admin.close()
  await until(() => sent.some(text => text.includes('event: reload')), 'reload')
  await announce('a.after')
  await until(() => heard.includes('a.after'), 'an announcement')
  // Who was away during the gap hears of it when it comes back.
  const missed: string[] = []
  const away = { topics: new Map(), send: (bytes: Buffer) => void missed.push(String(bytes)), end }
  live.hub.subscribe(away, position)
  assert.match(missed[0] ?? '', /event: reload/)
})

test('it can be stopped while the database is away', async t => {
  const live = await startLive({ url: database.appUrl, log })
  t.after(() => live.stop())
  const admin = openDatabase({ url: database.adminUrl })
  const name = new URL(database.appUrl).pathname.slice(1)
  await sql`revoke connect on database ${sql.id(name)} from bluelamp_app`.execute(admin.db)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'bluelamp live'`.execute(admin.db)
  await new Promise(resolve => setTimeout(resolve, 200))
  const started = performance.now()
  await live.stop()
  assert.ok(performance.now() - started < 1000)
  await sql`grant connect on database ${sql.id(name)} to bluelamp_app`.execute(admin.db)
  await admin.close()
})

test('a database that cannot be reached stops the start', async () => {
  await assert.rejects(startLive({ url: 'postgres://nobody@127.0.0.1:9/none', log }))
})
