import { defineVerb, InvalidInputError, NotFoundError, newId } from '@bluelamp/platform'
import { visibleRecordResource } from '../access/visible-record.ts'

export type MarkOpinion = {
  recordId: string
  /** Either a link of the record, or a part of what it says. */
  linkId?: string | undefined
  field?: string | undefined
  opinion: boolean
  reason: string
}

/** Says that a link or a statement is somebody's opinion, or that it is fact after all (s.38). The link itself stays as it is. */
export const markOpinion = defineVerb({
  name: 'memory.mark-opinion',
  operation: 'alter',
  resource: (context, { recordId }: MarkOpinion) =>
    visibleRecordResource(context, 'memory.mark-opinion', recordId),
  run: async ({ db, actor, now }, { recordId, linkId, field, opinion, reason }) => {
    if (reason.trim() === '') {
      throw new InvalidInputError([{ field: 'reason', message: 'Say why' }])
    }
    if ((linkId === undefined) === (field === undefined)) {
      throw new InvalidInputError([{ field: 'field', message: 'Choose a link or a statement' }])
    }
    if (linkId) {
      const link = await db
        .selectFrom('memory.current_link')
        .select('id')
        .where('id', '=', linkId)
        .where('record_id', '=', recordId)
        .executeTakeFirst()
      if (!link) throw new NotFoundError('link', linkId)
    }
    const id = newId(now)
    await db
      .insertInto('memory.opinion_mark')
      .values({
        id,
        record_id: recordId,
        link_id: linkId ?? null,
        field: field ?? null,
        opinion,
        reason: reason.trim(),
        marked_by: actor.id,
        marked_at: now,
      })
      .execute()
    return { id }
  },
  about: (_output, { recordId, linkId, opinion }) => ({
    records: [recordId],
    detail: { opinion, ...(linkId && { linkId }) },
  }),
})
