import type { Moment } from '../api/shapes.ts'

export type Connection =
  | { readonly kind: 'starting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'lost'; readonly since: Moment }

/** The first loss is the one that counts: trying again and failing does not make it younger. */
export const lost = (before: Connection, now: Moment): Connection =>
  before.kind === 'lost' ? before : { kind: 'lost', since: now }

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
})

export function connectionWords(connection: Connection): string {
  switch (connection.kind) {
    case 'starting':
      return 'Connecting'
    case 'live':
      return 'Live'
    case 'lost':
      return `Reconnecting since ${clock.format(connection.since)}: what you see may be old`
  }
}
