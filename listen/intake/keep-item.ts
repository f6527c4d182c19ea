import { addLink, keepTogether, type NewRecord } from '@bluelamp/memory'
import type { Context, Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import { waitForAssessment } from '../contacts/wait-for-assessment.ts'
import { attemptOf } from './hash.ts'
import type { RecordDraft } from './intake.ts'
import { storableValue } from './plain-text.ts'
import type { Source } from './sources/source.ts'

export type KeptRecords = { part: string; recordId: string }[]
export type Kept = { records: KeptRecords; subjects: string[] }

/** What one item says, under its sender's own name for it. */
export type ToKeep = { key: string; records: readonly RecordDraft[] }

/** Keeps the records of items in memory, links whom and what they speak of, and starts the wait where one is owed. */
export async function keepRecords(
  context: Context<Tx>,
  source: Source,
  items: readonly ToKeep[],
): Promise<Kept[]> {
  const drafts = items.flatMap(({ key, records }) => records.map(draft => ({ key, draft })))
  const kept = await keepTogether(
    context,
    source.forceId,
    drafts.map(({ key, draft }) => ({
      record: newRecord(context, source, key, draft),
      mentions: draft.mentions,
    })),
  )
  let at = 0
  const all: Kept[] = []
  for (const { records } of items) {
    const of: Kept = { records: [], subjects: [] }
    for (const draft of records) {
      const { id: recordId, isNew, linked } = kept[at++]!
      of.records.push({ part: draft.part, recordId })
      if (!isNew) continue
      const entityIds = linked.map(({ entityId }) => entityId)
      await linkFurther(context, source.forceId, recordId, draft, entityIds)
      of.subjects.push(...entityIds.filter((_, n) => draft.mentions[n]!.kind === 'person'))
    }
    all.push(of)
  }
  return all
}

const newRecord = (
  { now }: Context,
  source: Source,
  key: string,
  draft: RecordDraft,
): NewRecord => ({
  attemptId: attemptOf(source.id, key, draft.part),
  kind: draft.kind,
  channel: draft.channel,
  source: source.name,
  forceId: source.forceId,
  receivedAt: now,
  occurredFrom: draft.occurredFrom,
  occurredTo: draft.occurredTo,
  marking: draft.marking ?? 0,
  ...(draft.regime && { regime: draft.regime }),
  ...(draft.sealedTo && { sealedTo: draft.sealedTo }),
  body: storableValue(draft.body),
})

/** Further roles of the same one, and the wait for somebody to assess it. */
async function linkFurther(
  context: Context<Tx>,
  forceId: string,
  recordId: string,
  draft: RecordDraft,
  entityIds: readonly string[],
): Promise<void> {
  for (const [at, { also = [] }] of draft.mentions.entries()) {
    for (const role of also) await addLink(context, recordId, entityIds[at]!, role)
  }
  if (draft.waits) {
    await waitForAssessment(context, { recordId, forceId, receivedAt: context.now })
  }
}

/** The database is gone, stops, is full, or asks for another attempt: no fault of what was delivered. */
const isOfTheMoment = (code: string): boolean => /^(08|25|40|53|55|57|58)|^E[A-Z]+$/.test(code)

export type Done<T> = { done: T } | { because: string }

/**
 * Does it, or leaves no trace of it and says why: what one item holds must not take the others of its delivery with it.
 * Where the database itself is at fault, everything stops and nothing was received.
 */
export async function orNothing<T>({ db }: Context<Tx>, work: () => Promise<T>): Promise<Done<T>> {
  await sql`savepoint intake_item`.execute(db)
  try {
    const done = await work()
    await sql`release savepoint intake_item`.execute(db)
    return { done }
  } catch (error) {
    const { code, name } = error as { code?: unknown; name?: string }
    const isCode = typeof code === 'string'
    if (isCode && isOfTheMoment(code)) throw error
    await sql`rollback to savepoint intake_item`.execute(db).catch(() => {
      throw error
    })
    return {
      because: isCode
        ? 'The database could not hold it: a value in it is too long or is no value. The original is kept.'
        : `It could not be taken in (${name ?? 'Error'}). The fault may be ours: the original is kept, to be tried again.`,
    }
  }
}
