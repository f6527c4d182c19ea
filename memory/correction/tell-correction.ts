import { defineVerb, InvalidInputError, NotFoundError } from '@bluelamp/platform'
import { visibleRecordResource } from '../access/visible-record.ts'
import { keepTold } from './correction-store.ts'

export type TellCorrection = { recordId: string; correctionId: string; recipient: string }

/** Keeps that somebody to whom the wrong value was disclosed has been told the right one (s.38). */
export const tellCorrection = defineVerb({
  name: 'memory.tell-correction',
  operation: 'disclose',
  resource: (context, { recordId }: TellCorrection) =>
    visibleRecordResource(context, 'memory.tell-correction', recordId),
  run: async (context, { recordId, correctionId, recipient }) => {
    if (recipient.trim() === '') {
      throw new InvalidInputError([{ field: 'recipient', message: 'Say who was told' }])
    }
    const tie = await context.db
      .selectFrom('memory.correction')
      .select('record_id')
      .where('record_id', '=', correctionId)
      .where('corrects', '=', recordId)
      .executeTakeFirst()
    if (!tie) throw new NotFoundError('correction', correctionId)
    return { isNew: await keepTold(context, correctionId, recipient.trim()) }
  },
  about: (_output, { recordId, correctionId, recipient }) => ({
    records: [recordId, correctionId],
    recipient: recipient.trim(),
  }),
})
