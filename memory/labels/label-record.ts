import {
  ConflictError,
  type Context,
  defineVerb,
  InvalidInputError,
  type Tx,
} from '@bluelamp/platform'
import { visibleRecordResource } from '../access/visible-record.ts'
import { reseatClosedRecord } from '../linking/reseat-closed-record.ts'
import { isClosed, isSameLabels, type Labels, labelFaults, lowerings } from './label.ts'
import { lockLabels, saveLabels, withCorrections } from './label-store.ts'

export type LabelRecord = { recordId: string; labels: Labels; reason: string }
export type Labelled = { before: Labels; after: Labels; recordIds: string[] }

/** Closes a record further: a higher marking, a seal, a shorter list, a more serious group. */
export const labelRecord = defineVerb({
  name: 'memory.label-record',
  operation: 'alter',
  resource: (context, { recordId }: LabelRecord) =>
    visibleRecordResource(context, 'memory.label-record', recordId),
  run: (context, input) => relabel(context, input, 'raise'),
  about: (labelled: Labelled) => inJournal(labelled),
})

/** Opens a record to more people, or lets it be kept for less long. */
export const lowerLabel = defineVerb({
  name: 'memory.lower-label',
  operation: 'alter',
  resource: (context, { recordId }: LabelRecord) =>
    visibleRecordResource(context, 'memory.lower-label', recordId),
  run: (context, input) => relabel(context, input, 'lower'),
  about: (labelled: Labelled) => inJournal(labelled),
})

/** Which labels, and from what; never the reason, for it may speak of a person. */
const inJournal = ({ before, after, recordIds }: Labelled) => ({
  records: recordIds,
  detail: { before, after },
})

async function relabel(
  context: Context<Tx>,
  { recordId, labels, reason }: LabelRecord,
  way: 'raise' | 'lower',
): Promise<Labelled> {
  const after = { ...labels, accessList: labels.sealed ? labels.accessList : [] }
  const faults = labelFaults(after, context.actor.id, reason)
  if (faults.length > 0) throw new InvalidInputError(faults)
  const before = await lockLabels(context, recordId)
  const opens = lowerings(before, after)
  if (way === 'raise' && opens.length > 0) {
    throw new ConflictError(
      `This ${opens.join(' and ')}: only a supervisor or a records manager may, under “Open this record”.`,
    )
  }
  const recordIds = await withCorrections(context, recordId)
  if (isSameLabels(before, after)) {
    throw new ConflictError('The record has these labels already.')
  }
  for (const id of recordIds) await saveLabels(context, id, after, reason.trim())
  if (isClosed(before) !== isClosed(after)) await reseat(context, recordIds, after)
  return { before, after, recordIds }
}

async function reseat(
  context: Context<Tx>,
  recordIds: readonly string[],
  after: Labels,
): Promise<void> {
  if (!isClosed(after)) return
  for (const id of recordIds) await reseatClosedRecord(context, id)
}
