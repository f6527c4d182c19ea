/** What was done to data about people, in the words of the law on logging; `none` where no such data were touched. */
export const operations = [
  'collect',
  'alter',
  'consult',
  'disclose',
  'combine',
  'erase',
  'none',
] as const

export type Operation = (typeof operations)[number]

/** What a verb hands in. Identifiers of subjects (entities) and records are UUIDs. */
export type NewEntry = {
  /** The database's own clock where left out. */
  at?: Date
  actor: { id: string; name: string; role: string }
  verb: string
  operation: Operation
  purpose?: string
  subjects?: readonly string[]
  records?: readonly string[]
  detail?: Readonly<Record<string, unknown>>
  /** To whom it was disclosed; a disclosure must say. */
  recipient?: string
  requestId?: string
}

export type Entry = {
  id: number
  /** UTC with microseconds, as kept: `2026-11-23T08:15:00.123456Z`. */
  at: string
  actor: { id: string; name: string; role: string }
  verb: string
  operation: Operation
  purpose: string | null
  subjects: string[]
  records: string[]
  detail: Record<string, unknown>
  recipient: string | null
  requestId: string | null
}

export class RecipientMissingError extends Error {
  override name = 'RecipientMissingError'
  constructor(verb: string) {
    super(`${verb} is a disclosure, so its journal entry must name the recipient`)
  }
}
