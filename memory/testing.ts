import { randomUUID } from 'node:crypto'
import { type Context, enforce, type Tx } from '@bluelamp/platform'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import './tables.ts'
import { linkMention } from './linking/link-mention.ts'
import type { Mention } from './linking/link-store.ts'
import type { DetailName } from './linking/match-key.ts'
import { readForcePolicy } from './policy/read-force-policy.ts'
import { keepRecord, type NewRecord } from './records/keep-record.ts'

export const forceId = 'testford'

/**
 * A migrated, empty database. Everyone may do every verb, whose rules have their own tests; which records a
 * query shows is asked of the real policy.
 */
export async function openMemoryHouse(name: string): Promise<TestHouse> {
  const allowed = { allowed: true, reasons: ['test'], sentences: [], skipped: [] }
  enforce({ ...readForcePolicy(), decide: () => allowed })
  return openTestHouse(name)
}

export const inside = <T>(
  context: Context,
  work: (context: Context<Tx>) => Promise<T>,
): Promise<T> => context.db.transaction().execute(db => work({ ...context, db }))

export const contactRecord = (context: Context, change: Partial<NewRecord> = {}): NewRecord => ({
  attemptId: randomUUID(),
  kind: 'contact',
  channel: '101',
  source: 'test',
  forceId,
  receivedAt: context.now,
  body: { summary: 'A call' },
  ...change,
})

export const keepContact = (context: Context, change: Partial<NewRecord> = {}) =>
  inside(context, async inner => (await keepRecord(inner, contactRecord(context, change))).id)

export const personWith = (details: Partial<Record<DetailName, string>>): Mention => ({
  kind: 'person',
  subkind: 'person',
  role: 'reporter',
  dataSubject: 'witness',
  details: Object.entries(details).map(([name, value]) => ({ name: name as DetailName, value })),
})

/** A new contact that speaks of this person, place or thing; says which entity that was held to be. */
export async function mention(
  context: Context,
  speaksOf: Mention,
  change: Partial<NewRecord> = {},
): Promise<{ recordId: string; entityId: string; isNew: boolean }> {
  const recordId = await keepContact(context, change)
  const linked = await inside(context, inner =>
    linkMention(inner, recordId, change.forceId ?? forceId, speaksOf),
  )
  return { recordId, ...linked }
}
