import { stopClock, visibleRecordResource } from '@bluelamp/memory'
import { ConflictError, defineVerb, NotFoundError, newId, queueMessage } from '@bluelamp/platform'
import { addUpdate, findReport } from '../reports/report-store.ts'

export type SendUpdate = { recordId: string; crimeId: string; words: string; attemptId: string }

const action = 'listen.send-update'

/** Tells the victim how the case goes on, the way they chose; never by a way they said is not safe. */
export const sendUpdate = defineVerb({
  name: action,
  operation: 'disclose',
  announce: true,
  resource: (context, { recordId }: SendUpdate) => visibleRecordResource(context, action, recordId),
  run: async (context, { recordId, crimeId, words, attemptId }) => {
    const report = await findReport(context, recordId)
    if (!report) throw new NotFoundError('report for record', recordId)
    if (!report.safeToContact) {
      throw new ConflictError(
        'They said that this way is not safe. Find a safe way in person, and note it in the log.',
      )
    }
    const isNew = await addUpdate(context, {
      id: newId(context.now),
      record_id: recordId,
      right_code: `update ${attemptId}`,
      words,
      channel: report.preferredChannel,
      sent_by: context.actor.id,
      sent_at: context.now,
    })
    if (isNew) {
      await queueMessage(context.db, context.now, {
        channel: report.preferredChannel,
        recipient: report.contactAt,
        template: 'case-update',
        subjectLine: `News of your report ${report.reference}`,
        body: words,
        about: recordId,
      })
    }
    await stopClock(context, 'victim-update', crimeId)
    await stopClock(context, 'victim-update-enhanced', crimeId)
    return report
  },
  about: (report, { recordId }) => ({
    subjects: [report.personId],
    records: [recordId],
    recipient: 'the victim',
    detail: { channel: report.preferredChannel },
  }),
})
