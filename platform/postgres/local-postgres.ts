import { mkdirSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Binaries, copyBinaries, findBinaries, repairBinaries } from './binaries.ts'
import { clusterExists, createCluster, resetAdminPassword } from './cluster.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { commonFolder, findHome, type Home } from './home.ts'
import { folderError, LocalPostgresError, messageOf } from './postgres-error.ts'
import {
  findOrphan,
  hasSettings,
  type Postmaster,
  readPidFile,
  type Settings,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts'
import { isAlive, sleep } from './process-facts.ts'
import { ensureRoles, urlsFor } from './roles.ts'
import { findSecrets, makeSecrets, type Secrets } from './secrets.ts'
import { canReach } from './server-user.ts'
import { supervise } from './supervise.ts'
import { withClient } from './with-client.ts'

export { LocalPostgresError } from './postgres-error.ts'

export type LocalPostgres = {
  /** Owns the database and its schemas; runs the migrations. */
  ownerUrl: string
  /** May only do what the migrations granted. */
  appUrl: string
  /** Superuser, on the database `postgres`; for making databases and for tests. */
  adminUrl: string
  /** Where data, log and secrets really are. */
  folder: string
  version: string
  readonly pid: number
  stop(): Promise<void>
}

export type LocalPostgresOptions = {
  folder: string
  log?: (line: string) => void
  settings?: Settings
}

/**
 * Starts the PostgreSQL that npm installed, or takes over the one that a killed Node left running.
 * Throws LocalPostgresError, which says what is wrong and what to do.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const { log = () => {}, settings = {} } = options
  const found = findBinaries()
  const locks: FolderLock[] = []
  try {
    const folder = prepareFolder(options.folder)
    locks.push(lockFolder(folder))
    const home = findHome(folder, log)
    if (home.folder !== folder) locks.push(lockFolder(home.folder))
    const binaries = usableBinaries(found, home, log)
    return await start(home, binaries, settings, log, () => {
      for (const lock of locks) lock.release()
    })
  } catch (error) {
    for (const lock of locks) lock.release()
    if (error instanceof LocalPostgresError) throw error
    if (error instanceof Error && 'syscall' in error && 'path' in error) {
      throw folderError(error, String(error.path))
    }
    throw new LocalPostgresError(
      'start',
      `The local database in ${options.folder} did not start: ${messageOf(error)}.`,
      { cause: error },
    )
  }
}

async function start(
  home: Home,
  binaries: Binaries,
  settings: Settings,
  log: (line: string) => void,
  release: () => void,
): Promise<LocalPostgres> {
  const { secrets, reset } = await ensureCluster(home, binaries, settings, log)
  const postmaster =
    (await adopt(home, binaries, settings, secrets, log)) ??
    (await startPostmaster(home, binaries, settings, log))
  const urls = urlsFor(postmaster.port, secrets)
  let version: string
  try {
    version = await ensureRoles(urls.adminUrl, secrets, reset)
  } catch (error) {
    await stopPostmaster(postmaster.pid)
    throw error
  }
  const again = () => startPostmaster(home, binaries, settings, log, postmaster.port)
  const supervised = supervise(postmaster, again, release, log)
  return {
    ...urls,
    folder: home.folder,
    version,
    get pid() {
      return supervised.pid()
    },
    stop: supervised.stop,
  }
}

async function ensureCluster(
  home: Home,
  binaries: Binaries,
  settings: Settings,
  log: (line: string) => void,
): Promise<{ secrets: Secrets; reset: boolean }> {
  const known = findSecrets(home.folder)
  if (!clusterExists(home, binaries.major)) {
    const secrets = known ?? makeSecrets(home.folder)
    log(`Making a new database in ${home.data}.`)
    await createCluster(home, binaries, secrets, settings.fsync !== 'off')
    return { secrets, reset: false }
  }
  if (known !== undefined) return { secrets: known, reset: false }
  log(`The passwords of ${home.data} are lost; setting new ones.`)
  const orphan = findOrphan(home)
  if (orphan !== undefined) await stopPostmaster(orphan.pid)
  const secrets = makeSecrets(home.folder)
  await resetAdminPassword(home, binaries, secrets)
  return { secrets, reset: true }
}

async function adopt(
  home: Home,
  binaries: Binaries,
  settings: Settings,
  secrets: Secrets,
  log: (line: string) => void,
): Promise<Postmaster | undefined> {
  const orphan = findOrphan(home)
  if (orphan === undefined) return undefined
  while (isAlive(orphan.pid) && readPidFile(home.data)?.status === 'starting') await sleep(20)
  if (hasSettings(home, settings) && (await answers(orphan.port, home, binaries, secrets))) {
    log(`Took over the PostgreSQL server that an earlier run left (pid ${orphan.pid}).`)
    return { pid: orphan.pid, port: orphan.port, child: undefined }
  }
  log(`Stopping a PostgreSQL server that an earlier run left (pid ${orphan.pid}).`)
  await stopPostmaster(orphan.pid)
  return undefined
}

async function answers(
  port: number,
  home: Home,
  binaries: Binaries,
  secrets: Secrets,
): Promise<boolean> {
  try {
    return await withClient(urlsFor(port, secrets).adminUrl, async db => {
      const { rows } = await db.query<{ data: string; version: string }>(
        `select current_setting('data_directory') as data, current_setting('server_version') as version`,
      )
      return (
        rows[0]?.data === home.data && binaries.packageVersion.startsWith(`${rows[0].version}.`)
      )
    })
  } catch {
    return false
  }
}

/** Mended in place where that is allowed, else copied to where the server's user can run them. */
export function usableBinaries(found: Binaries, home: Home, log: (line: string) => void): Binaries {
  if (repairBinaries(found.folder) && canReach(home.user, `${found.folder}/bin/postgres`)) {
    return found
  }
  const copy = copyBinaries(found, home.user === undefined ? home.folder : commonFolder())
  log(`PostgreSQL runs from a copy in ${copy.folder}.`)
  return copy
}

function prepareFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    return realpathSync(folder)
  } catch (error) {
    throw folderError(error, resolve(folder))
  }
}
