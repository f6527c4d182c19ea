import { type Context, defineVerb, InvalidInputError, type Tx } from '@bluelamp/platform'
import { visibleRecordResource } from '../access/visible-record.ts'
import { saveLabels } from '../labels/label-store.ts'
import { addDetails, addLink } from '../linking/link-store.ts'
import { type DetailName, detailNames } from '../linking/match-key.ts'
import { keepRecord } from '../records/keep-record.ts'
import { getRecord } from '../records/record-store.ts'
import { type CorrectionBody, textAt } from './correction.ts'
import { findDetailValue, tieCorrection } from './correction-store.ts'

export type CorrectRecord = {
  /** Named by the sender: a second delivery of the same attempt corrects nothing twice. */
  attemptId: string
  recordId: string
  entityId?: string | undefined
  field: string
  value: string
  reason: string
}

/** Puts a right value beside a wrong one. The record stays as it came; readers see the correction first. */
export const correctRecord = defineVerb({
  name: 'memory.correct-record',
  operation: 'alter',
  resource: (context, { recordId }: CorrectRecord) =>
    visibleRecordResource(context, 'memory.correct-record', recordId),
  run: correct,
  about: ({ correctionId }, { recordId, entityId, field }) => ({
    records: [recordId, correctionId],
    subjects: entityId ? [entityId] : [],
    detail: { field },
  }),
})

async function correct(
  context: Context<Tx>,
  input: CorrectRecord,
): Promise<{ correctionId: string }> {
  const original = await getRecord(context, input.recordId)
  const was = await valueNow(context, input, original.body)
  const value = input.value.trim()
  refuse(input, was, value)
  const body: CorrectionBody = {
    corrects: input.recordId,
    ...(input.entityId && { entityId: input.entityId }),
    field: input.field,
    was: was ?? '',
    value,
    reason: input.reason.trim(),
  }
  const { id, isNew } = await keepRecord(context, {
    attemptId: input.attemptId,
    kind: 'correction',
    channel: 'internal',
    source: 'memory.correct-record',
    forceId: original.force_id,
    areaCode: original.area_code ?? undefined,
    receivedAt: context.now,
    regime: original.regime,
    marking: original.marking,
    retentionGroup: original.retention_group,
    body,
  })
  if (!isNew) return { correctionId: id }
  if (original.sealed) {
    const { marking, sealed, access_list, retention_group } = original
    const labels = { marking, sealed, accessList: access_list, retentionGroup: retention_group }
    await saveLabels(context, id, labels, 'As closed as the record that it corrects.')
  }
  await tieCorrection(context, id, body)
  if (input.entityId) await linkCorrected(context, id, input, value)
  return { correctionId: id }
}

async function valueNow(
  context: Context<Tx>,
  { recordId, entityId, field }: CorrectRecord,
  body: unknown,
): Promise<string | undefined> {
  return entityId ? findDetailValue(context, recordId, entityId, field) : textAt(body, field)
}

function refuse(input: CorrectRecord, was: string | undefined, value: string): void {
  const faults = [
    ...(was === undefined
      ? [{ field: 'field', message: 'The record says nothing of the kind' }]
      : []),
    ...(value === '' ? [{ field: 'value', message: 'Enter the right value' }] : []),
    ...(value !== '' && value === was
      ? [{ field: 'value', message: 'That is what the record says already' }]
      : []),
    ...(input.reason.trim() === '' ? [{ field: 'reason', message: 'Say how you know' }] : []),
  ]
  if (faults.length > 0) throw new InvalidInputError(faults)
}

/** The corrected value belongs to the same one in the same role, so that it is found by it from now on. */
async function linkCorrected(
  context: Context<Tx>,
  correctionId: string,
  { recordId, entityId, field }: CorrectRecord,
  value: string,
): Promise<void> {
  const links = await context.db
    .selectFrom('memory.current_link')
    .select(['role', 'data_subject'])
    .where('record_id', '=', recordId)
    .where('entity_id', '=', entityId!)
    .execute()
  for (const { role, data_subject } of links) {
    await addLink(context, correctionId, entityId!, {
      role,
      ...(data_subject && { dataSubject: data_subject }),
    })
  }
  if (detailNames.includes(field as DetailName)) {
    await addDetails(context, correctionId, entityId!, [{ name: field as DetailName, value }])
  }
}
