import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode, folderError, LocalPostgresError } from './postgres-error.ts'
import { isAlive, startToken } from './process-facts.ts'

type Holder = { pid: number; token: string; id: string }

const heldHere = new Set<string>()
const abandonedTakeover = 10_000

export type FolderLock = { release(): void }

/** One Node process at a time owns a folder; a lock left by a dead one is taken over. */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'postgres.lock')
  const mine: Holder = { pid: process.pid, token: startToken(process.pid), id: randomUUID() }
  if (!tryCreate(file, mine)) takeOver(folder, file, mine)
  heldHere.add(mine.id)
  return {
    release() {
      heldHere.delete(mine.id)
      if (readHolder(file)?.id === mine.id) rmSync(file, { force: true })
    },
  }
}

// Two processes may find the same dead holder at once: only the one that makes the second file may replace the first.
function takeOver(folder: string, file: string, mine: Holder) {
  refuseIfHeld(folder, file)
  const guard = `${file}.takeover`
  if (!tryCreate(guard, mine)) {
    if (ageOf(guard) < abandonedTakeover) throw inUse(folder, readHolder(guard)?.pid)
    rmSync(guard, { force: true })
    if (!tryCreate(guard, mine)) throw inUse(folder, readHolder(guard)?.pid)
  }
  try {
    refuseIfHeld(folder, file)
    rmSync(file, { force: true })
    if (!tryCreate(file, mine)) throw inUse(folder, readHolder(file)?.pid)
  } finally {
    rmSync(guard, { force: true })
  }
}

function refuseIfHeld(folder: string, file: string) {
  const holder = readHolder(file)
  if (holder === undefined) {
    // Empty or half-written: its maker is between creating and writing, or died there.
    if (ageOf(file) < 2_000) throw inUse(folder, undefined)
    return
  }
  if (holder.pid === process.pid ? heldHere.has(holder.id) : stillThere(holder)) {
    throw inUse(folder, holder.pid)
  }
}

function stillThere(holder: Holder): boolean {
  return isAlive(holder.pid) && (holder.token === '' || startToken(holder.pid) === holder.token)
}

function inUse(folder: string, pid: number | undefined) {
  const who = pid === process.pid ? 'this process' : `process ${pid ?? 'just starting'}`
  return new LocalPostgresError(
    'in-use',
    `The local database in ${folder} is already in use by ${who}. ` +
      'Stop that one first, or give this one another folder (BLUELAMP_FOLDER) or a DATABASE_URL.',
  )
}

function tryCreate(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o644 })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw folderError(error, file)
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof value !== 'object' || value === null) return undefined
    const { pid, token, id } = value as Partial<Holder>
    if (typeof pid !== 'number' || typeof token !== 'string' || typeof id !== 'string') return
    return { pid, token, id }
  } catch {
    return undefined
  }
}

function ageOf(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
