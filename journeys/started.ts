import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../server/folders.ts'

/** The product and its commands as people run them: processes of their own, with an environment of their own. */

export type Environment = Record<string, string>
type User = { uid?: number; gid?: number }

export type Ended = { code: number | null; output: string }

export type Started = {
  child: ChildProcess
  url: string
  output: () => string
  ended: Promise<Ended>
  /** Resolves with the process's end. */
  signal: (name: NodeJS.Signals) => Promise<Ended>
}

const folders: string[] = []
const children: ChildProcess[] = []

export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bluelamp-journey-')))
  // The server's user has to pass through where root made it.
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

/** Ends what a failed test left running and takes the folders away. */
export function sweep(): void {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    const pid = postgresOf(folder)
    if (pid !== undefined) process.kill(pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

const pidFile = (folder: string) => join(folder, 'postgres', 'postmaster.pid')

/** The postmaster that runs on the folder, if one does. */
export function postgresOf(folder: string): number | undefined {
  if (!existsSync(pidFile(folder))) return undefined
  const pid = Number(readFileSync(pidFile(folder), 'utf8').split('\n')[0])
  return lives(pid) ? pid : undefined
}

export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
  // In a container nobody may reap an orphan; a zombie holds nothing.
  const stat = process.platform === 'linux' ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ''
  return !/\) Z /.test(stat)
}

/** The address of the local database while it runs; `role` is owner, app or admin. */
export function urlOf(folder: string, role: 'owner' | 'app' | 'admin'): string {
  const port = readFileSync(pidFile(folder), 'utf8').split('\n')[3]
  const secrets = JSON.parse(readFileSync(join(folder, 'postgres-secrets.json'), 'utf8')) as Record<
    string,
    string
  >
  const database = role === 'admin' ? 'postgres' : 'bluelamp'
  return `postgres://bluelamp_${role}:${secrets[role]}@127.0.0.1:${port}/${database}`
}

/** Runs a file of the server's with only these settings, and nothing of the test's own. */
export function run(
  file: string,
  settings: Environment,
  { args = [], user = {} }: { args?: string[]; user?: User } = {},
): Started {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '/usr/bin:/bin',
      PORT: '0',
      LOG_LEVEL: 'warn',
      BLUELAMP_FORCE: 'none',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = new Promise<Ended>(resolve => {
    child.once('close', code => resolve({ code, output }))
  })
  return {
    child,
    url: '',
    output: () => output,
    ended,
    signal: name => {
      child.kill(name)
      return ended
    },
  }
}

/** For what is to end by itself; killed where it does not, and then its code is null. */
export async function runToEnd(...given: Parameters<typeof run>): Promise<Ended> {
  const { child, ended } = run(...given)
  const tooLong = setTimeout(() => child.kill('SIGKILL'), 60_000)
  const result = await ended
  clearTimeout(tooLong)
  return result
}

/** A server that has told its addresses; throws with its words where it ends before that. */
export async function startServer(settings: Environment, user: User = {}): Promise<Started> {
  const server = run('server/main.ts', settings, { user })
  let over = false
  void server.ended.then(() => {
    over = true
  })
  await until(() => over || server.output().includes('Stop with Ctrl-C'), 60_000)
  const url = /The public +(http:\S+)\//.exec(server.output())?.[1]
  if (!url || over) throw new Error(`The server did not start:\n${server.output()}`)
  return { ...server, url }
}

export async function until(
  holds: () => boolean | Promise<boolean>,
  milliseconds = 20_000,
): Promise<void> {
  const deadline = Date.now() + milliseconds
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${milliseconds} ms: ${holds}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

export async function statusOf(url: string): Promise<number> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}
