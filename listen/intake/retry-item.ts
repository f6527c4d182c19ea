import {
  ConflictError,
  type Context,
  defineVerb,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  newId,
  policyInForce,
  principal,
  type Tx,
} from '@bluelamp/platform'
import { sql } from 'kysely'
import { deliveryOfItem } from './delivery-of-item.ts'
import { sha256 } from './hash.ts'
import { type Item, megabyte } from './intake.ts'
import { intakeResource } from './intake-access.ts'
import {
  addOriginal,
  addRecords,
  addTry,
  findItem,
  findStored,
  getOriginal,
  type ItemRow,
  lockItem,
  recount,
  settleItem,
} from './intake-store.ts'
import { keepRecords, orNothing } from './keep-item.ts'
import { labelOfItem, otherWords, type TakenItem } from './keep-items.ts'
import { getMapping } from './partner/mapping-store.ts'
import { readDelivery } from './read-delivery.ts'
import type { Source } from './sources/source.ts'
import { findSources } from './sources/source-store.ts'
import { takeIn } from './take-in.ts'

export type Retry = {
  itemId: string
  forceId: string
  mappingId?: string | undefined
  /** The words as a person mended them; the original stays as it came. */
  mended?: string | undefined
  /** It came under a number that something else has: take it in under one of its own. */
  underOwnNumber?: boolean | undefined
}

const longestMended = megabyte

/** Tries an item that was refused once more. It is the same item: what changes is what became of it. */
export const retryItem = defineVerb({
  name: 'listen.retry-intake-item',
  operation: 'collect',
  resource: (_context, { forceId }: Retry) => ({
    type: 'Intake',
    id: 'new',
    attributes: { forceId },
  }),
  run: async (context, given): Promise<TakenItem & { subjects: readonly string[] }> => {
    const item = await lockRefused(context, given)
    const source = (await findSources(context, given.forceId)).find(
      each => each.id === item.source_id,
    )
    if (!source) throw new NotFoundError('item', given.itemId)
    const mappingId = given.mappingId ?? item.mapping_id ?? undefined
    const original = await getOriginal(context, item.original_id)
    if (!original.bytes && given.mended === undefined) {
      throw new ConflictError('Nothing of it was kept, so it cannot be tried again.')
    }
    const bytes = deliveryOfItem(
      source.adapter,
      original.bytes ?? new Uint8Array(),
      item,
      given.mended,
    )
    const mended_id = given.mended === undefined ? null : newId(context.now)
    if (mended_id) {
      const kept = { id: mended_id, bytes, mediaType: original.media_type, forceId: source.forceId }
      await addOriginal(context, kept, null)
    }
    const reading = await readDelivery(bytes, {
      adapter: source.adapter,
      settings: source.settings,
      sourceName: source.name,
      // Who handed it in keeps knowing the source; who mends it does not come to know it by that.
      submitter: item.taken_by,
      mapping: mappingId ? await getMapping(context, mappingId) : undefined,
    })
    const tried = { item_id: item.id, mapping_id: mappingId ?? null, mended_id }
    const many = reading.items.length > 1
    const result = many
      ? await takeAsBatch(context, item, source, bytes, mappingId)
      : await settle(context, source, item, reading.items[0]!, reading.refusedLabel, given)
    await addTry(context, { ...tried, outcome: result.outcome, reason: result.reason ?? null })
    return result
  },
  about: ({ recordIds, subjects, outcome }, { itemId }) => ({
    records: recordIds,
    subjects,
    detail: { item: itemId, outcome },
  }),
})

/** Only who may read an item may try it again: the words of a mend come out of what it holds. */
async function lockRefused(
  context: Context<Tx>,
  { itemId, forceId, mended }: Retry,
): Promise<ItemRow> {
  const seen = await findItem(context, itemId)
  if (!seen || seen.force_id !== forceId) throw new NotFoundError('item', itemId)
  const action = 'listen.read-intake-item'
  const { allowed, sentences } = policyInForce().decide({
    principal: principal(context.actor),
    action,
    resource: intakeResource(seen),
    context: { purpose: context.purpose ?? 'Trying a refused item again' },
  })
  if (!allowed) throw new NotAllowedError(action, sentences)
  if (mended !== undefined && mended.length > longestMended) {
    throw new InvalidInputError([
      { field: 'mended', message: 'This is too long to be mended by hand' },
    ])
  }
  const item = await lockItem(context, itemId)
  if (item.outcome !== 'rejected')
    throw new ConflictError('This item is settled: it is not refused any more.')
  return item
}

/** A file that was refused whole is taken in as a new batch, row by row; here it counts as delivered again. */
async function takeAsBatch(
  context: Context<Tx>,
  item: ItemRow,
  source: Source,
  bytes: Uint8Array,
  mappingId: string | undefined,
): Promise<TakenItem & { subjects: readonly string[] }> {
  const { rows } = await sql<{ name: string }>`
    select name from listen.intake_batch where id = ${item.batch_id}`.execute(context.db)
  const taken = await takeIn(context, {
    forceId: source.forceId,
    source: source.code,
    adapter: source.adapter,
    name: rows[0]!.name,
    mediaType: 'application/octet-stream',
    bytes,
    mappingId,
  })
  const note = `Taken in again as a batch of its own, ${taken.counts.received} items.`
  await settleItem(context, item.id, {
    outcome: 'repeated',
    reason: null,
    repeats: taken.items[0]!.itemId,
    notes: JSON.stringify([note]),
    faults: '[]',
  })
  await recount(context, item.batch_id, 'rejected', 'repeated', labelOfRow(item))
  const recordIds = taken.items.flatMap(each => each.recordIds)
  return {
    itemId: item.id,
    outcome: 'repeated',
    notes: [note],
    recordIds,
    subjects: taken.subjects,
  }
}

const labelOfRow = (item: ItemRow) => ({
  marking: item.marking,
  sealed: item.sealed,
  accessList: item.access_list,
})

type Settled = TakenItem & { subjects: readonly string[] }

async function settle(
  context: Context<Tx>,
  source: Source,
  row: ItemRow,
  item: Item,
  refusedLabel: Parameters<typeof labelOfItem>[1],
  { underOwnNumber, mappingId }: Retry,
): Promise<Settled> {
  const stays = async (reason: string, faults: Settled['faults'] = []): Promise<Settled> => {
    await orNothing(context, () =>
      settleItem(context, row.id, {
        reason,
        faults: JSON.stringify(faults),
        mapping_id: mappingId ?? row.mapping_id,
      }),
    )
    return {
      itemId: row.id,
      outcome: 'rejected',
      reason,
      faults,
      notes: [],
      recordIds: [],
      subjects: [],
    }
  }
  if (item.is === 'refused') return stays(item.reason, item.faults)
  const name = underOwnNumber ? `${item.key} taken in apart as ${row.id}` : item.key
  const [key, digest] = [sha256(name), sha256(item.digest)]
  const before = await findStored(context, source.id, key)
  if (before && !before.digest?.equals(digest)) return stays(otherWords)
  const label = labelOfItem(item, refusedLabel)
  const labels = {
    marking: label.marking,
    sealed: label.sealed,
    access_list: [...label.accessList],
  }
  if (before) {
    await settleItem(context, row.id, {
      outcome: 'repeated',
      reason: null,
      faults: '[]',
      repeats: before.id,
      ...labels,
    })
    await recount(context, row.batch_id, 'rejected', 'repeated', label)
    return { itemId: row.id, outcome: 'repeated', notes: [], recordIds: [], subjects: [] }
  }
  const kept = await orNothing(context, async () => {
    await settleItem(context, row.id, {
      outcome: 'stored',
      reason: null,
      faults: '[]',
      notes: JSON.stringify(item.notes),
      item_key: key,
      digest,
      mapping_id: mappingId ?? row.mapping_id,
      ...labels,
    })
    const [made] = await keepRecords(context, source, [{ key: name, records: item.records }])
    await addRecords(context, [{ itemId: row.id, records: made!.records }])
    return made!
  })
  if ('because' in kept) return stays(kept.because)
  await recount(context, row.batch_id, 'rejected', 'stored', label)
  const recordIds = kept.done.records.map(record => record.recordId)
  return {
    itemId: row.id,
    outcome: 'stored',
    notes: item.notes,
    recordIds,
    subjects: kept.done.subjects,
  }
}
