import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { startLocalPostgres } from './local-postgres.ts'
import { isAlive, sleep, waitUntilGone } from './process-facts.ts'
import {
  kill9,
  otherNode,
  pidOfServer,
  refusal,
  startFor,
  tell,
  temporaryFolder,
  values,
} from './test-launcher.ts'

test('a first start makes the database and its roles; a second start is quick and keeps the data', async t => {
  const folder = join(temporaryFolder(), 'deep', '.bluelamp')
  const first = await startLocalPostgres({ folder })
  t.after(() => first.stop())
  await values(first.ownerUrl, `create table kept (word text)`)
  await values(first.ownerUrl, `insert into kept values ('Zoë')`)
  const { pid } = first
  await first.stop()
  assert.equal(isAlive(pid), false)

  const began = performance.now()
  const { postgres } = await startFor(t, folder)
  const took = performance.now() - began
  assert.deepEqual(await values(postgres.ownerUrl, 'select word from kept'), ['Zoë'])
  assert.ok(took < 1_000, `a warm start took ${took} ms`)
  assert.match(postgres.version, /^18\./)
  assert.equal(postgres.folder, folder)
})

test('data and passwords are private, and the server listens on the loopback only', async t => {
  const folder = temporaryFolder()
  const { postgres } = await startFor(t, folder)
  assert.equal(statSync(join(folder, 'postgres')).mode & 0o777, 0o700)
  assert.equal(statSync(join(folder, 'postgres-secrets.json')).mode & 0o777, 0o600)
  assert.equal(existsSync(join(folder, 'postgres-password')), false)
  const [addresses, socket, encryption, checksums, encoding, fast] = await values(
    postgres.adminUrl,
    `select current_setting('listen_addresses'), current_setting('unix_socket_directories'),
       current_setting('password_encryption'), current_setting('data_checksums'),
       current_setting('server_encoding'), current_setting('fsync')`,
  )
  assert.deepEqual(
    [addresses, socket, encryption, checksums, encoding, fast],
    ['127.0.0.1', '', 'scram-sha-256', 'on', 'UTF8', 'on'],
  )
  const wrong = new URL(postgres.adminUrl)
  wrong.password = 'guess'
  await assert.rejects(values(wrong.href, 'select 1'), /password authentication failed/)
  const locale = `select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'bluelamp'`
  assert.deepEqual(await values(postgres.adminUrl, locale), ['b C.UTF-8'])
  assert.deepEqual(await values(postgres.ownerUrl, `select upper('ł'), 'Z' < 'a'`), ['Ł', true])
})

test("the owner makes tables and trusted extensions; the app's role may not make anything", async t => {
  const { postgres } = await startFor(t, temporaryFolder())
  await values(postgres.ownerUrl, 'create schema memory')
  await values(postgres.ownerUrl, 'create extension pg_trgm schema memory')
  await values(postgres.ownerUrl, 'create table memory.record (id int)')
  assert.deepEqual(await values(postgres.ownerUrl, `select memory.show_trgm('Łó') <> '{}'`), [true])
  for (const attempt of [
    'create table public.mine (id int)',
    'create table memory.mine (id int)',
    'create temporary table mine (id int)',
    'create schema mine',
    'create database mine',
    'create role mine',
    'drop table memory.record',
    'select * from memory.record',
  ]) {
    await assert.rejects(
      values(postgres.appUrl, attempt),
      /permission denied|must be owner/,
      attempt,
    )
  }
  await assert.rejects(values(postgres.ownerUrl, 'create database mine'), /permission denied/)
  assert.deepEqual(await values(postgres.appUrl, 'select current_user::text'), ['bluelamp_app'])
})

test('a server left by a Node killed outright is taken over with its data', async t => {
  const folder = temporaryFolder()
  const helper = await otherNode(folder)
  const ownerUrl = helper.first.postgres?.ownerUrl ?? ''
  await values(ownerUrl, 'create table kept as select 7 as number')
  const orphan = pidOfServer(folder)
  await kill9(helper.child)
  assert.ok(isAlive(orphan))

  const { postgres, lines } = await startFor(t, folder)
  assert.equal(postgres.pid, orphan)
  assert.match(lines.join('\n'), /Took over/)
  assert.deepEqual(await values(postgres.ownerUrl, 'select number from kept'), [7])
  await postgres.stop()
  assert.equal(isAlive(orphan), false)
})

test('a left server with other settings, is replaced', async t => {
  const folder = temporaryFolder()
  const helper = await otherNode(folder)
  const orphan = pidOfServer(folder)
  await kill9(helper.child)
  const { postgres, lines } = await startFor(t, folder, { work_mem: '7MB' })
  assert.notEqual(postgres.pid, orphan)
  assert.equal(isAlive(orphan), false)
  assert.match(lines.join('\n'), /Stopping a PostgreSQL server/)
  assert.deepEqual(await values(postgres.ownerUrl, 'show work_mem'), ['7MB'])
})

test('a killed postmaster is started again on the same port, with what was committed', async t => {
  const folder = temporaryFolder()
  const { postgres, lines } = await startFor(t, folder)
  await values(postgres.ownerUrl, 'create table kept as select 7 as number')
  const { pid } = postgres
  process.kill(pid, 'SIGKILL')
  assert.ok(await waitUntilGone(pid, 5_000))
  let answer: unknown[] = []
  for (let tries = 0; tries < 200 && answer.length === 0; tries++) {
    await sleep(50)
    answer = await values(postgres.ownerUrl, 'select number from kept').catch(() => [])
  }
  assert.deepEqual(answer, [7])
  assert.notEqual(postgres.pid, pid)
  assert.match(lines.join('\n'), /ended unexpectedly/)
})

test('Node and postmaster both killed: the next start recovers', async t => {
  const folder = temporaryFolder()
  const helper = await otherNode(folder)
  await values(helper.first.postgres?.ownerUrl ?? '', 'create table kept as select 7 as number')
  const orphan = pidOfServer(folder)
  await kill9(helper.child)
  process.kill(orphan, 'SIGKILL')
  const { postgres } = await startFor(t, folder)
  assert.deepEqual(await values(postgres.ownerUrl, 'select number from kept'), [7])
})

test('a pid file whose number now belongs to another process does not stop the start', async t => {
  const folder = temporaryFolder()
  const helper = await otherNode(folder)
  const orphan = pidOfServer(folder)
  await kill9(helper.child)
  process.kill(orphan, 'SIGKILL')
  await waitUntilGone(orphan, 5_000)
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
  t.after(() => stranger.kill())
  const file = join(folder, 'postgres', 'postmaster.pid')
  const [, ...rest] = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, [stranger.pid, ...rest].join('\n'))
  const { postgres } = await startFor(t, folder)
  assert.deepEqual(await values(postgres.ownerUrl, 'select 1'), [1])
  assert.equal(isAlive(stranger.pid ?? 0), true)
})

test('two starts on one folder: the second is refused and told by whom', async t => {
  const folder = temporaryFolder()
  const { postgres } = await startFor(t, folder)
  const here = startLocalPostgres({ folder })
  await assert.rejects(here, refusal('in-use', /already in use by this process/))
  const elsewhere = await otherNode(folder)
  assert.equal(elsewhere.first.fault, 'in-use')
  assert.match(elsewhere.first.message ?? '', new RegExp(`in use by process ${process.pid}`))
  assert.deepEqual(await values(postgres.ownerUrl, 'select 1'), [1])
})

test('of five starts at the same moment over a dead lock exactly one wins', async () => {
  const folder = temporaryFolder()
  const killed = await otherNode(folder)
  await kill9(killed.child)
  const helpers = await Promise.all([1, 2, 3, 4, 5].map(() => otherNode(folder)))
  const winners = helpers.filter(helper => helper.first.postgres)
  const faults = helpers.flatMap(helper => helper.first.fault ?? [])
  assert.equal(winners.length, 1)
  assert.deepEqual(faults, ['in-use', 'in-use', 'in-use', 'in-use'])
  await tell(winners[0]!, 'stop')
  assert.equal(existsSync(join(folder, 'postgres', 'postmaster.pid')), false)
})

test('an interrupt of the terminal does not reach the server, and a Node that just exits leaves none', async () => {
  const folder = temporaryFolder()
  const helper = await otherNode(folder)
  const server = pidOfServer(folder)
  const group = readFileSync(`/proc/${server}/stat`, 'utf8').split(') ')[1]?.split(' ')[2]
  assert.equal(Number(group), server)
  await tell(helper, 'exit')
  assert.ok(await waitUntilGone(server, 5_000))
})

test('lost passwords are made anew and the data stays', async t => {
  const folder = temporaryFolder()
  const first = await startLocalPostgres({ folder })
  await values(first.ownerUrl, 'create table kept as select 7 as number')
  await first.stop()
  unlinkSync(join(folder, 'postgres-secrets.json'))
  const { postgres } = await startFor(t, folder)
  assert.notEqual(postgres.ownerUrl.slice(0, 40), first.ownerUrl.slice(0, 40))
  assert.deepEqual(await values(postgres.ownerUrl, 'select number from kept'), [7])
  assert.deepEqual(await values(postgres.appUrl, 'select 1'), [1])
})
