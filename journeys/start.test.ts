import assert from 'node:assert/strict'
import { chmodSync, chownSync, existsSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type LocalPostgres, startLocalPostgres } from '@bluelamp/platform'
import pg from 'pg'
import { buildForBrowsers } from '../server/build-for-browsers.ts'
import {
  type Ended,
  type Environment,
  lives,
  postgresOf,
  run,
  runToEnd,
  startServer,
  statusOf,
  sweep,
  temporaryFolder,
  until,
  urlOf,
} from './started.ts'

/** PostgreSQL older than 15 is refused too; none is at hand to show it here. */

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }

before(() => buildForBrowsers(() => {}))
after(sweep)

async function query<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

const nameForce = (name: string) => `insert into memory.provenance (key, value)
  values ('force', '{"id": "northby", "name": "${name}", "invented": true}')`

const anEntry = `insert into platform.journal_entry (actor_id, actor_name, actor_role, verb, operation)
  values ('tester', 'Test Actor', 'system', 'test.look', 'consult')`

const manyJobs = `select graphile_worker.add_job('platform.sweep-sessions') from generate_series(1, 300)`

const textOf = async (url: string) => (await fetch(url)).text()

/** Wrong settings end the start with words for a person: what is wrong, what to do, and no stack. */
function assertPlain({ code, output }: Ended, ...words: RegExp[]): void {
  assert.notEqual(code, 0, output)
  assert.notEqual(code, null, output)
  for (const word of words) assert.match(output, word)
  assert.doesNotMatch(output, /^\s+at .*:\d+/m)
  assert.doesNotMatch(output, /Error:|node:internal|\[cause\]/)
}

test('a first start serves; the next ones continue; every ending leaves nothing behind', async () => {
  const folder = join(temporaryFolder(), '.bluelamp')
  const settings = { BLUELAMP_FOLDER: folder }

  const first = await startServer(settings)
  for (const line of ['Staff', 'Command', "Officer's phone", 'Open data']) {
    const address = new RegExp(`${line} +(\\S+)`).exec(first.output())?.[1] ?? ''
    assert.equal(await statusOf(address), 200, `${line} at ${address}`)
  }
  assert.equal(await statusOf(`${first.url}/ready`), 200)
  assert.match(first.output(), /Making a new database/)
  await query(urlOf(folder, 'owner'), nameForce('Northby Police'))
  const postgres = postgresOf(folder)
  assert.ok(postgres)
  // npm hands a Ctrl-C on that the terminal has sent already.
  first.child.kill('SIGINT')
  assert.equal((await first.signal('SIGINT')).code, 0, first.output())
  assert.equal(lives(postgres), false)
  assert.equal(existsSync(join(folder, 'postgres.lock')), false)

  const second = await startServer(settings)
  assert.doesNotMatch(second.output(), /Making a new database|Schema brought up/)
  assert.match(await textOf(`${second.url}/`), /Northby Police/)
  const again = await runToEnd('server/main.ts', settings)
  assertPlain(again, new RegExp(`in use by process ${second.child.pid}`), /BLUELAMP_FOLDER/)
  // An open live screen must not hold the ending up.
  const screen = await fetch(`${second.url}/health`, { headers: { connection: 'keep-alive' } })
  await screen.text()
  const began = performance.now()
  assert.equal((await second.signal('SIGTERM')).code, 0, second.output())
  assert.ok(performance.now() - began < 8000)
  assert.equal(postgresOf(folder), undefined)
})

test('killed outright, Node or postmaster: it recovers by itself with all that was committed', async () => {
  const folder = temporaryFolder()
  const settings = { BLUELAMP_FOLDER: folder }
  const first = await startServer(settings)
  await query(urlOf(folder, 'owner'), nameForce('Northby Police'))
  // With jobs in hand, which must not stay with the dead.
  await query(urlOf(folder, 'owner'), manyJobs)
  await first.signal('SIGKILL')
  assert.ok(postgresOf(folder), 'the orphan lives on')

  const second = await startServer(settings)
  assert.match(second.output(), /Took over/)
  assert.match(await textOf(`${second.url}/`), /Northby Police/)

  // Again with jobs in hand: the queue loses its connections in the middle of its work.
  await query(urlOf(folder, 'owner'), manyJobs)
  const postgres = postgresOf(folder)!
  process.kill(postgres, 'SIGKILL')
  await until(() => !lives(postgres))
  await until(async () => (await statusOf(`${second.url}/ready`)) === 200)
  assert.notEqual(postgresOf(folder), postgres)
  assert.equal(second.child.exitCode, null)
  for (let tries = 0; tries < 10; tries++) {
    assert.equal(await statusOf(`${second.url}/`), 200)
  }
  // What goes on behind the pages has to recover as well: the queue and the sealing.
  const owner = urlOf(folder, 'owner')
  await query(owner, anEntry)
  await query(owner, `select graphile_worker.add_job('platform.sweep-sessions')`)
  const waiting = `select (select count(*)::int from graphile_worker._private_jobs) as jobs,
    (select count(*)::int from platform.journal_entry e
      where not exists (select from platform.journal_leaf l where l.entry_id = e.id)) as entries`
  await until(async () => {
    const [row] = await query<{ jobs: number; entries: number }>(owner, waiting)
    return row?.jobs === 0 && row.entries === 0
  }, 30_000)
  assert.equal((await second.signal('SIGINT')).code, 0, second.output())
  assert.equal(postgresOf(folder), undefined)
})

test('stopped in the middle of the first start: no server stays, and the next start goes on', async () => {
  const folder = temporaryFolder()
  const early = run('server/main.ts', { BLUELAMP_FOLDER: folder })
  await until(() => early.output().includes('Schema brought up'))
  assert.equal((await early.signal('SIGINT')).code, 0)
  await until(() => postgresOf(folder) === undefined)
  const next = await startServer({ BLUELAMP_FOLDER: folder })
  assert.equal(await statusOf(`${next.url}/ready`), 200)
  assert.equal((await next.signal('SIGINT')).code, 0)
})

test('an ordinary user starts it, without a home', {
  skip: isRoot ? false : 'only root may change user',
}, async () => {
  const folder = temporaryFolder()
  chownSync(folder, nobody.uid, nobody.gid)
  const server = await startServer({ BLUELAMP_FOLDER: folder }, nobody)
  assert.equal(await statusOf(`${server.url}/ready`), 200)
  assert.equal((await server.signal('SIGTERM')).code, 0, server.output())
  assert.equal(postgresOf(folder), undefined)
})

test('settings that are wrong are told all at once', async () => {
  const bad = {
    PORT: 'abc',
    BLUELAMP_FORCE: 'huge',
    DATABASE_URL: 'mysql://someone:hunter2@db/x',
    LOG_LEVEL: 'loud',
    BLUELAMP_FOLDER: temporaryFolder(),
  }
  const [all, production, owner] = await Promise.all([
    runToEnd('server/main.ts', bad),
    runToEnd('server/main.ts', { NODE_ENV: 'production', BLUELAMP_FOLDER: temporaryFolder() }),
    runToEnd('server/main.ts', { DATABASE_OWNER_URL: 'postgres://a@127.0.0.1/b' }),
  ])
  assertPlain(all, /PORT is "abc"/, /BLUELAMP_FORCE/, /DATABASE_URL/, /LOG_LEVEL/)
  assert.doesNotMatch(all.output, /hunter2/)
  assertPlain(production, /NODE_ENV=production.*OIDC_ISSUER/)
  assertPlain(owner, /DATABASE_OWNER_URL.*DATABASE_URL/)
})

test('a port in use, an address of another machine, a folder that is closed', async t => {
  const holder: Server = createServer().listen(0, '127.0.0.1')
  t.after(() => holder.close())
  await new Promise(resolve => holder.once('listening', resolve))
  const { port } = holder.address() as { port: number }
  const untouched = join(temporaryFolder(), 'new')
  const closed = temporaryFolder()
  chmodSync(closed, 0o555)
  const user = isRoot ? nobody : {}
  const [taken, elsewhere, readOnly, below] = await Promise.all([
    runToEnd('server/main.ts', { PORT: String(port), BLUELAMP_FOLDER: untouched }),
    runToEnd('server/main.ts', { HOST: '203.0.113.7', BLUELAMP_FOLDER: untouched }),
    runToEnd('server/main.ts', { BLUELAMP_FOLDER: closed }, { user }),
    runToEnd('server/main.ts', { BLUELAMP_FOLDER: join(closed, 'new') }, { user }),
  ])
  assertPlain(taken, new RegExp(`Port ${port} is in use`), /PORT=/)
  assertPlain(elsewhere, /HOST is "203\.0\.113\.7"/)
  assert.equal(existsSync(untouched), false, 'nothing is made before the port is known to be free')
  assertPlain(readOnly, /cannot be written/, /DATABASE_URL/)
  assertPlain(below, /cannot be made|cannot be written/, /BLUELAMP_FOLDER/)
})

describe('on a PostgreSQL of your own', () => {
  let cluster: LocalPostgres

  const as = (login: string, password: string, database: string) => {
    const url = new URL(cluster.adminUrl)
    Object.assign(url, { username: login, password, pathname: `/${database}` })
    return url.href
  }
  const start = (settings: Environment) =>
    startServer({ BLUELAMP_FOLDER: temporaryFolder(), ...settings })
  const attempt = (settings: Environment) =>
    runToEnd('server/main.ts', { BLUELAMP_FOLDER: temporaryFolder(), ...settings })
  const single = () => as('force', 'one', 'single')
  const double = () => ({
    DATABASE_OWNER_URL: as('force_owner', 'owner', 'double'),
    DATABASE_URL: as('bluelamp_app', 'app', 'double'),
  })

  before(async () => {
    const settings = { fsync: 'off' }
    cluster = await startLocalPostgres({ folder: temporaryFolder(), settings })
    // The roles of our own launcher make way for those of a force.
    for (const statement of [
      'drop database bluelamp',
      'drop role bluelamp_app',
      'drop role bluelamp_owner',
      `create role force login createrole password 'one'`,
      'create database single owner force',
      `create role force_owner login password 'owner'`,
      'create database double owner force_owner',
      `create role stranger login password 'two'`,
      'create database closed',
      'create database plain owner stranger',
    ]) {
      await query(cluster.adminUrl, statement)
    }
  })
  after(() => cluster.stop())

  test('one login: it makes the lesser role and serves as that', async () => {
    const refused = await attempt({ DATABASE_URL: as('stranger', 'two', 'plain') })
    assertPlain(refused, /bluelamp_app.* is missing/, /create role bluelamp_app; grant/)

    const server = await start({ DATABASE_URL: single() })
    assert.equal(await statusOf(`${server.url}/ready`), 200)
    assert.match(server.output(), /the PostgreSQL of DATABASE_URL/)
    // The same login written in another way is still one, and a second server may join the first.
    const owner = `${single()}?connect_timeout=5`
    const other = await start({ DATABASE_URL: single(), DATABASE_OWNER_URL: owner })
    assert.equal(await statusOf(`${other.url}/ready`), 200)
    for (const { output, signal } of [server, other]) {
      assert.equal((await signal('SIGTERM')).code, 0, output())
    }
  })

  test('two logins: one owns the schema, the other serves with few rights', async () => {
    await query(cluster.adminUrl, `alter role bluelamp_app login password 'app'`)
    const server = await start(double())
    assert.equal(await statusOf(`${server.url}/ready`), 200)
    assert.equal((await server.signal('SIGTERM')).code, 0)
    const owners = `select distinct tableowner::text as owner from pg_tables where schemaname = 'memory'`
    assert.deepEqual(await query(double().DATABASE_OWNER_URL, owners), [{ owner: 'force_owner' }])
  })

  test('what does not fit is told in words, and what to do', async () => {
    const nowhere = single().replace(/:\d+\//, ':1/')
    const [port, password, database, closed, plain, stranger, two] = await Promise.all([
      attempt({ DATABASE_URL: nowhere }),
      attempt({ DATABASE_URL: as('force', 'hunter2', 'single') }),
      attempt({ DATABASE_URL: as('force', 'one', 'absent') }),
      attempt({ DATABASE_URL: as('stranger', 'two', 'closed') }),
      attempt({ DATABASE_URL: as('stranger', 'two', 'plain') }),
      attempt({ ...double(), DATABASE_URL: as('stranger', 'two', 'double') }),
      attempt({ ...double(), DATABASE_OWNER_URL: single() }),
    ])
    assertPlain(port, /no PostgreSQL answers at 127\.0\.0\.1:1\b/, /DATABASE_URL/)
    assertPlain(password, /password for the login force/)
    assert.doesNotMatch(password.output, /hunter2/)
    assertPlain(database, /no database named absent/, /create database "absent"/)
    assertPlain(closed, /may not make schemas/, /alter database "closed" owner to "stranger"/)
    assertPlain(plain, /may not take on the role/, /grant bluelamp_app to "stranger"/)
    assertPlain(stranger, /no part in the role/, /grant bluelamp_app to "stranger"/)
    assertPlain(two, /lead to two databases/)

    await query(
      double().DATABASE_OWNER_URL,
      `insert into platform.migration (name, timestamp) values ('9999-prevent-foresee', now())`,
    )
    assertPlain(await attempt(double()), /9999-prevent-foresee, newer/, /Start the newer Bluelamp/)
  })
})
