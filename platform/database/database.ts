import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Db, Tables } from './tables.ts'

/** Counts and serials fit a double; a value that does not is a fault worth stopping for. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a safe integer`)
  return value
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 && format !== 'binary'
      ? parseInt8
      : pg.types.getTypeParser(oid, format),
}

export type OpenOptions = {
  url: string
  /** Most connections held at once. */
  connections?: number
  /** Sent as the session's role: the least-privilege one, where one login serves both. */
  role?: string | undefined
  name?: string
}

export type OpenDatabase = { db: Db; pool: pg.Pool; close: () => Promise<void> }

export function openDatabase({ url, connections = 10, role, name }: OpenOptions): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    application_name: name ?? 'bluelamp',
    options: role ? `-c role=${role}` : undefined,
  })
  // A lost connection fails the query on it or is replaced by the next; without a listener it ends the process.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
