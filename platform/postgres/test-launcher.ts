import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext } from 'node:test'
import { type LocalPostgres, LocalPostgresError, startLocalPostgres } from './local-postgres.ts'
import { withClient } from './with-client.ts'

const isRoot = process.getuid?.() === 0
export const rootOnly = { skip: isRoot ? false : 'only root may change user' }
export const nobody = { uid: 65534, gid: 65534 }
const module = join(import.meta.dirname, 'local-postgres.ts')
export const used: string[] = []

after(() => {
  for (const folder of used) rmSync(folder, { recursive: true, force: true })
})

export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bluelamp-launcher-')))
  chmodSync(folder, 0o755)
  used.push(folder)
  return folder
}

export async function startFor(t: TestContext, folder: string, settings?: Record<string, string>) {
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  const postgres = await startLocalPostgres({ folder, log, ...(settings ? { settings } : {}) })
  t.after(() => postgres.stop())
  return { postgres, lines }
}

export async function values(url: string, sql: string): Promise<unknown[]> {
  return withClient(url, async db => (await db.query({ text: sql, rowMode: 'array' })).rows.flat())
}

export function refusal(fault: string, words: RegExp) {
  return (error: unknown) => {
    assert(error instanceof LocalPostgresError, String(error))
    assert.equal(error.fault, fault, error.message)
    assert.match(error.message, words)
    return true
  }
}

type Helper = {
  child: ChildProcess
  first: { postgres?: LocalPostgres; fault?: string; message?: string }
}

/** Another Node that starts the database, tells what happened and then waits for a word to stop. */
export async function otherNode(
  folder: string,
  user: { uid?: number; gid?: number } = {},
): Promise<Helper> {
  const script = `
    import { startLocalPostgres } from ${JSON.stringify(module)}
    try {
      const postgres = await startLocalPostgres({ folder: ${JSON.stringify(folder)} })
      console.log(JSON.stringify({ postgres: { ...postgres } }))
      process.stdin.on('data', word => {
        if (String(word) === 'exit') process.exit(0)
        void postgres.stop().then(() => process.exit(0))
      })
    } catch (error) {
      console.log(JSON.stringify({ fault: error.fault, message: error.message }))
    }`
  const args = ['--input-type=module', '--no-warnings', '--eval', script]
  const child = spawn(process.execPath, args, {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
    ...user,
  })
  const first = await new Promise<string>(resolve => {
    let text = ''
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part
      if (text.includes('\n')) resolve(text)
    })
    child.once('exit', () => resolve(text || '{}'))
  })
  return { child, first: JSON.parse(first) }
}

export function tell(helper: Helper, word: string): Promise<unknown> {
  const ended = new Promise(resolve => helper.child.once('exit', resolve))
  helper.child.stdin?.end(word)
  return ended
}

export async function kill9(child: ChildProcess) {
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

export function pidOfServer(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}
