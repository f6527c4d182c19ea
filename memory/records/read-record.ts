import { type Context, defineVerb, findEntries } from '@bluelamp/platform'
import { actorNames } from '../access/actor-names.ts'
import { personSight, visibleRecordResource } from '../access/visible-record.ts'
import { type Correction, findCorrections } from '../correction/correction-store.ts'
import { findLabelChanges, type LabelChange } from '../labels/label-store.ts'
import { findOpinionMarks, type OpinionMark } from '../labels/opinion-store.ts'
import { findRecordLinks, type RecordLink } from './record-links-store.ts'
import { getRecord } from './record-store.ts'

export type RecordView = {
  record: Awaited<ReturnType<typeof getRecord>>
  links: RecordLink[]
  labelChanges: LabelChange[]
  corrections: Correction[]
  /** The record that this one corrects, if it is a correction. */
  corrects: string | undefined
  opinions: OpinionMark[]
  /** To whom it was disclosed: they are to be told of a correction. */
  disclosedTo: { recipient: string; at: string }[]
  names: ReadonlyMap<string, string>
}

/** One record with all that hangs on it: where it came from, whom it speaks of, its labels and corrections. */
export const readRecord = defineVerb({
  name: 'memory.read-record',
  operation: 'consult',
  resource: (context, { recordId }: { recordId: string }) =>
    visibleRecordResource(context, personSight, recordId),
  run: async (context, { recordId }): Promise<RecordView> => {
    const record = await getRecord(context, recordId)
    const links = await findRecordLinks(context, recordId)
    const labelChanges = await findLabelChanges(context, recordId)
    const corrections = await findCorrections(context, personSight, [recordId])
    return {
      record,
      links,
      labelChanges,
      corrections,
      corrects: await findCorrected(context, recordId),
      opinions: await findOpinionMarks(context, [recordId]),
      disclosedTo: await findDisclosed(context, recordId),
      names: await actorNames(context, [
        record.submitted_by,
        ...record.access_list,
        ...labelChanges.flatMap(change => [change.changedBy, ...change.accessList]),
        ...corrections.flatMap(each => [each.correctedBy, ...each.told.map(told => told.by)]),
        ...links.map(link => link.assertedBy),
      ]),
    }
  },
  about: ({ record, links }) => ({
    records: [record.id],
    subjects: [...new Set(links.map(link => link.entityId))],
  }),
})

async function findCorrected({ db }: Context, recordId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('memory.correction')
    .select('corrects')
    .where('record_id', '=', recordId)
    .executeTakeFirst()
  return row?.corrects
}

async function findDisclosed(
  { db }: Context,
  recordId: string,
): Promise<RecordView['disclosedTo']> {
  const entries = await findEntries(db, { subject: recordId, operation: 'disclose', limit: 200 })
  const recipients = new Map<string, { recipient: string; at: string }>()
  for (const { recipient, at, verb } of entries) {
    // Telling somebody of a correction is no disclosure that they would have to be told of again.
    if (recipient && verb !== 'memory.tell-correction') recipients.set(recipient, { recipient, at })
  }
  return [...recipients.values()]
}
