import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { keepPlans } from './kept-plan.ts'
import type { Db, Tables } from './tables.ts'

/** Counts and serials fit a double; a value that does not is a fault worth stopping for. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a safe integer`)
  return value
}

const int8Array: number = 1016

function parseInt8Array(text: string): number[] {
  return text === '{}' ? [] : text.slice(1, -1).split(',').map(parseInt8)
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    format !== 'binary' && oid === pg.types.builtins.INT8
      ? parseInt8
      : format !== 'binary' && oid === int8Array
        ? parseInt8Array
        : pg.types.getTypeParser(oid, format),
}

/**
 * An answer of milliseconds waits neither for helper processes to start nor for a compiler: on a busy machine
 * the helpers alone took 20 ms of a search that then read for two. And a plan that is kept is kept.
 */
const steady =
  '-c max_parallel_workers_per_gather=0 -c jit=off -c plan_cache_mode=force_generic_plan'

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
    options: role ? `${steady} -c role=${role}` : steady,
  })
  // A lost connection fails the query on it or is replaced by the next; without a listener it ends the process.
  pool.on('error', () => {})
  pool.on('connect', client => {
    client.on('error', () => {})
    keepPlans(client)
  })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
