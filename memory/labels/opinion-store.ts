import type { Context } from '@bluelamp/platform'

export type OpinionMark = {
  recordId: string
  linkId: string | null
  field: string | null
  opinion: boolean
  reason: string
  markedBy: string
  markedAt: Date
}

/** The mark that counts for each link and statement of these records: the last. */
export async function findOpinionMarks(
  { db }: Context,
  recordIds: readonly string[],
): Promise<OpinionMark[]> {
  if (recordIds.length === 0) return []
  return db
    .selectFrom('memory.opinion_mark')
    .distinctOn(['record_id', 'link_id', 'field'])
    .select([
      'record_id as recordId',
      'link_id as linkId',
      'field',
      'opinion',
      'reason',
      'marked_by as markedBy',
      'marked_at as markedAt',
    ])
    .where('record_id', 'in', recordIds)
    .orderBy('record_id')
    .orderBy('link_id')
    .orderBy('field')
    .orderBy('place', 'desc')
    .execute()
}
