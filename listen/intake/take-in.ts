import { ConflictError, type Context, defineVerb, newId, type Tx } from '@bluelamp/platform'
import type { IntakeOutcome } from '../tables.ts'
import { plainHash } from './hash.ts'
import type { AdapterName, Reading } from './intake.ts'
import {
  addBatch,
  addOriginal,
  type BatchLabel,
  type Counts,
  countIn,
  lockBatch,
} from './intake-store.ts'
import { keepItems, labelOfItem, type Place, type TakenItem } from './keep-items.ts'
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

export type Taken = { batchId: string; counts: Counts; items: TakenItem[]; subjects: string[] }

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
  const kept = await keepItems(context, place, reading.items, first)
  const items = kept.map(({ item }) => item)
  const subjects = new Set(kept.flatMap(({ subjects }) => subjects))
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

function labelOf({ items, refusedLabel }: Reading): BatchLabel {
  const labels = items.map(item => labelOfItem(item, refusedLabel))
  const sealed = labels.find(label => label.sealed)
  return {
    marking: Math.max(...labels.map(label => label.marking)),
    sealed: sealed !== undefined,
    accessList: sealed?.accessList ?? [],
  }
}
