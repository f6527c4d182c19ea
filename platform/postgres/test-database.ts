import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalPostgres, LocalPostgresError, startLocalPostgres } from './local-postgres.ts'
import { appRole, createDatabase, ensureRole, ownerRole, type Urls } from './roles.ts'
import { withClient } from './with-client.ts'

export type TestDatabase = {
  ownerUrl: string
  appUrl: string
  /** Superuser, on this very database. */
  adminUrl: string
  drop(): Promise<void>
}

export type TestDatabaseOptions = {
  /** Fills the template once, as the owner: normally by running the migrations. */
  prepare: (ownerUrl: string) => Promise<void>
  /** Changes whenever `prepare` would do something else: normally a hash of the migrations. */
  templateKey: string
  /** Shows in the database's name, for whoever looks at a test that hangs. */
  name?: string
}

/** No test outlives a crash of the machine, so nothing waits for the disk. */
export const testSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_wal_size: '4GB',
  max_connections: '200',
}

const templatePrefix = 'bluelamp_template_'
const testPrefix = 'bluelamp_test_'
const templateLock = 7_226_015
const templatesKept = 8
const roomNeeded = 2 * 1024 ** 3

let server: Promise<Urls> | undefined
let made = 0

/** A server of its own in a temporary folder, which stop() removes: one for a whole `npm test`. */
export async function startTestPostgres(log?: (line: string) => void): Promise<LocalPostgres> {
  const folder = mkdtempSync(join(quickFolder(), 'bluelamp-test-'))
  chmodSync(folder, 0o711)
  const settings = testSettings
  const postgres = await startLocalPostgres({ folder, settings, ...(log ? { log } : {}) })
  return {
    ...postgres,
    get pid() {
      return postgres.pid
    },
    async stop() {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The variables that hand a running test server to the test processes of `npm test`. */
export function testEnvironment(postgres: Urls): Record<string, string> {
  return {
    BLUELAMP_TEST_ADMIN_URL: postgres.adminUrl,
    BLUELAMP_TEST_OWNER_URL: postgres.ownerUrl,
    BLUELAMP_TEST_APP_URL: postgres.appUrl,
  }
}

/** A fresh database for one test file, cloned from a template that is filled once. */
export async function createTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  server ??= findServer()
  const urls = await server
  const template = templateName(options.templateKey)
  made += 1
  const label = (options.name ?? 'database').toLowerCase().replace(/[^a-z0-9]+/g, '_')
  const unique = `${process.pid}_${made}_${randomBytes(3).toString('hex')}`
  const name = `${testPrefix}${label.slice(0, 24)}_${unique}`
  await ensureTemplate(urls, template, options.prepare)
  await withClient(urls.adminUrl, db =>
    createDatabase(db, name, `template "${template}" strategy file_copy`),
  )
  return {
    ownerUrl: onDatabase(urls.ownerUrl, name),
    appUrl: onDatabase(urls.appUrl, name),
    adminUrl: onDatabase(urls.adminUrl, name),
    async drop() {
      await withClient(urls.adminUrl, db =>
        db.query(`drop database if exists ${name} with (force)`),
      )
    },
  }
}

// Filled under another name and renamed when whole, so that a test run cut short leaves no half template.
async function ensureTemplate(
  urls: Urls,
  template: string,
  prepare: (ownerUrl: string) => Promise<void>,
) {
  await withClient(urls.adminUrl, async db => {
    await db.query('select pg_advisory_lock($1)', [templateLock])
    const { rowCount } = await db.query('select from pg_database where datname = $1', [template])
    if (rowCount) return
    const half = `${template}_half`
    await db.query(`drop database if exists ${half} with (force)`)
    await createDatabase(db, half)
    await prepare(onDatabase(urls.ownerUrl, half))
    await db.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      half,
    ])
    await db.query(`alter database ${half} rename to ${template}`)
    await db.query(`alter database ${template} with is_template true allow_connections false`)
  })
}

function templateName(key: string): string {
  return templatePrefix + createHash('sha256').update(key).digest('hex').slice(0, 16)
}

function onDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function findServer(): Promise<Urls> {
  const adminUrl = process.env.BLUELAMP_TEST_ADMIN_URL
  if (!adminUrl) return startOwnServer()
  const ownerUrl = process.env.BLUELAMP_TEST_OWNER_URL
  const appUrl = process.env.BLUELAMP_TEST_APP_URL
  return ownerUrl && appUrl ? { adminUrl, ownerUrl, appUrl } : ensureTestRoles(adminUrl)
}

/** On a server of someone else's (continuous integration) the roles get passwords every process can work out. */
async function ensureTestRoles(adminUrl: string): Promise<Urls> {
  const admin = new URL(adminUrl)
  const as = (role: string) => {
    const url = new URL(adminUrl)
    url.username = role
    url.password = createHash('sha256').update(`${role} ${admin.password}`).digest('base64url')
    return url
  }
  const [owner, app] = [as(ownerRole), as(appRole)]
  await withClient(adminUrl, async db => {
    await db.query('select pg_advisory_lock($1)', [templateLock])
    for (const url of [owner, app]) {
      const { rowCount } = await db.query('select from pg_roles where rolname = $1', [url.username])
      await ensureRole(db, url.username, url.password, Boolean(rowCount), true)
    }
  })
  return { adminUrl, ownerUrl: owner.href, appUrl: app.href }
}

/** For a test file run by hand. The folder is kept between runs; a second run beside the first makes its own. */
async function startOwnServer(): Promise<Urls> {
  const kept = keptFolder()
  try {
    if (kept !== undefined) {
      const postgres = await startLocalPostgres({ folder: kept, settings: testSettings })
      stopAtEnd(postgres)
      await sweep(postgres.adminUrl)
      return postgres
    }
  } catch (error) {
    if (!(error instanceof LocalPostgresError && error.fault === 'in-use')) throw error
  }
  const postgres = await startTestPostgres()
  stopAtEnd(postgres)
  return postgres
}

function keptFolder(): string | undefined {
  const user = process.getuid?.() ?? 0
  const project = createHash('sha256')
    .update(import.meta.dirname)
    .digest('hex')
    .slice(0, 8)
  const folder = join(quickFolder(), `bluelamp-test-${user}-${project}`)
  mkdirSync(folder, { recursive: true })
  if (statSync(folder).uid === user) chmodSync(folder, 0o711)
  // Anyone may make a folder of that name in the common temporary folder first.
  return statSync(folder).uid === user ? folder : undefined
}

function stopAtEnd(postgres: LocalPostgres) {
  process.once('beforeExit', () => void postgres.stop())
}

/** In memory where there is room: cloning eighty tables takes 15 ms there and 250 ms on a disk. */
function quickFolder(): string {
  const memory = '/dev/shm'
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > roomNeeded ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** The server is ours alone at this moment, so whatever tests left behind may go. */
async function sweep(adminUrl: string) {
  await withClient(adminUrl, async db => {
    const { rows } = await db.query<{ name: string }>(
      `select datname as name from pg_database
        where starts_with(datname, '${testPrefix}') or starts_with(datname, '${templatePrefix}')`,
    )
    const names = rows.map(row => row.name)
    const templates = names.filter(name => name.startsWith(templatePrefix))
    const stale = names.filter(name => name.startsWith(testPrefix))
    if (templates.length > templatesKept) stale.push(...templates)
    for (const name of stale) {
      await db.query(`alter database ${name} with is_template false`)
      await db.query(`drop database ${name} with (force)`)
    }
  })
}
