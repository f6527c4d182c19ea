import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { giveTo, type Home } from './home.ts'
import { diskFullError, LocalPostgresError, messageOf, saysDiskFull } from './postgres-error.ts'
import type { Secrets } from './secrets.ts'
import { spawnAs } from './server-user.ts'

export const adminRole = 'bluelamp_admin'

/** Nothing of the caller's PG* variables or language may reach the server. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Sorting by code point with Unicode upper and lower case, built into PostgreSQL and so alike on
 * every machine. The system's own locale remains for what still asks it (letters in trigrams).
 */
const locales = ['C.UTF-8', 'en_US.UTF-8', 'C']

export function clusterExists(home: Home, major: number): boolean {
  const file = join(home.data, 'PG_VERSION')
  if (!existsSync(file)) {
    if (!existsSync(home.data)) return false
    throw new LocalPostgresError(
      'folder',
      `${home.data} exists but holds no PostgreSQL database. Move it away and start again.`,
    )
  }
  const found = readFileSync(file, 'utf8').trim()
  if (found === String(major)) return true
  throw new LocalPostgresError(
    'version',
    `The data in ${home.data} was made by PostgreSQL ${found}, and this Bluelamp brings PostgreSQL ${major}. ` +
      `Start the Bluelamp it was made with, run "npm run backup", move ${home.data} away, ` +
      'then start this one and run "npm run restore".',
  )
}

/** Made under another name and renamed when whole, so that a start cut short leaves nothing half-made. */
export async function createCluster(
  home: Home,
  binaries: Binaries,
  secrets: Secrets,
  sync: boolean,
): Promise<void> {
  const half = `${home.data}.new`
  const passwordFile = join(home.folder, 'postgres-password')
  try {
    for (const locale of locales) {
      rmSync(half, { recursive: true, force: true })
      mkdirSync(half, { mode: 0o700 })
      giveTo(home.user, half)
      writeFileSync(passwordFile, secrets.admin, { mode: 0o600 })
      giveTo(home.user, passwordFile)
      const { code, output } = await run(home, join(binaries.folder, 'bin', 'initdb'), [
        `--pgdata=${half}`,
        `--username=${adminRole}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        `--locale=${locale}`,
        '--data-checksums',
        '--no-instructions',
        ...(sync ? [] : ['--no-sync']),
      ])
      if (code === 0) {
        renameSync(half, home.data)
        return
      }
      if (!/invalid locale/.test(output)) throw initdbError(home, code, output)
    }
    throw initdbError(home, null, `None of the locales ${locales.join(', ')} is known here.`)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(half, { recursive: true, force: true })
  }
}

/** Only for a lost secrets file: whoever owns the data may set a password without knowing the old one. */
export async function resetAdminPassword(
  home: Home,
  binaries: Binaries,
  secrets: Secrets,
): Promise<void> {
  const { code, output } = await run(
    home,
    join(binaries.folder, 'bin', 'postgres'),
    ['--single', '-D', home.data, 'postgres'],
    `ALTER ROLE ${adminRole} PASSWORD '${secrets.admin}'\n`,
  )
  if (code !== 0 || /ERROR/.test(output)) {
    throw new LocalPostgresError(
      'start',
      `The passwords of the database in ${home.data} are lost and new ones could not be set:\n${tail(output)}`,
    )
  }
}

export function tail(log: string, lines = 15): string {
  return log.trim().split('\n').slice(-lines).join('\n')
}

/** A program that cannot be started at all, most often for want of its C library. */
export function cannotRun(program: string, error: unknown): LocalPostgresError {
  return new LocalPostgresError(
    'binaries',
    `${program} does not run on this machine (${messageOf(error)}). The binaries need glibc, so Alpine Linux will not do. ` +
      'Run "npm install" again, or set DATABASE_URL to a PostgreSQL server, version 15 or later.',
    { cause: error },
  )
}

function initdbError(home: Home, code: number | null, output: string) {
  if (saysDiskFull(output)) return diskFullError(home.data)
  return new LocalPostgresError(
    'initdb',
    `A new database could not be made in ${home.data} (initdb ended with ${code}). Its last words:\n${tail(output)}`,
  )
}

function run(home: Home, program: string, args: string[], input = '') {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: '/',
      env: serverEnvironment,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      ...spawnAs(home.user),
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.on('error', error => reject(cannotRun(program, error)))
    child.on('close', code => resolve({ code, output }))
    // The program may end before it reads its input; its exit code tells more than EPIPE.
    child.stdin.on('error', () => {}).end(input)
  })
}
