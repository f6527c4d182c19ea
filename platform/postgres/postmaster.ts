import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { cannotRun, serverEnvironment, tail } from './cluster.ts'
import { giveTo, type Home } from './home.ts'
import { diskFullError, errorCode, LocalPostgresError, saysDiskFull } from './postgres-error.ts'
import { isPostmasterOf, sleep, waitUntilGone } from './process-facts.ts'
import { spawnAs } from './server-user.ts'

export type Settings = Record<string, string>
export type Postmaster = { pid: number; port: number; child: ChildProcess | undefined }
export type PidFile = { pid: number; port: number; status: string }

const host = '127.0.0.1'
const largestLog = 10 * 1024 * 1024
const attempts = 20

const ourSettings: Settings = {
  listen_addresses: host,
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
}

/** What the server wrote about itself in postmaster.pid. */
export function readPidFile(data: string): PidFile | undefined {
  let text: string
  try {
    text = readFileSync(join(data, 'postmaster.pid'), 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
  const lines = text.split('\n')
  return {
    pid: Number(lines[0] ?? 0),
    port: Number(lines[3] ?? 0),
    status: (lines[7] ?? '').trim(),
  }
}

/** The postmaster that an earlier Node left behind on this data, if it lives. */
export function findOrphan(home: Home): PidFile | undefined {
  const file = readPidFile(home.data)
  if (file === undefined || !isPostmasterOf(file.pid, home.data)) return undefined
  return file
}

/** Whether the server on this data was started with the same settings that we would give it. */
export function hasSettings(home: Home, settings: Settings): boolean {
  try {
    const line = readFileSync(join(home.data, 'postmaster.opts'), 'utf8')
    const given = [...line.matchAll(/"([^"]*)"/g)].map(match => match[1] ?? '')
    const wanted = settingArguments(settings, 0)
    return sortedWithoutPort(given) === sortedWithoutPort([...wanted, '-D', home.data])
  } catch {
    return false
  }
}

export async function startPostmaster(
  home: Home,
  binaries: Binaries,
  settings: Settings,
  log: (line: string) => void,
  port?: number,
): Promise<Postmaster> {
  rotateLog(home)
  for (let attempt = 1; ; attempt++) {
    forgetReusedPid(home)
    const chosen = port ?? (await freePort())
    const result = await tryStart(home, binaries, settings, chosen, log)
    if ('pid' in result) return result
    if (attempt < attempts && /could not bind|could not create any TCP/.test(result.failure)) {
      if (port !== undefined) await sleep(100)
      continue
    }
    // After a killed postmaster its other processes need a moment to notice and leave.
    if (attempt < attempts && /pre-existing shared memory|lock file/.test(result.failure)) {
      await sleep(250)
      continue
    }
    if (saysDiskFull(result.failure)) throw diskFullError(home.data)
    throw new LocalPostgresError(
      'start',
      `PostgreSQL did not start on ${home.data}. Its last words (more in ${home.log}):\n${tail(result.failure)}`,
    )
  }
}

/** A fast shutdown; harder means only when that does not end it. */
export async function stopPostmaster(pid: number): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ]
  for (const [signal, patience] of steps) {
    signalPostmaster(pid, signal)
    if (await waitUntilGone(pid, patience)) return
  }
  throw new LocalPostgresError('stop', `The PostgreSQL server with pid ${pid} does not end.`)
}

function signalPostmaster(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return
    throw new LocalPostgresError(
      'in-use',
      `A PostgreSQL server (pid ${pid}) of another user runs on this data. Start Bluelamp as that user, or stop it.`,
      { cause: error },
    )
  }
}

async function tryStart(
  home: Home,
  binaries: Binaries,
  settings: Settings,
  port: number,
  log: (line: string) => void,
): Promise<Postmaster | { failure: string }> {
  const output = openSync(home.log, 'a', 0o600)
  giveTo(home.user, home.log)
  const from = statSync(home.log).size
  const program = join(binaries.folder, 'bin', 'postgres')
  let ended = false
  let failed: unknown
  let child: ChildProcess
  try {
    // A process group of its own: Ctrl-C in the terminal reaches Node, and Node stops the server in order.
    child = spawn(program, ['-D', home.data, ...settingArguments(settings, port)], {
      cwd: '/',
      env: serverEnvironment,
      stdio: ['ignore', output, output],
      detached: true,
      ...spawnAs(home.user),
    })
  } finally {
    closeSync(output)
  }
  child.on('error', error => (failed = error))
  child.on('exit', () => (ended = true))
  child.unref()
  const began = Date.now()
  for (let said = 0; !ended && failed === undefined; await sleep(5)) {
    const file = readPidFile(home.data)
    if (child.pid !== undefined && file?.pid === child.pid && file.status === 'ready') {
      return { pid: child.pid, port, child }
    }
    const waited = Math.floor((Date.now() - began) / 10_000)
    if (waited > said) {
      said = waited
      log(
        `PostgreSQL is still starting after ${waited * 10} s (it may be recovering from a crash).`,
      )
    }
  }
  if (failed !== undefined) throw cannotRun(program, failed)
  return { failure: readFileSync(home.log).subarray(from).toString('utf8') }
}

/**
 * The pid of a dead server may belong to some other process after a restart of the machine, or to a
 * zombie that nobody reaps, and PostgreSQL would then refuse to start. It takes its own parent's pid for stale, and so still
 * makes its other check, that no old process has the shared memory open.
 */
function forgetReusedPid(home: Home) {
  const file = readPidFile(home.data)
  if (file === undefined || isPostmasterOf(file.pid, home.data)) return
  const path = join(home.data, 'postmaster.pid')
  const lines = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, [String(process.pid), ...lines.slice(1)].join('\n'))
}

function settingArguments(settings: Settings, port: number): string[] {
  const all = { ...ourSettings, ...settings, port: String(port) }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function sortedWithoutPort(args: string[]): string {
  return args
    .filter(argument => !argument.startsWith('port='))
    .sort()
    .join('\n')
}

function rotateLog(home: Home) {
  const size = statSync(home.log, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestLog) renameSync(home.log, `${home.log}.1`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
