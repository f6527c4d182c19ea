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

export type KeptRecord = { id: string; isNew: boolean }

/** Keeps what arrived, as it came. Says whether this attempt was new. */
export async function keepRecord(context: Context<Tx>, record: NewRecord): Promise<KeptRecord> {
  const [kept] = await keepRows(context, [record])
  if (kept!.isNew) await indexText(context, kept!.id)
  return kept!
}

/** The same of many, each attempt once. Their words are taken into the search index by whoever calls. */
export async function keepRows(
  { db, actor, now }: Context<Tx>,
  records: readonly NewRecord[],
): Promise<KeptRecord[]> {
  // In the order in which they came, as identifiers made one after another are.
  const ids = records.map(() => newId(now)).sort()
  const inserted = await db
    .insertInto('memory.record')
    .values(
      records.map((record, at) => {
        const body = JSON.stringify(record.body)
        return {
          id: ids[at]!,
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
        }
      }),
    )
    .onConflict(conflict => conflict.column('attempt_id').doNothing())
    .returning(['id', 'attempt_id'])
    .execute()
  const fresh = new Map(inserted.map(row => [row.attempt_id, row.id]))
  const others = records.map(record => record.attemptId).filter(id => !fresh.has(id))
  const known = new Map<string, string>()
  if (others.length > 0) {
    const rows = await db
      .selectFrom('memory.record')
      .select(['id', 'attempt_id'])
      .where('attempt_id', 'in', others)
      .execute()
    for (const row of rows) known.set(row.attempt_id, row.id)
  }
  return records.map(({ attemptId }) => {
    const id = fresh.get(attemptId)
    return id ? { id, isNew: true } : { id: known.get(attemptId)!, isNew: false }
  })
}
