import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

const mark = '/* kept plan */'

/**
 * Begins a statement whose plan a connection keeps for the next time: one that joins much and reads little takes
 * longer to plan than to run. Of use only where its text is always the same, with all that differs in parameters,
 * and where one plan is good for all of them.
 */
export const keptPlan: RawBuilder<unknown> = sql.raw(mark)

/** Each plan takes memory of the connection's process; what comes after these is planned anew each time. */
export const mostKept = 100

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
  if (names.size < 10 * mostKept) names.set(text, name)
  return name
}

type Query = (text: unknown, ...rest: unknown[]) => Promise<pg.QueryResult>

/** Sends marked statements of this client under a name, so that PostgreSQL reads and plans each once. */
export function keepPlans(client: pg.PoolClient): void {
  const query = client.query.bind(client) as Query
  const kept = new Set<string>()
  const named: Query = (text, ...rest) => {
    if (typeof text !== 'string' || !text.startsWith(mark)) return query(text, ...rest)
    const name = nameOf(text)
    if (!kept.has(name) && kept.size >= mostKept) return query(text, ...rest)
    kept.add(name)
    return query({ name, text, values: rest[0] })
  }
  client.query = named as typeof client.query
}
