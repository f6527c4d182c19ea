import type { Mention } from '@bluelamp/memory'

export const adapters = [
  'email',
  'social',
  'partner-file',
  'intelligence',
  'standard-model',
  'bulk',
] as const
export type AdapterName = (typeof adapters)[number]

export type Fault = { field: string; message: string }

export type RoleDraft = Pick<Mention, 'role' | 'dataSubject'>

/** Who or what a record speaks of; the same one may stand in more than one role. */
export type MentionDraft = Mention & { also?: readonly RoleDraft[] }

/** One record that an item becomes. An intelligence report becomes two: what it says, and who said it. */
export type RecordDraft = {
  part: string
  kind: string
  channel: string
  occurredFrom?: Date | undefined
  occurredTo?: Date | undefined
  regime?: 'dpa-part-3' | 'uk-gdpr'
  marking?: 0 | 1
  /** Sealed, and open only to these. */
  sealedTo?: readonly string[]
  /** It waits in the queue for somebody to assess it. */
  waits: boolean
  body: Readonly<Record<string, unknown>>
  mentions: readonly MentionDraft[]
}

/** Which bytes of the delivery an item is. */
export type Part = { start: number; length: number }

export type ReadItem = {
  is: 'read'
  /** The sender's own name for it, or all that it says. */
  key: string
  /** What it says, made comparable: the same key with other words is not the same delivery. */
  digest: string
  records: readonly RecordDraft[]
  /** What somebody should know who looks at it: a contradiction, a field that nobody mapped. */
  notes: readonly string[]
}

export type RefusedItem = {
  is: 'refused'
  /** What to mend. It is shown in lists, so it never repeats what was sent. */
  reason: string
  faults?: readonly Fault[]
  /** Nothing of it may be held: it was not for us. */
  notForUs?: true
}

export type Item = Part & (ReadItem | RefusedItem)

/** Who may know of an item that was refused, by what kind of thing it would have been. */
export type Label = { marking: 0 | 1; sealedTo?: readonly string[] }

/** What an adapter makes of a delivery: at least one item, whatever the bytes. */
export type Reading = { items: readonly Item[]; refusedLabel?: Label }

export const whole = (bytes: Uint8Array): Part => ({ start: 0, length: bytes.length })

export const refused = (part: Part, reason: string, faults?: readonly Fault[]): Item => ({
  ...part,
  is: 'refused',
  reason,
  ...(faults && faults.length > 0 && { faults }),
})

/** One refusal for the whole delivery. */
export const refusedWhole = (
  bytes: Uint8Array,
  reason: string,
  faults?: readonly Fault[],
): Reading => ({ items: [refused(whole(bytes), reason, faults)] })

export const megabyte = 1_048_576

/** The most that one delivery may hold, by adapter. A large file goes by the command line. */
export const longestDelivery: Readonly<Record<AdapterName, number>> = {
  email: 20 * megabyte,
  social: megabyte,
  'partner-file': 10 * megabyte,
  intelligence: megabyte,
  'standard-model': 25 * megabyte,
  bulk: 16 * megabyte,
}
