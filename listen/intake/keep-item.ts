import { addLink, keepRecord, linkMention } from '@bluelamp/memory'
import type { Context, Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import { waitForAssessment } from '../contacts/wait-for-assessment.ts'
import { attemptOf } from './hash.ts'
import type { RecordDraft } from './intake.ts'
import { storableValue } from './plain-text.ts'
import type { Source } from './sources/source.ts'

export type KeptRecords = { part: string; recordId: string }[]
export type Kept = { records: KeptRecords; subjects: string[] }

/** Keeps the records of one item in memory, links whom and what they speak of, and starts the wait where one is owed. */
export async function keepRecords(
  context: Context<Tx>,
  source: Source,
  key: string,
  drafts: readonly RecordDraft[],
): Promise<Kept> {
  const kept: Kept = { records: [], subjects: [] }
  for (const draft of drafts) {
    const { id: recordId, isNew } = await keepRecord(context, {
      attemptId: attemptOf(source.id, key, draft.part),
      kind: draft.kind,
      channel: draft.channel,
      source: source.name,
      forceId: source.forceId,
      receivedAt: context.now,
      occurredFrom: draft.occurredFrom,
      occurredTo: draft.occurredTo,
      marking: draft.marking ?? 0,
      ...(draft.regime && { regime: draft.regime }),
      ...(draft.sealedTo && { sealedTo: draft.sealedTo }),
      body: storableValue(draft.body),
    })
    kept.records.push({ part: draft.part, recordId })
    if (isNew) kept.subjects.push(...(await linkAll(context, source.forceId, recordId, draft)))
  }
  return kept
}

async function linkAll(
  context: Context<Tx>,
  forceId: string,
  recordId: string,
  draft: RecordDraft,
): Promise<string[]> {
  const people: string[] = []
  for (const { also = [], ...mention } of draft.mentions) {
    const { entityId } = await linkMention(context, recordId, forceId, mention)
    for (const role of also) await addLink(context, recordId, entityId, role)
    if (mention.kind === 'person') people.push(entityId)
  }
  if (draft.waits) {
    await waitForAssessment(context, { recordId, forceId, receivedAt: context.now })
  }
  return people
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
