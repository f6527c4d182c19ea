import { findAddress, keepRecord, linkMention, type Mention } from '@bluelamp/memory'
import {
  ConflictError,
  type Context,
  defineVerb,
  InvalidInputError,
  newId,
  queueMessage,
  type Tx,
} from '@bluelamp/platform'
import { waitForAssessment } from '../contacts/wait-for-assessment.ts'
import { checkAll } from './check-answers.ts'
import { keepReceipt, lockDraft, type Receipt } from './draft-store.ts'
import { hashAccessKey, makeAccessKey, makeReference } from './reference.ts'
import { type BurglaryReport, readReport } from './report.ts'
import { addReport, addUpdate } from './report-store.ts'
import { receivedWords } from './report-words.ts'

export type TakenReport = Receipt & { recordId?: string; personId?: string }

/** Takes a finished draft as a report. The draft names the attempt: sent twice, it is kept once. */
export const takeReport = defineVerb({
  name: 'listen.take-report',
  operation: 'collect',
  resource: (_context, { forceId }: { forceId: string; draftId: string }) => ({
    type: 'Contact',
    id: 'new',
    attributes: { forceId },
  }),
  run: async (context, { forceId, draftId }): Promise<TakenReport> => {
    const draft = await lockDraft(context, draftId)
    if (!draft) throw new ConflictError('This report was started too long ago. Please start again.')
    if (draft.receipt) return draft.receipt
    const faults = checkAll(draft.answers, context.now)
    if (faults.length > 0) throw new InvalidInputError(faults)
    const report = readReport(draft.answers)
    const taken = await keepReport(context, forceId, draftId, report)
    const receipt = { reference: taken.reference, key: taken.key }
    await keepReceipt(context, draftId, receipt)
    return taken
  },
  about: taken => ({
    subjects: taken.personId ? [taken.personId] : [],
    records: taken.recordId ? [taken.recordId] : [],
    detail: { reference: taken.reference, channel: 'online' },
  }),
})

async function keepReport(
  context: Context<Tx>,
  forceId: string,
  attemptId: string,
  report: BurglaryReport,
): Promise<TakenReport> {
  const address = report.uprn ? await findAddress(context, report.uprn) : undefined
  const { id: recordId } = await keepRecord(context, {
    attemptId,
    kind: 'contact',
    channel: 'online',
    source: 'burglary report form',
    forceId,
    areaCode: address?.areaCode,
    receivedAt: context.now,
    occurredFrom: report.from,
    occurredTo: report.to,
    body: { category: 'crime-burglary-home', ...report, place: address ?? null },
  })
  const link = (mention: Mention) => linkMention(context, recordId, forceId, mention)
  const { entityId: personId } = await link(reporter(report))
  await link(scene(report, address?.line))
  for (const item of report.items) {
    await link({
      kind: 'object',
      subkind: 'property',
      role: 'stolen',
      details: [
        { name: 'description', value: item.description },
        ...(item.serialNumber
          ? [{ name: 'serial-number' as const, value: item.serialNumber }]
          : []),
      ],
    })
  }
  await waitForAssessment(context, {
    recordId,
    forceId,
    areaCode: address?.areaCode,
    receivedAt: context.now,
  })
  const receipt = { reference: makeReference(), key: makeAccessKey() }
  await addReport(context, {
    record_id: recordId,
    person_id: personId,
    reference: receipt.reference,
    access_key_hash: hashAccessKey(receipt.key),
    preferred_channel: report.channel,
    contact_at: report.contactAt,
    safe_to_contact: report.safeToContact,
    received_at: context.now,
  })
  if (report.safeToContact) {
    const words = receivedWords(receipt.reference)
    await addUpdate(context, {
      id: newId(context.now),
      record_id: recordId,
      right_code: 'received',
      words: words.body,
      channel: report.channel,
      sent_by: context.actor.id,
      sent_at: context.now,
    })
    await queueMessage(context.db, context.now, {
      channel: report.channel,
      recipient: report.contactAt,
      template: 'report-received',
      about: recordId,
      ...words,
    })
  }
  return { ...receipt, recordId, personId }
}

function reporter(report: BurglaryReport): Mention {
  const contact = report.channel === 'email' ? ('email' as const) : ('phone' as const)
  return {
    kind: 'person',
    subkind: 'person',
    role: 'reporter',
    dataSubject: 'victim',
    details: [
      { name: 'name', value: report.name },
      { name: contact, value: report.contactAt },
      ...(report.dateOfBirth
        ? [{ name: 'date-of-birth' as const, value: report.dateOfBirth }]
        : []),
    ],
  }
}

function scene(report: BurglaryReport, line: string | undefined): Mention {
  return {
    kind: 'place',
    subkind: 'address',
    role: 'scene',
    details: [
      ...(report.uprn ? [{ name: 'uprn' as const, value: report.uprn }] : []),
      { name: 'address', value: line ?? report.addressWords ?? report.postcode },
      { name: 'postcode', value: report.postcode },
    ],
  }
}
