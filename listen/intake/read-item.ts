import { seesRecord } from '@bluelamp/memory'
import { type Context, defineVerb, may, NotFoundError } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { IntakeOutcome } from '../tables.ts'
import { textOfItem } from './delivery-of-item.ts'
import { type EmailAttachment, listAttachments, readAttachment } from './email/read-email.ts'
import type { AdapterName, Fault } from './intake.ts'
import { intakeList, intakeResource } from './intake-access.ts'
import { findItem, getOriginal, type ItemRow } from './intake-store.ts'
import { findMappings, type SavedMapping } from './partner/mapping-store.ts'

export type OriginalView = {
  mediaType: string
  sha256: string
  size: number
  /** The item's own bytes; nothing where they were not kept, were disposed of, or hold more than the viewer may see. */
  bytes?: Uint8Array
  /** All that it was delivered with. */
  whole?: Uint8Array
  why?: 'repeated' | 'not for us' | 'disposed of' | 'closed to you'
}

export type ItemView = {
  id: string
  batchId: string
  batchName: string
  place: number
  adapter: AdapterName
  sourceName: string
  outcome: IntakeOutcome
  reason: string | null
  faults: Fault[]
  notes: string[]
  repeats: string | null
  takenAt: Date
  takenBy: string
  settledAt: Date
  mapping: string | null
  records: { part: string; recordId: string }[]
  tries: {
    outcome: IntakeOutcome
    reason: string | null
    triedBy: string
    triedAt: Date
    mended: boolean
    mapping: string | null
  }[]
  original: OriginalView
  /** The mappings with which it may be tried again. */
  mappings: SavedMapping[]
  /** Files that came with an e-mail. */
  attachments?: EmailAttachment[]
  attachment?: EmailAttachment & { bytes: Uint8Array }
  /** The item's own words; nothing where they are not text or not there. */
  text?: string
}

const reading = 'listen.read-intake-item'

/** An item by its own id, or the one that a record was delivered with. */
export type ItemQuestion = ({ itemId: string } | { recordId: string }) & {
  attachment?: number | undefined
}

/** One item: what was delivered, what became of it and every try since. */
export const readItem = defineVerb({
  name: reading,
  operation: 'consult',
  resource: async (context, question: ItemQuestion) => {
    // Asked before the item is looked for: whom the verb is closed to learns nothing of what is there.
    const any = intakeList(String(context.actor.attributes.forceId ?? ''))
    if ('recordId' in question && !may(context, reading, any)) return any
    return intakeResource(await itemAsked(context, question))
  },
  run: async (context, question): Promise<ItemView> => {
    const { attachment } = question
    const item = await itemAsked(context, question)
    const { records, hidden } = await findRecords(context, item)
    const original = await originalOf(context, item, hidden)
    const facts = await factsOf(context, item)
    const { bytes } = original
    const text = bytes && textOfItem(bytes, original.whole)
    const mail = facts.adapter === 'email' ? bytes : undefined
    const file =
      mail && attachment !== undefined ? await readAttachment(mail, attachment) : undefined
    return {
      ...facts,
      mappings: facts.adapter === 'partner-file' ? await findMappings(context, item.force_id) : [],
      records,
      original,
      ...(text !== undefined && { text }),
      ...(mail && { attachments: await listAttachments(mail) }),
      ...(file && { attachment: file }),
    }
  },
  about: ({ id, records }) => ({
    records: records.map(record => record.recordId),
    detail: { item: id },
  }),
})

/** Whoever may not see a record does not learn what it was delivered with. */
async function itemAsked(context: Context, question: ItemQuestion): Promise<ItemRow> {
  if ('itemId' in question) {
    const item = await findItem(context, question.itemId)
    if (!item) throw new NotFoundError('item', question.itemId)
    return item
  }
  const { recordId } = question
  const purpose = context.purpose ?? 'any'
  const { rows } = await sql<{ id: string }>`
    select k.item_id as id from listen.intake_record k join memory.record r on r.id = k.record_id
    where r.id = ${recordId} and ${seesRecord({ ...context, purpose }, reading, 'r')}
    order by k.item_id limit 1`.execute(context.db)
  const item = rows[0] && (await findItem(context, rows[0].id))
  if (!item) throw new NotFoundError('item of the record', recordId)
  return item
}

/** The records of an item that the viewer may see, and whether there are others. */
async function findRecords(context: Context, item: ItemRow) {
  const of = item.repeats ?? item.id
  const { rows } = await sql<{ part: string; recordId: string; seen: boolean }>`
    select k.part, k.record_id as "recordId", coalesce(${seesRecord(context, reading, 'r')}, false) as seen
    from listen.intake_record k join memory.record r on r.id = k.record_id
    where k.item_id = ${of} order by k.part`.execute(context.db)
  return {
    records: rows.filter(row => row.seen).map(({ part, recordId }) => ({ part, recordId })),
    hidden: rows.some(row => !row.seen),
  }
}

/** An original holds all that its records hold: who may not see one of them may not see it. */
async function originalOf(context: Context, item: ItemRow, hidden: boolean): Promise<OriginalView> {
  const row = await getOriginal(context, item.original_id)
  const facts = {
    mediaType: row.media_type,
    sha256: item.part_hash.toString('hex'),
    size: item.part_length,
  }
  if (hidden) return { ...facts, why: 'closed to you' }
  if (row.not_kept) return { ...facts, why: row.not_kept }
  if (!row.bytes || item.forgotten_at) return { ...facts, why: 'disposed of' }
  return {
    ...facts,
    whole: row.bytes,
    bytes: row.bytes.subarray(item.part_start, item.part_start + item.part_length),
  }
}

async function factsOf(context: Context, item: ItemRow) {
  const { rows } = await sql<{
    adapter: AdapterName
    sourceName: string
    batchName: string
    takenBy: string
    mapping: string | null
  }>`
    select s.adapter, s.name as "sourceName", b.name as "batchName", b.taken_by_name as "takenBy",
      (select m.name || ' ' || m.version from listen.intake_mapping m where m.id = ${item.mapping_id}) as mapping
    from listen.intake_batch b join listen.intake_source s on s.id = b.source_id
    where b.id = ${item.batch_id}`.execute(context.db)
  const tries = await sql<ItemView['tries'][number]>`
    select t.outcome, t.reason, t.tried_by_name as "triedBy", t.tried_at as "triedAt", t.mended_id is not null as mended,
      (select m.name || ' ' || m.version from listen.intake_mapping m where m.id = t.mapping_id) as mapping
    from listen.intake_try t where t.item_id = ${item.id} order by t.tried_at`.execute(context.db)
  return {
    ...rows[0]!,
    id: item.id,
    batchId: item.batch_id,
    place: item.place,
    outcome: item.outcome,
    reason: item.reason,
    faults: item.faults as Fault[],
    notes: item.notes as string[],
    repeats: item.repeats,
    takenAt: item.taken_at,
    settledAt: item.settled_at,
    tries: tries.rows,
  }
}
