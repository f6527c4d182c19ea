import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  backup,
  loadOrCreateSigningKey,
  migrate,
  openDatabase,
  seal,
  startLocalPostgres,
} from '@bluelamp/platform'
import { sql } from 'kysely'

// Makes <version>.backup from the migrations up to that version and the rows of <version>.sql. See README.md.
const version = process.argv[2]
if (!version) throw new Error('Name the schema version: node database/older-dumps/make.ts 0005-…')
const here = import.meta.dirname
const folder = mkdtempSync(join(tmpdir(), 'bluelamp-older-'))
const postgres = await startLocalPostgres({ folder })
const owner = openDatabase({ url: postgres.ownerUrl, connections: 3 })
try {
  await migrate(owner.db, join(here, '../migrations'), version)
  await sql.raw(readFileSync(join(here, `${version}.sql`), 'utf8')).execute(owner.db)
  const signingKey = loadOrCreateSigningKey(folder)
  await seal({ db: owner.db, signingKey, batch: 100, now: () => new Date('2026-11-20T14:00:00Z') })
  writeFileSync(join(here, `${version}.pub`), `${signingKey.publicKey}\n`)
  const { rows } = await sql<{ name: string }>`
    select nspname as name from pg_namespace
    where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') order by 1`.execute(
    owner.db,
  )
  const file = join(here, `${version}.backup`)
  rmSync(file, { force: true })
  const made = await backup({
    url: postgres.ownerUrl,
    file,
    schemas: rows.map(row => row.name),
    createdAt: new Date('2026-11-20T14:00:00Z'),
  })
  console.log(`${made.rows} rows of ${made.tables.length} tables are in ${file}`)
} finally {
  await owner.close()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
