import type { Db } from '@bluelamp/platform'
import { sql } from 'kysely'
import pg from 'pg'

/** The peer: PostgreSQL's own trigram index over whole names, as its manual sets it up. */
export async function prepareTrigrams(adminUrl: string, ownerUrl: string): Promise<void> {
  const database = new URL(ownerUrl).pathname
  const admin = new URL(adminUrl)
  admin.pathname = database
  const db = new pg.Client({ connectionString: admin.href })
  await db.connect()
  try {
    await db.query('create extension if not exists pg_trgm schema public')
    await db.query("set maintenance_work_mem = '512MB'")
    await db.query(
      `create index if not exists bench_name_trigrams on memory.detail
       using gin (lower(value) public.gin_trgm_ops) where name = 'name'`,
    )
    await db.query('vacuum analyze memory.detail')
  } finally {
    await db.end()
  }
}

/** The ten entities whose names are most alike, as far as trigrams go. Nobody's access is asked. */
export async function searchTrigrams(db: Db, name: string, threshold: number): Promise<string[]> {
  return db.transaction().execute(async tx => {
    await sql`select set_config('pg_trgm.similarity_threshold', ${String(threshold)}, true)`.execute(
      tx,
    )
    const { rows } = await sql<{ id: string }>`
      select d.entity_id as id from memory.detail d
      where d.name = 'name' and lower(d.value) operator(public.%) lower(${name})
      order by public.similarity(lower(d.value), lower(${name})) desc
      limit 10`.execute(tx)
    return rows.map(row => row.id)
  })
}
