import { createHash } from 'node:crypto'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { withClient } from '../postgres/with-client.ts'
import { BackupError, messageOf } from './backup-error.ts'
import {
  beginFixed,
  copyOut,
  lastMigration,
  listSequences,
  listTables,
  lockForReading,
  missingSchemas,
  serverVersion,
} from './catalog-store.ts'
import { BackupWriter } from './container.ts'
import {
  type BackupManifest,
  formatVersion,
  type Header,
  type Table,
  type TableEnd,
  tableName,
} from './manifest.ts'
import { countRows } from './row-digest.ts'

export type BackupProgress = {
  step: 'save' | 'check' | 'load' | 'compare'
  table: string
  /** So far, over all tables. */
  rows: number
  bytes: number
  /** In all; undefined while saving, when nobody knows yet. */
  totalRows: number | undefined
  totalBytes: number | undefined
}

export type BackupOptions = {
  /** A role that may read every table of the schemas whole: their owner. */
  url: string
  /** Must not exist yet; appears under this name only when it is complete. */
  file: string
  schemas: string[]
  createdAt: Date
  onProgress?: (progress: BackupProgress) => void
  /** The name of the last migration applied; read from platform.migration unless given. */
  schemaVersion?: (db: pg.ClientBase) => Promise<string>
}

/** Saves every row of the schemas, as one snapshot, while others go on working. Throws BackupError. */
export async function backup(options: BackupOptions): Promise<BackupManifest> {
  const writer = await BackupWriter.create(options.file)
  try {
    return await withClient(options.url, db => save(db, writer, options))
  } catch (error) {
    await writer.abandon()
    if (error instanceof BackupError) throw error
    throw new BackupError(`The backup failed: ${explain(error)}`, { cause: error })
  }
}

async function save(
  db: pg.Client,
  writer: BackupWriter,
  options: BackupOptions,
): Promise<BackupManifest> {
  const { schemas, createdAt, onProgress, schemaVersion = lastMigration } = options
  await beginFixed(db, 'isolation level repeatable read read only')
  const missing = await missingSchemas(db, schemas)
  if (missing.length > 0) {
    throw new BackupError(`The database has no schema named ${missing.join(', ')}.`)
  }
  const listed = await listTables(db, schemas)
  await lockForReading(db, listed)
  const header: Header = {
    format: formatVersion,
    createdAt: createdAt.toISOString(),
    schemaVersion: await schemaVersion(db),
    serverVersion: await serverVersion(db),
    schemas,
    tables: listed,
    sequences: await listSequences(db, schemas),
  }
  await writer.json('H', header)
  const tables: (Table & TableEnd)[] = []
  const done = { rows: 0, bytes: 0 }
  for (const [index, table] of listed.entries()) {
    await writer.json('T', { table: index })
    const end = await saveTable(db, writer, table, (rows, bytes) =>
      onProgress?.({
        step: 'save',
        table: tableName(table),
        rows: done.rows + rows,
        bytes: done.bytes + bytes,
        totalRows: undefined,
        totalBytes: undefined,
      }),
    )
    await writer.json('E', end)
    tables.push({ ...table, ...end })
    done.rows += end.rows
    done.bytes += end.bytes
  }
  await db.query('commit')
  const sha256 = await writer.finish(done)
  return { ...header, ...done, sha256, tables }
}

async function saveTable(
  db: pg.Client,
  writer: BackupWriter,
  table: Table,
  onProgress: (rows: number, bytes: number) => void,
): Promise<TableEnd> {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  let told = 0
  const stream: AsyncIterable<Buffer> = db.query(to(copyOut(table)))
  for await (const chunk of stream) {
    hash.update(chunk)
    rows += countRows(chunk)
    bytes += chunk.length
    await writer.rows(chunk)
    if (bytes - told >= progressEvery) {
      told = bytes
      onProgress(rows, bytes)
    }
  }
  onProgress(rows, bytes)
  return { rows, bytes, sha256: hash.digest('hex') }
}

export const progressEvery = 1024 * 1024

export function explain(error: unknown): string {
  const message = messageOf(error)
  if (error instanceof pg.DatabaseError) {
    if (/row-level security/.test(message)) {
      return `${message}. Use the role that owns the tables, or one with BYPASSRLS.`
    }
    if (error.code === '42501') {
      return `${message}. Use the role that owns the tables.`
    }
    return [message, error.detail, error.where].filter(Boolean).join('. ')
  }
  return message
}
