import { ConflictError, type Context, newId, type Tx } from '@bluelamp/platform'
import type { IntakeOutcome } from '../tables.ts'
import { plainHash, sha256 } from './hash.ts'
import type { Fault, Item, ReadItem, Reading } from './intake.ts'
import {
  addItem,
  addItems,
  addRecords,
  type BatchLabel,
  findRejected,
  findStored,
  findStoredKeys,
} from './intake-store.ts'
import { type Kept, keepRecords, orNothing } from './keep-item.ts'
import type { Source } from './sources/source.ts'

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

type KeptItem = { item: TakenItem; subjects: readonly string[] }

/** An item of a delivery with its place among the others. */
type Placed = { item: Item; at: number }
type New = { item: Item & ReadItem; at: number }

/**
 * Keeps the items of a delivery. Those that can be read and are new go together, in a few statements; repetitions and
 * refusals, one by one.
 */
export async function keepItems(
  context: Context<Tx>,
  place: Place,
  items: readonly Item[],
  first: number,
): Promise<KeptItem[]> {
  const placed = items.map((item, at): Placed => ({ item, at: first + at }))
  const together = await findNew(context, place.source, placed)
  const kept = new Map<number, KeptItem>()
  for (const [at, done] of await keepNew(context, place, together)) kept.set(at, done)
  for (const { item, at } of placed) {
    if (!kept.has(at)) kept.set(at, await keepOne(context, place, item, at))
  }
  return placed.map(({ at }) => kept.get(at)!)
}

/** Of one key the first in the delivery, where none was stored before. */
async function findNew(
  context: Context<Tx>,
  source: Source,
  placed: readonly Placed[],
): Promise<New[]> {
  const byKey = new Map<string, New>()
  for (const { item, at } of placed) {
    if (item.is !== 'read') continue
    const key = sha256(item.key).toString('hex')
    if (!byKey.has(key)) byKey.set(key, { item, at })
  }
  if (byKey.size < 2) return []
  for (const key of await findStoredKeys(context, source.id, [...byKey.keys()])) byKey.delete(key)
  return [...byKey.values()]
}

/** What cannot be kept is looked for by halves, so that it does not make all the others go one by one. */
async function keepNew(
  context: Context<Tx>,
  place: Place,
  items: readonly New[],
): Promise<(readonly [number, KeptItem])[]> {
  if (items.length < 2) return []
  const done = await orNothing(context, () => keepTogether(context, place, items))
  if ('done' in done) return done.done
  const middle = Math.ceil(items.length / 2)
  return [
    ...(await keepNew(context, place, items.slice(0, middle))),
    ...(await keepNew(context, place, items.slice(middle))),
  ]
}

async function keepTogether(
  context: Context<Tx>,
  place: Place,
  items: readonly New[],
): Promise<(readonly [number, KeptItem])[]> {
  const rows = items.map(({ item, at }) => storedRow(context, place, item, at, newId(context.now)))
  if (!(await addItems(context, rows)))
    throw new ConflictError('Another delivery brought one of these.')
  const kept = await keepRecords(
    context,
    place.source,
    items.map(({ item }) => item),
  )
  await addRecords(
    context,
    rows.map(({ id }, at) => ({ itemId: id, records: kept[at]!.records })),
  )
  return items.map(({ item, at }, n) => [at, storedItem(rows[n]!.id, item, kept[n]!)])
}

const storedRow = (
  context: Context,
  place: Place,
  item: Item & ReadItem,
  at: number,
  id: string,
) => ({
  ...rowOf(context, place, item, at, id),
  item_key: sha256(item.key),
  digest: sha256(item.digest),
  outcome: 'stored' as const,
  notes: JSON.stringify(item.notes),
})

const storedItem = (itemId: string, { notes }: ReadItem, kept: Kept): KeptItem => ({
  item: {
    itemId,
    outcome: 'stored',
    notes,
    recordIds: kept.records.map(record => record.recordId),
  },
  subjects: kept.subjects,
})

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
    if (!(await addItem(context, storedRow(context, place, item, at, itemId)))) return undefined
    const [kept] = await keepRecords(context, source, [item])
    await addRecords(context, [{ itemId, records: kept!.records }])
    return kept!
  }
  const result = known ? { done: undefined } : await orNothing(context, work)
  if ('because' in result) return refuse(context, place, item, at, result.because)
  if (result.done) return storedItem(itemId, item, result.done)
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
