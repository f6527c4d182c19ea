import { createHash } from 'node:crypto'
import { type Context, newId, type Tx } from '@bluelamp/platform'
import { indexText } from '../search/index-store.ts'
import type { RecordRow } from '../tables.ts'

export type NewRecord = {
  /** Named by the sender: a second delivery of the same attempt keeps nothing new. */
  attemptId: string
  kind: string
  channel: string
  source: string
  forceId: string
  areaCode?: string | undefined
  receivedAt: Date
  occurredFrom?: Date | undefined
  occurredTo?: Date | undefined
  regime?: RecordRow['regime']
  marking?: number
  retentionGroup?: number
  /** Open from the first moment only to these people; left out, it is open as its marking says. */
  sealedTo?: readonly string[] | undefined
  body: unknown
}

/** Keeps what arrived, as it came. Says whether this attempt was new. */
export async function keepRecord(
  context: Context<Tx>,
  record: NewRecord,
): Promise<{ id: string; isNew: boolean }> {
  const { db, actor, now } = context
  const body = JSON.stringify(record.body)
  const id = newId(now)
  const inserted = await db
    .insertInto('memory.record')
    .values({
      id,
      attempt_id: record.attemptId,
      kind: record.kind,
      channel: record.channel,
      source: record.source,
      force_id: record.forceId,
      area_code: record.areaCode ?? null,
      received_at: record.receivedAt,
      occurred_from: record.occurredFrom ?? null,
      occurred_to: record.occurredTo ?? null,
      regime: record.regime ?? 'dpa-part-3',
      marking: record.marking ?? 0,
      retention_group: record.retentionGroup ?? 4,
      sealed: record.sealedTo !== undefined,
      access_list: [...(record.sealedTo ?? [])],
      submitted_by: actor.id,
      body,
      body_hash: createHash('sha256').update(body).digest(),
    })
    .onConflict(conflict => conflict.column('attempt_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) {
    await indexText(context, inserted.id)
    return { id: inserted.id, isNew: true }
  }
  const kept = await db
    .selectFrom('memory.record')
    .select('id')
    .where('attempt_id', '=', record.attemptId)
    .executeTakeFirstOrThrow()
  return { id: kept.id, isNew: false }
}
