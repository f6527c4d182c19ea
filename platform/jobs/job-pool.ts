import pg from 'pg'

/** What the queue's connections call themselves at the server. */
export const jobsName = 'bluelamp jobs'

export function openPool(url: string, max: number, role?: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: jobsName,
    options: role ? `-c role=${role}` : undefined,
  })
  // A lost connection is replaced by the next query; without listeners it ends the process, idle or in use.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}
