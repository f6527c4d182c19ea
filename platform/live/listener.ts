import pg from 'pg'

export type ListenerOptions = {
  url: string
  /** Taken on after connecting, where one login serves owner and app. */
  role?: string | undefined
  channel: string
  /** Milliseconds between looks whether the connection still answers. */
  check: number
  take: (payload: string) => void
}

export type Listener = { lost: Promise<void>; close: () => Promise<void> }

/** One connection that only listens. `lost` comes true when it is gone, whoever ended it. */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const client = new pg.Client({
    connectionString: options.url,
    application_name: 'bluelamp live',
    options: options.role ? `-c role=${options.role}` : undefined,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
    keepAlive: true,
  })
  let lose = () => {}
  const lost = new Promise<void>(resolve => {
    lose = resolve
  })
  client.on('error', lose)
  client.on('end', lose)
  client.on('notification', ({ payload }) => options.take(payload ?? ''))
  const close = () => client.end().catch(() => {})
  try {
    await client.connect()
    await client.query(`listen ${client.escapeIdentifier(options.channel)}`)
  } catch (error) {
    await close()
    throw error
  }
  // A network that swallows packets tells nothing by itself; a closed half of it need not be waited for.
  const timer = setInterval(() => {
    client.query('select 1').catch(() => {
      lose()
      void close()
    })
  }, options.check)
  timer.unref()
  return { lost: lost.then(() => clearInterval(timer)), close }
}
