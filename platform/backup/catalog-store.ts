import { type ClientBase, escapeIdentifier } from 'pg'
import type { Name, Partition, Sequence, Table } from './manifest.ts'

/** What the server must not leave to its own settings when values become text and text values. */
const fixedSettings = [
  `set local client_encoding = 'UTF8'`,
  `set local datestyle = 'ISO, YMD'`,
  `set local intervalstyle = 'postgres'`,
  `set local timezone = 'UTC'`,
  `set local extra_float_digits = 3`,
  `set local bytea_output = 'hex'`,
  `set local xmloption = 'content'`,
  `set local statement_timeout = 0`,
  `set local lock_timeout = 0`,
  `set local idle_in_transaction_session_timeout = 0`,
  // Better an error than a table of which a policy hid half.
  `set local row_security = off`,
].join(';')

export async function beginFixed(db: ClientBase, mode: string): Promise<void> {
  await db.query(`begin transaction ${mode}`)
  await db.query(fixedSettings)
}

const notOfAnExtension = `not exists (
  select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

export async function missingSchemas(db: ClientBase, schemas: string[]): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select name from unnest($1::text[]) name
      where not exists (select from pg_namespace where nspname = name)`,
    [schemas],
  )
  return rows.map(row => row.name)
}

/** Generated columns are left out: the server works them out again. */
export async function listTables(db: ClientBase, schemas: string[]): Promise<Table[]> {
  const { rows } = await db.query<Omit<Table, 'partitions'>>(
    `select n.nspname::text as schema, c.relname::text as name, c.relkind = 'p' as partitioned,
       array(select attname::text from pg_attribute
         where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
         order by attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition
        and ${notOfAnExtension}
      order by n.nspname::text collate "C", c.relname::text collate "C"`,
    [schemas],
  )
  const partitions = await listPartitions(db, schemas)
  return rows.map(row => ({
    ...row,
    partitions: partitions
      .filter(({ root }) => root.schema === row.schema && root.name === row.name)
      .map(({ partition }) => partition),
  }))
}

async function listPartitions(db: ClientBase, schemas: string[]) {
  const { rows } = await db.query<{ root: Name; partition: Partition }>(
    `select json_build_object('schema', rn.nspname, 'name', r.relname) as root,
       json_build_object('schema', n.nspname, 'name', c.relname,
         'parent', json_build_object('schema', pn.nspname, 'name', p.relname),
         'bound', pg_get_expr(c.relpartbound, c.oid),
         'key', case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end) as partition
       from pg_class r join pg_namespace rn on rn.oid = r.relnamespace
       cross join lateral pg_partition_tree(r.oid) t
       join pg_class c on c.oid = t.relid join pg_namespace n on n.oid = c.relnamespace
       join pg_class p on p.oid = t.parentrelid join pg_namespace pn on pn.oid = p.relnamespace
      where r.relkind = 'p' and not r.relispartition and rn.nspname = any ($1) and t.level > 0
      order by t.level, c.oid`,
    [schemas],
  )
  return rows
}

/** Sequences stand outside the snapshot: read after it was taken, they are never behind its rows. */
export async function listSequences(db: ClientBase, schemas: string[]): Promise<Sequence[]> {
  const { rows } = await db.query<Name>(
    `select n.nspname::text as schema, c.relname::text as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and n.nspname = any ($1) and ${notOfAnExtension}
      order by n.nspname::text collate "C", c.relname::text collate "C"`,
    [schemas],
  )
  const sequences: Sequence[] = []
  for (const row of rows) {
    const value = await db.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted(row)}`,
    )
    sequences.push({ ...row, ...(value.rows[0] ?? { last: '1', called: false }) })
  }
  return sequences
}

export async function setSequence(db: ClientBase, sequence: Sequence): Promise<void> {
  await db.query('select setval($1::regclass, $2::bigint, $3)', [
    quoted(sequence),
    sequence.last,
    sequence.called,
  ])
}

/** Keeps anyone from truncating or altering what is about to be read. */
export async function lockForReading(db: ClientBase, tables: Name[]): Promise<void> {
  if (tables.length === 0) return
  await db.query(`lock table ${tables.map(quoted).join(', ')} in access share mode`)
}

export async function serverVersion(db: ClientBase): Promise<string> {
  const { rows } = await db.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  )
  return rows[0]?.version ?? ''
}

export async function lastMigration(db: ClientBase): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    `select name from platform.migration order by name collate "C" desc limit 1`,
  )
  return rows[0]?.name ?? ''
}

/** Whatever is in the database that neither the server nor an extension put there. */
export async function findContents(db: ClientBase): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname !~ '^pg_'
        and n.nspname <> 'information_schema' and ${notOfAnExtension}
      order by 1`,
  )
  return rows.map(row => row.name)
}

export async function listSchemas(db: ClientBase): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select nspname::text as name from pg_namespace
      where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  )
  return rows.map(row => row.name)
}

export async function dropSchema(db: ClientBase, name: string): Promise<void> {
  await db.query(`drop schema ${escapeIdentifier(name)} cascade`)
}

export function copyOut(table: Table): string {
  // COPY of a partitioned table itself is refused; COPY of a query that reads it is not.
  const columns = columnList(table)
  if (table.partitioned) return `copy (select ${columns} from ${quoted(table)}) to stdout`
  return `copy ${quoted(table)} ${columns && `(${columns})`} to stdout`
}

/** FREEZE spares the first vacuum; it wants a table truncated in this transaction. */
export function copyIn(table: Table): string {
  const columns = columnList(table)
  const options = table.partitioned ? '' : 'with (freeze)'
  return `copy ${quoted(table)} ${columns && `(${columns})`} from stdin ${options}`
}

export async function emptyTables(db: ClientBase, tables: Name[]): Promise<void> {
  if (tables.length === 0) return
  await db.query(`truncate ${tables.map(quoted).join(', ')}`)
}

export async function ensurePartition(db: ClientBase, partition: Partition): Promise<void> {
  const key = partition.key === null ? '' : `partition by ${partition.key}`
  await db.query(
    `create table if not exists ${quoted(partition)}
       partition of ${quoted(partition.parent)} ${partition.bound} ${key}`,
  )
}

export async function analyze(db: ClientBase, tables: Name[]): Promise<void> {
  for (const table of tables) await db.query(`analyze ${quoted(table)}`)
}

export async function refreshViews(db: ClientBase, schemas: string[]): Promise<void> {
  const { rows } = await db.query<Name>(
    `select n.nspname::text as schema, c.relname::text as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'm' and c.relispopulated and n.nspname = any ($1)
      order by c.oid`,
    [schemas],
  )
  for (const view of rows) await db.query(`refresh materialized view ${quoted(view)}`)
}

export function quoted(name: Name): string {
  return `${escapeIdentifier(name.schema)}.${escapeIdentifier(name.name)}`
}

function columnList(table: Table): string {
  return table.columns.map(escapeIdentifier).join(', ')
}
