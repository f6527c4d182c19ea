import { ConflictError, type Context, defineVerb, newId, type Tx } from '@bluelamp/platform'
import type { IntakeOutcome } from '../tables.ts'
import { plainHash, sha256 } from './hash.ts'
import type { AdapterName, Fault, Item, Reading } from './intake.ts'
import {
  addBatch,
  addItem,
  addOriginal,
  addRecords,
  type BatchLabel,
  type Counts,
  countIn,
  findRejected,
  findStored,
  lockBatch,
} from './intake-store.ts'
import { keepRecords, orNothing } from './keep-item.ts'
import { getMapping } from './partner/mapping-store.ts'
import { readDelivery } from './read-delivery.ts'
import type { SocialOptions } from './social/read-activity.ts'
import type { Source } from './sources/source.ts'
import { getSource } from './sources/source-store.ts'

export type Delivery = {
  forceId: string
  source: string
  /** What stands in lists: a file's own name, or the adapter's word. */
  name: string
  mediaType: string
  bytes: Uint8Array
  mappingId?: string | undefined
  /** How we know who sent a social message. */
  verified?: SocialOptions['verified']
  /** The officers' form and the intelligence door pass the same verb; the policy may ask which adapter it is. */
  adapter: AdapterName
  /** A part of a file too large for one delivery. */
  partOf?: { batchId: string; from: number; reached: number; last: boolean }
}

export type TakenItem = {
  itemId: string
  outcome: IntakeOutcome
  reason?: string
  faults?: readonly Fault[]
  notes: readonly string[]
  recordIds: readonly string[]
  /** It was not ours to hold. */
  notForUs?: true
}

export type Taken = { batchId: string; counts: Counts; items: TakenItem[]; subjects: string[] }

/** Where one item of a delivery is put. */
export type Place = {
  source: Source
  batchId: string
  mappingId: string | null
  originalId: string
  bytes: Uint8Array
  refusedLabel: Reading['refusedLabel']
}

export const otherWords =
  'Something else came before under the same number. Look at both; then take this one in under a number of its own.'

/**
 * The one door for all that arrives by machine or file. The bytes are kept as they came; each item becomes records in
 * memory, or is a repetition and changes nothing, or is refused with a reason and can be tried again.
 */
export const takeIn = defineVerb({
  name: 'listen.take-in',
  operation: 'collect',
  resource: (_context, { forceId, adapter }: Delivery) => ({
    type: 'Intake',
    id: 'new',
    attributes: { forceId, adapter },
  }),
  run: async (context, delivery): Promise<Taken> => {
    const source = await getSource(context, delivery.forceId, delivery.source)
    if (source.adapter !== delivery.adapter) {
      throw new ConflictError(`${source.name} delivers by another adapter (${source.adapter})`)
    }
    if (!source.open) throw new ConflictError(`${source.name} is closed: open it first`)
    const mapping = delivery.mappingId ? await getMapping(context, delivery.mappingId) : undefined
    const reading = await readDelivery(delivery.bytes, {
      adapter: source.adapter,
      settings: source.settings,
      sourceName: source.name,
      submitter: context.actor.id,
      mapping,
      verified: delivery.verified,
    })
    return keepAll(context, source, delivery, reading)
  },
  about: ({ items, subjects, counts, batchId }, { source }) => ({
    records: items.flatMap(item => item.recordIds),
    subjects,
    detail: { source, batch: batchId, ...counts },
  }),
})

async function keepAll(
  context: Context<Tx>,
  source: Source,
  delivery: Delivery,
  reading: Reading,
): Promise<Taken> {
  const { bytes, partOf, mediaType, forceId } = delivery
  const batchId = partOf?.batchId ?? newId(context.now)
  const mappingId = delivery.mappingId ?? null
  const label = labelOf(reading)
  let first = 0
  if (partOf) {
    const batch = await lockBatch(context, batchId)
    if (batch.reached !== partOf.from) {
      throw new ConflictError('This file is being loaded by another command. Wait for it to end.')
    }
    first = batch.received
  } else await addBatch(context, newBatch(context, source, delivery, batchId, label))
  const originalId = newId(context.now)
  const place: Place = {
    source,
    batchId,
    mappingId,
    originalId,
    bytes,
    refusedLabel: reading.refusedLabel,
  }
  const items: TakenItem[] = []
  const subjects = new Set<string>()
  for (const [at, item] of reading.items.entries()) {
    const taken = await keepOne(context, place, item, first + at)
    items.push(taken.item)
    for (const subject of taken.subjects) subjects.add(subject)
  }
  const counts = countsOf(items)
  await addOriginal(
    context,
    { id: originalId, bytes, mediaType, forceId },
    notKept(reading, counts),
  )
  const state = partOf && !partOf.last ? 'open' : 'closed'
  await countIn(context, batchId, counts, label, {
    state,
    ...(partOf && { reached: partOf.reached }),
  })
  return { batchId, counts, items, subjects: [...subjects] }
}

const newBatch = (
  { now, actor }: Context,
  source: Source,
  { bytes, name, forceId, mappingId }: Delivery,
  id: string,
  label: BatchLabel,
) => ({
  id,
  force_id: forceId,
  source_id: source.id,
  mapping_id: mappingId ?? null,
  name,
  sha256: plainHash(bytes),
  size: bytes.length,
  state: 'open' as const,
  expected: null,
  marking: label.marking,
  sealed: label.sealed,
  access_list: [...label.accessList],
  taken_by: actor.id,
  taken_by_name: actor.name,
  started_at: now,
  changed_at: now,
})

export const countsOf = (items: readonly { outcome: IntakeOutcome }[]): Counts => {
  const of = (outcome: IntakeOutcome) => items.filter(item => item.outcome === outcome).length
  return {
    received: items.length,
    stored: of('stored'),
    repeated: of('repeated'),
    rejected: of('rejected'),
  }
}

/** What is only a repetition is kept already; what was not for us may not be held. */
function notKept({ items }: Reading, counts: Counts): 'repeated' | 'not for us' | null {
  if (items.every(item => item.is === 'refused' && item.notForUs)) return 'not for us'
  return counts.repeated === counts.received ? 'repeated' : null
}

/** Who may know of an item: as closed as the most open of its records, or as what it would have become. */
export function labelOfItem(item: Item, refusedLabel: Reading['refusedLabel']): BatchLabel {
  if (item.is === 'refused') {
    return {
      marking: refusedLabel?.marking ?? 0,
      sealed: refusedLabel?.sealedTo !== undefined,
      accessList: refusedLabel?.sealedTo ?? [],
    }
  }
  const sealed = item.records.every(record => record.sealedTo !== undefined)
  return {
    marking: Math.max(...item.records.map(record => record.marking ?? 0)),
    sealed,
    accessList: sealed ? (item.records[0]?.sealedTo ?? []) : [],
  }
}

function labelOf({ items, refusedLabel }: Reading): BatchLabel {
  const labels = items.map(item => labelOfItem(item, refusedLabel))
  const sealed = labels.find(label => label.sealed)
  return {
    marking: Math.max(...labels.map(label => label.marking)),
    sealed: sealed !== undefined,
    accessList: sealed?.accessList ?? [],
  }
}

type KeptItem = { item: TakenItem; subjects: readonly string[] }

async function keepOne(
  context: Context<Tx>,
  place: Place,
  item: Item,
  at: number,
): Promise<KeptItem> {
  if (item.is === 'refused') {
    const { item: taken, subjects } = await refuse(
      context,
      place,
      item,
      at,
      item.reason,
      item.faults,
    )
    return { item: { ...taken, ...(item.notForUs && { notForUs: true }) }, subjects }
  }
  const { source } = place
  const key = sha256(item.key)
  const digest = sha256(item.digest)
  const itemId = newId(context.now)
  const known = await findStored(context, source.id, key)
  const work = async () => {
    const row = rowOf(context, place, item, at, itemId)
    const notes = JSON.stringify(item.notes)
    const settled = { item_key: key, digest, outcome: 'stored' as const, notes }
    if (!(await addItem(context, { ...row, ...settled }))) return undefined
    const kept = await keepRecords(context, source, item.key, item.records)
    await addRecords(context, itemId, kept.records)
    return kept
  }
  const result = known ? { done: undefined } : await orNothing(context, work)
  if ('because' in result) return refuse(context, place, item, at, result.because)
  if (result.done) {
    const recordIds = result.done.records.map(record => record.recordId)
    const taken = { itemId, outcome: 'stored' as const, notes: item.notes, recordIds }
    return { item: taken, subjects: result.done.subjects }
  }
  const before = known ?? (await findStored(context, source.id, key))
  if (!before?.digest?.equals(digest)) return refuse(context, place, item, at, otherWords)
  return repeat(context, place, item, at, before.id)
}

function rowOf({ now, actor }: Context, place: Place, item: Item, at: number, id: string) {
  const label = labelOfItem(item, place.refusedLabel)
  return {
    id,
    batch_id: place.batchId,
    source_id: place.source.id,
    mapping_id: place.mappingId,
    force_id: place.source.forceId,
    place: at,
    original_id: place.originalId,
    part_start: item.start,
    part_length: item.length,
    part_hash: plainHash(place.bytes.subarray(item.start, item.start + item.length)),
    item_key: null,
    digest: null,
    reason: null,
    repeats: null,
    marking: label.marking,
    sealed: label.sealed,
    access_list: [...label.accessList],
    taken_by: actor.id,
    taken_at: now,
    settled_at: now,
    forgotten_at: null,
  }
}

async function refuse(
  context: Context<Tx>,
  place: Place,
  item: Item,
  at: number,
  reason: string,
  faults: readonly Fault[] = [],
): Promise<KeptItem> {
  const itemId = newId(context.now)
  const row = rowOf(context, place, item, at, itemId)
  const isNew = await addItem(context, {
    ...row,
    outcome: 'rejected',
    reason,
    faults: JSON.stringify(faults),
  })
  if (isNew) {
    const shown = faults.length > 0 ? { faults } : {}
    return {
      item: { itemId, outcome: 'rejected', reason, ...shown, notes: [], recordIds: [] },
      subjects: [],
    }
  }
  const before = await findRejected(context, place.source.id, row.part_hash, place.mappingId)
  // Mended between the two questions: the next delivery of it will find it stored.
  if (!before) throw new ConflictError('This is being taken in just now. Send it again.')
  return repeat(context, place, item, at, before.id, { reason, faults })
}

/** It changes nothing; a sender who sent something refused hears again what to mend. */
async function repeat(
  context: Context<Tx>,
  place: Place,
  item: Item,
  at: number,
  repeats: string,
  refusal: { reason?: string; faults?: readonly Fault[] } = {},
): Promise<KeptItem> {
  const itemId = newId(context.now)
  await addItem(context, {
    ...rowOf(context, place, item, at, itemId),
    outcome: 'repeated',
    repeats,
  })
  return {
    item: { itemId, outcome: 'repeated', ...refusal, notes: [], recordIds: [] },
    subjects: [],
  }
}
