import { defineVerb, NotFoundError } from '@bluelamp/platform'
import { findReportByKey, findStanding, findUpdates } from './report-store.ts'
import { standing } from './standing.ts'

/** What the person who reported may always see: where their report stands and what we told them. */
export const readOwnReport = defineVerb({
  name: 'listen.read-own-report',
  operation: 'disclose',
  resource: (_context, { reference }: { reference: string; key: string }) => ({
    type: 'Contact',
    id: reference,
    attributes: { own: true },
  }),
  run: async (context, { reference, key }) => {
    const report = await findReportByKey(context, reference, key)
    if (!report) throw new NotFoundError('report', reference)
    const events = await findStanding(context, report.recordId)
    return {
      report,
      steps: standing(report.receivedAt, events),
      updates: await findUpdates(context, report.recordId),
    }
  },
  about: ({ report }) => ({
    subjects: [report.personId],
    records: [report.recordId],
    recipient: 'the person who reported',
  }),
})
