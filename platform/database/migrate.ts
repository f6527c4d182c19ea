import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import type { Db } from './tables.ts'

export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** Reads `0001-module-verb-object.sql` files; the name without its ending is the schema's version. */
export class SqlFiles implements MigrationProvider {
  readonly folder: string
  constructor(folder: string) {
    this.folder = folder
  }

  async names(): Promise<string[]> {
    const files = await readdir(this.folder)
    return files
      .filter(file => file.endsWith('.sql'))
      .map(file => file.slice(0, -'.sql'.length))
      .sort()
  }

  async getMigrations(): Promise<Record<string, Migration>> {
    const migrations: Record<string, Migration> = {}
    for (const name of await this.names()) {
      const text = await readFile(join(this.folder, `${name}.sql`), 'utf8')
      migrations[name] = {
        up: db =>
          sql
            .raw(text)
            .execute(db)
            .then(() => {}),
      }
    }
    return migrations
  }

  /** Changes whenever any migration does: names the template that tests clone. */
  async fingerprint(): Promise<string> {
    const hash = createHash('sha256')
    for (const name of await this.names()) {
      hash.update(name).update(await readFile(join(this.folder, `${name}.sql`)))
    }
    return hash.digest('hex').slice(0, 12)
  }
}

/** Brings the schema up to `to` (or the newest), all or nothing, one process at a time. */
export async function migrate(db: Db, folder: string, to?: string): Promise<string[]> {
  const files = new SqlFiles(folder)
  await refuseNewerSchema(db, files)
  const migrator = new Migrator({
    db,
    provider: files,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
    migrationTableSchema: 'platform',
  })
  const { error, results } = to ? await migrator.migrateTo(to) : await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find(result => result.status === 'Error')?.migrationName
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError(
      `Migration ${failed ?? ''} failed and nothing was changed: ${reason}`.replace('  ', ' '),
      { cause: error },
    )
  }
  return results?.map(result => result.migrationName) ?? []
}

export async function schemaVersion(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass('platform.migration') is not null as exists`.execute(db)
  if (!rows[0]?.exists) return undefined
  const last = await db
    .selectFrom('platform.migration')
    .select('name')
    .orderBy('name', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.name
}

/** The migrations that the database still lacks: the server refuses to serve while there are any. */
export async function pendingMigrations(db: Db, folder: string): Promise<string[]> {
  const version = await schemaVersion(db)
  return (await new SqlFiles(folder).names()).filter(name => !version || name > version)
}

async function refuseNewerSchema(db: Db, files: SqlFiles): Promise<void> {
  const version = await schemaVersion(db)
  const newest = (await files.names()).at(-1)
  if (version && newest && version > newest) {
    throw new MigrationError(
      `The database has schema ${version}, newer than this Bluelamp knows (${newest}). ` +
        'Start the newer Bluelamp, or restore a backup made by this one.',
    )
  }
}
