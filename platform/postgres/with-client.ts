import pg from 'pg'

/** One connection for one piece of work; pools are for the application itself. */
export async function withClient<T>(url: string, use: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A server stopped under us speaks here; the query in hand fails with the same news.
  db.on('error', () => {})
  await db.connect()
  try {
    return await use(db)
  } finally {
    await db.end()
  }
}
