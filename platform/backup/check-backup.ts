import { createHash } from 'node:crypto'
import { type BackupProgress, progressEvery } from './backup.ts'
import { BackupError } from './backup-error.ts'
import { expandRows, type Frame, readFrames } from './container.ts'
import {
  type BackupManifest,
  readFileEnd,
  readHeader,
  readTableEnd,
  readTableStart,
  type Table,
  type TableEnd,
  tableName,
} from './manifest.ts'
import { countRows } from './row-digest.ts'

export type TableReader = (table: Table, rows: AsyncIterable<Buffer>) => Promise<void>

/**
 * Reads a backup from end to end, checks every count and hash, and returns what it holds. Throws
 * BackupError where anything is wrong.
 */
export async function checkBackup(
  file: string,
  onProgress?: (progress: BackupProgress) => void,
): Promise<BackupManifest> {
  return readBackup(file, async (table, rows) => {
    const done = { rows: 0, bytes: 0, told: 0 }
    for await (const chunk of rows) {
      done.rows += countRows(chunk)
      done.bytes += chunk.length
      if (done.bytes - done.told < progressEvery) continue
      done.told = done.bytes
      onProgress?.({
        step: 'check',
        table: tableName(table),
        rows: done.rows,
        bytes: done.bytes,
        totalRows: undefined,
        totalBytes: undefined,
      })
    }
  })
}

/** Hands each table's rows to `read`, which has to take them all, and checks them as they pass. */
export async function readBackup(file: string, read: TableReader): Promise<BackupManifest> {
  const frames = readFrames(file)
  try {
    const header = readHeader((await next(file, frames, 'H')).payload)
    const tables: (Table & TableEnd)[] = []
    for (const [index, table] of header.tables.entries()) {
      const start = readTableStart((await next(file, frames, 'T')).payload)
      if (start.table !== index) throw damaged(file, 'its tables are out of order')
      tables.push({ ...table, ...(await readTable(file, frames, table, read)) })
    }
    const last = await next(file, frames, 'Z')
    const end = readFileEnd(last.payload)
    if (end.sha256 !== last.hashBefore) throw damaged(file, 'its checksum is wrong')
    if (end.rows !== total(tables, 'rows') || end.bytes !== total(tables, 'bytes')) {
      throw damaged(file, 'its totals are wrong')
    }
    return { ...header, ...end, tables }
  } finally {
    await frames.return(undefined)
  }
}

async function readTable(
  file: string,
  frames: AsyncGenerator<Frame>,
  table: Table,
  read: TableReader,
): Promise<TableEnd> {
  const hash = createHash('sha256')
  const found = { rows: 0, bytes: 0 }
  let end: TableEnd | undefined
  async function* rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const frame = await next(file, frames, 'DE')
      if (frame.kind === 'E') {
        end = readTableEnd(frame.payload)
        return
      }
      const chunk = await expandRows(file, frame.payload)
      hash.update(chunk)
      found.rows += countRows(chunk)
      found.bytes += chunk.length
      yield chunk
    }
  }
  await read(table, rows())
  if (
    end === undefined ||
    end.rows !== found.rows ||
    end.bytes !== found.bytes ||
    end.sha256 !== hash.digest('hex')
  ) {
    throw damaged(file, `table ${tableName(table)} does not match its checksum`)
  }
  return end
}

async function next(file: string, frames: AsyncGenerator<Frame>, kinds: string): Promise<Frame> {
  const { value, done } = await frames.next()
  if (done || !kinds.includes(value.kind)) throw damaged(file, 'its parts are out of order')
  return value
}

function total(tables: TableEnd[], field: 'rows' | 'bytes'): number {
  return tables.reduce((sum, table) => sum + table[field], 0)
}

function damaged(file: string, why: string) {
  return new BackupError(`${file} is damaged: ${why}. Use another copy.`)
}
