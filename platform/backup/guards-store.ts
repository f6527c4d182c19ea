import { type ClientBase, escapeIdentifier } from 'pg'
import { quoted } from './catalog-store.ts'
import type { Name } from './manifest.ts'

type Guards = { off: string[]; on: string[] }

/**
 * Statements that take foreign keys, triggers and forced row security off the tables, and put them
 * back as they were. Foreign keys are dropped and added again within the one transaction: that
 * needs only the tables' owner, copes with cycles, and one check of the whole table at the end
 * costs far less than one for each row.
 */
export async function listGuards(db: ClientBase, tables: Name[]): Promise<Guards> {
  // With an empty path the server writes every name in full.
  await db.query(`set local search_path = ''`)
  const ids = await relationIds(db, tables)
  const guards = [
    ...(await foreignKeys(db, ids)),
    ...(await triggers(db, ids)),
    ...(await forcedSecurity(db, ids)),
  ]
  await db.query('set local search_path to default')
  return { off: guards.map(guard => guard.off), on: guards.map(guard => guard.on).reverse() }
}

/** The tables and all their partitions. */
async function relationIds(db: ClientBase, tables: Name[]): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select distinct coalesce(t.relid::oid, name::regclass::oid) as id
       from unnest($1::text[]) name left join lateral pg_partition_tree(name::regclass) t on true`,
    [tables.map(quoted)],
  )
  return rows.map(row => row.id)
}

async function foreignKeys(db: ClientBase, ids: number[]) {
  const { rows } = await db.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname::text as name,
       pg_get_constraintdef(oid) as definition
       from pg_constraint
      where contype = 'f' and conparentid = 0 and (conrelid = any ($1) or confrelid = any ($1))
      order by oid`,
    [ids],
  )
  return rows.map(({ table, name, definition }) => ({
    off: `alter table ${table} drop constraint ${escapeIdentifier(name)}`,
    on: `alter table ${table} add constraint ${escapeIdentifier(name)} ${definition}`,
  }))
}

async function triggers(db: ClientBase, ids: number[]) {
  const { rows } = await db.query<{ table: string; name: string; mode: string }>(
    `select tgrelid::regclass::text as table, tgname::text as name,
       case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end as mode
       from pg_trigger
      where not tgisinternal and tgenabled <> 'D' and tgrelid = any ($1)
      order by oid desc`,
    [ids],
  )
  return rows.map(({ table, name, mode }) => ({
    off: `alter table ${table} disable trigger ${escapeIdentifier(name)}`,
    on: `alter table ${table} enable ${mode} trigger ${escapeIdentifier(name)}`,
  }))
}

async function forcedSecurity(db: ClientBase, ids: number[]) {
  const { rows } = await db.query<{ table: string }>(
    `select oid::regclass::text as table from pg_class
      where oid = any ($1) and relforcerowsecurity order by oid`,
    [ids],
  )
  return rows.map(({ table }) => ({
    off: `alter table ${table} no force row level security`,
    on: `alter table ${table} force row level security`,
  }))
}
