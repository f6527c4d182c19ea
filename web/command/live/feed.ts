import { type Connection, lost } from './connection.ts'

export type FeedHandlers = {
  readonly onConnection: (connection: Connection) => void
  readonly onIncidents: (data: string) => void
  readonly onUnits: (data: string) => void
  readonly onPositions: (data: string) => void
  /** Something may have been missed: read everything anew. */
  readonly onReload: () => void
}

/** The server ends each stream now and then by design; a gap this short is no loss. */
const graceMilliseconds = 3000
const againMilliseconds = 5000

/** Follows the live events until stopped; browsers come back to a broken stream by themselves. */
export function followFeed(handlers: FeedHandlers): () => void {
  let connection: Connection = { kind: 'starting' }
  let source: EventSource | undefined
  let grace: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let anew = false

  const tell = (next: Connection) => {
    clearTimeout(grace)
    grace = undefined
    connection = next
    handlers.onConnection(next)
  }
  const lose = () => {
    if (connection.kind === 'lost' || grace !== undefined) return
    const next = lost(connection, Date.now())
    grace = setTimeout(() => tell(next), connection.kind === 'starting' ? 0 : graceMilliseconds)
  }
  const open = () => {
    source?.close()
    source = new EventSource('/events?topics=incidents,units,positions')
    source.addEventListener('open', () => {
      tell({ kind: 'live' })
      // A stream of our own making has no last event to go on from.
      if (anew) handlers.onReload()
      anew = false
    })
    source.addEventListener('error', () => {
      lose()
      if (source?.readyState !== EventSource.CLOSED) return
      anew = true
      clearTimeout(again)
      again = setTimeout(open, againMilliseconds)
    })
    source.addEventListener('incidents', event => handlers.onIncidents(String(event.data)))
    source.addEventListener('units', event => handlers.onUnits(String(event.data)))
    source.addEventListener('positions', event => handlers.onPositions(String(event.data)))
    source.addEventListener('reload', handlers.onReload)
  }
  const comeBack = () => {
    anew = true
    open()
  }
  open()
  window.addEventListener('online', comeBack)
  window.addEventListener('offline', lose)
  return () => {
    source?.close()
    clearTimeout(grace)
    clearTimeout(again)
    window.removeEventListener('online', comeBack)
    window.removeEventListener('offline', lose)
  }
}
