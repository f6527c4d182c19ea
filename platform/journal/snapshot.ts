import { sql } from 'kysely'
import type { Db } from '../database/tables.ts'
import { steadySession } from './journal-store.ts'

/** Several read-only connections that see one and the same moment of the database. */
export function withSnapshot<T>(
  db: Db,
  connections: number,
  work: (connections: readonly [Db, ...Db[]]) => Promise<T>,
): Promise<T> {
  return readOnly(db, async first => {
    const { rows } = await sql<{ id: string }>`select pg_export_snapshot() as id`.execute(first)
    await steadySession(first)
    const join = (joined: readonly [Db, ...Db[]]): Promise<T> =>
      joined.length >= connections
        ? work(joined)
        : readOnly(db, async next => {
            await sql`set transaction snapshot ${sql.lit(rows[0]?.id ?? '')}`.execute(next)
            await steadySession(next)
            return join([...joined, next])
          })
    return join([first])
  })
}

const readOnly = <T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)
