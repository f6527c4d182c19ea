import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { withClient } from '../postgres/with-client.ts'
import { type BackupProgress, explain, progressEvery } from './backup.ts'
import { BackupError } from './backup-error.ts'
import {
  analyze,
  beginFixed,
  copyIn,
  copyOut,
  dropSchema,
  emptyTables,
  ensurePartition,
  findContents,
  listSchemas,
  listSequences,
  listTables,
  refreshViews,
  setSequence,
} from './catalog-store.ts'
import { checkBackup, readBackup } from './check-backup.ts'
import { listGuards } from './guards-store.ts'
import { type BackupManifest, type Name, type Table, tableName } from './manifest.ts'
import { RowDigest } from './row-digest.ts'

export type RestoreOptions = {
  /** The role that will own the tables, on an empty database. */
  url: string
  file: string
  /** Brings the empty database to the shape it had when the backup was made. */
  migrateTo: (version: string) => Promise<void>
  onProgress?: (progress: BackupProgress) => void
}

/**
 * Loads a backup into an empty database. The file is checked whole before anything is written, the
 * rows go in as one transaction, and every table is read back and compared. After a failure the
 * database is empty again. Throws BackupError.
 */
export async function restore(options: RestoreOptions): Promise<BackupManifest> {
  const { url, file, migrateTo, onProgress } = options
  const manifest = await checkBackup(file, onProgress)
  try {
    return await withClient(url, async db => {
      await refuseUnlessEmpty(db)
      const before = await listSchemas(db)
      try {
        await migrateTo(manifest.schemaVersion)
        await load(db, file, manifest, onProgress)
      } catch (error) {
        await clear(db, before)
        throw error
      }
      // Only statistics: the data are in, and the server gathers these itself in time.
      await analyze(db, manifest.tables).catch(() => {})
      return manifest
    })
  } catch (error) {
    if (error instanceof BackupError) throw error
    throw new BackupError(`The restore failed, and nothing was kept of it: ${explain(error)}`, {
      cause: error,
    })
  }
}

async function load(
  db: pg.Client,
  file: string,
  manifest: BackupManifest,
  onProgress: RestoreOptions['onProgress'],
) {
  await beginFixed(db, 'isolation level read committed')
  for (const partition of manifest.tables.flatMap(table => table.partitions)) {
    await ensurePartition(db, partition)
  }
  await refuseOtherShape(db, manifest)
  const guards = await listGuards(db, manifest.tables)
  for (const statement of guards.off) await db.query(statement)
  // The migrations may have put reference data in; the backup holds its own.
  await emptyTables(db, manifest.tables)
  const progress = counter(manifest, onProgress)
  const digests = new Map<string, string>()
  const read = await readBackup(file, async (table, rows) => {
    digests.set(tableName(table), await loadTable(db, table, progress('load', table, rows)))
  })
  if (read.sha256 !== manifest.sha256) {
    throw new BackupError(`${file} changed while it was being restored.`)
  }
  for (const sequence of manifest.sequences) await setSequence(db, sequence)
  await db.query('set constraints all immediate')
  for (const table of manifest.tables) {
    const stream: AsyncIterable<Buffer> = db.query(to(copyOut(table)))
    const found = await digestOf(progress('compare', table, stream))
    if (found !== digests.get(tableName(table))) {
      throw new BackupError(
        `Table ${tableName(table)} reads back otherwise than the backup has it; nothing was kept.`,
      )
    }
  }
  for (const statement of guards.on) await db.query(statement)
  await refreshViews(db, manifest.schemas)
  await db.query('commit')
}

/** Returns the digest of the rows that went in. */
async function loadTable(db: pg.Client, table: Table, rows: AsyncIterable<Buffer>) {
  const digest = new RowDigest()
  async function* watched() {
    for await (const chunk of rows) {
      digest.update(chunk)
      yield chunk
    }
  }
  const copy = db.query(from(copyIn(table)))
  await pipeline(Readable.from(watched(), { objectMode: false }), copy)
  if (copy.rowCount !== digest.rows) {
    throw new BackupError(
      `Table ${tableName(table)} took ${copy.rowCount} rows of ${digest.rows}; nothing was kept.`,
    )
  }
  return digest.digest()
}

async function digestOf(rows: AsyncIterable<Buffer>): Promise<string> {
  const digest = new RowDigest()
  for await (const chunk of rows) digest.update(chunk)
  return digest.digest()
}

async function refuseUnlessEmpty(db: pg.Client) {
  const contents = await findContents(db)
  if (contents.length === 0) return
  const some = contents.slice(0, 3).join(', ')
  throw new BackupError(
    `The database is not empty (${contents.length} tables and the like: ${some}${contents.length > 3 ? ' ...' : ''}). ` +
      'A restore goes into an empty one: create a new database and name it in the URL.',
  )
}

async function refuseOtherShape(db: pg.Client, manifest: BackupManifest) {
  const tables = await listTables(db, manifest.schemas)
  const sequences = await listSequences(db, manifest.schemas)
  const faults = [
    ...manifest.tables.flatMap(wanted => {
      const found = tables.find(same(wanted))
      if (found === undefined) return [`table ${tableName(wanted)} is missing`]
      const lacking = wanted.columns.filter(column => !found.columns.includes(column))
      return lacking.map(column => `column ${tableName(wanted)}.${column} is missing`)
    }),
    ...manifest.sequences
      .filter(wanted => !sequences.some(same(wanted)))
      .map(wanted => `sequence ${tableName(wanted)} is missing`),
  ]
  if (faults.length === 0) return
  throw new BackupError(
    `The migrations to ${manifest.schemaVersion} made another shape than the backup has: ${faults.join('; ')}. ` +
      'Were migrations edited since?',
  )
}

function same(wanted: Name) {
  return (found: Name) => found.schema === wanted.schema && found.name === wanted.name
}

/** The migrations have committed by now: without this a second attempt would find the database in use. */
async function clear(db: pg.Client, before: string[]) {
  await db.query('rollback').catch(() => {})
  const schemas = await listSchemas(db).catch(() => [])
  for (const schema of schemas.filter(name => !before.includes(name))) {
    await dropSchema(db, schema).catch(() => {})
  }
}

function counter(manifest: BackupManifest, onProgress: RestoreOptions['onProgress']) {
  const done = { load: { rows: 0, bytes: 0 }, compare: { rows: 0, bytes: 0 } }
  return async function* counted(
    step: 'load' | 'compare',
    table: Table,
    rows: AsyncIterable<Buffer>,
  ): AsyncGenerator<Buffer> {
    const count = done[step]
    const sizes = manifest.tables.find(same(table))
    const began = count.bytes
    let told = count.bytes
    const tell = () =>
      onProgress?.({
        step,
        table: tableName(table),
        ...count,
        totalRows: manifest.rows,
        totalBytes: manifest.bytes,
      })
    for await (const chunk of rows) {
      yield chunk
      count.bytes += chunk.length
      if (count.bytes - told < progressEvery) continue
      told = count.bytes
      tell()
    }
    count.rows += sizes?.rows ?? 0
    if (count.bytes > began) tell()
  }
}
