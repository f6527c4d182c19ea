import { type Context, NotFoundError, newId, type Tables, type Tx } from '@bluelamp/platform'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { IntakeOutcome } from '../tables.ts'
import { plainHash } from './hash.ts'
import type { KeptRecords } from './keep-item.ts'

export type Counts = { received: number; stored: number; repeated: number; rejected: number }
export type ItemRow = Selectable<Tables['listen.intake_item']>
export type BatchRow = Selectable<Tables['listen.intake_batch']>

export async function addBatch(
  { db }: Context<Tx>,
  batch: Insertable<Tables['listen.intake_batch']>,
): Promise<void> {
  await db.insertInto('listen.intake_batch').values(batch).execute()
}

/** Locked, so that two parts of one file cannot be counted at the same time. */
export async function lockBatch({ db }: Context<Tx>, id: string): Promise<BatchRow> {
  const row = await db
    .selectFrom('listen.intake_batch')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('batch', id)
  return row
}

export type BatchLabel = { marking: number; sealed: boolean; accessList: readonly string[] }

export async function countIn(
  { db, now }: Context<Tx>,
  batchId: string,
  counts: Counts,
  label: BatchLabel,
  progress: { state: 'open' | 'closed'; reached?: number },
): Promise<void> {
  await sql`
    update listen.intake_batch set
      received = received + ${counts.received}::int, stored = stored + ${counts.stored}::int,
      repeated = repeated + ${counts.repeated}::int, rejected = rejected + ${counts.rejected}::int,
      marking = greatest(marking, ${label.marking}::smallint), sealed = sealed or ${label.sealed}::boolean,
      access_list = case when ${label.sealed}::boolean then ${label.accessList}::text[] else access_list end,
      state = ${progress.state}, reached = coalesce(${progress.reached ?? null}::bigint, reached), changed_at = ${now}
    where id = ${batchId}`.execute(db)
}

/** Where one item of a batch now stands otherwise: the sum stays. */
export async function recount(
  { db, now }: Context<Tx>,
  batchId: string,
  from: IntakeOutcome,
  to: IntakeOutcome,
  label: BatchLabel,
): Promise<void> {
  const change = (outcome: IntakeOutcome) => Number(to === outcome) - Number(from === outcome)
  await db
    .updateTable('listen.intake_batch')
    .set(eb => ({
      stored: eb('stored', '+', change('stored')),
      repeated: eb('repeated', '+', change('repeated')),
      rejected: eb('rejected', '+', change('rejected')),
      changed_at: now,
    }))
    .where('id', '=', batchId)
    .execute()
  // A delivery of one item is as open as that item; one of many is open as its most closed was from the start.
  await db
    .updateTable('listen.intake_batch')
    .set({ marking: label.marking, sealed: label.sealed, access_list: [...label.accessList] })
    .where('id', '=', batchId)
    .where('received', '=', 1)
    .execute()
}

/** Nothing where an item of that key was stored before, or of those bytes refused. */
export async function addItem(
  { db }: Context<Tx>,
  item: Insertable<Tables['listen.intake_item']>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('listen.intake_item')
    .values(item)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** All of them, or it says that not all were new. */
export async function addItems(
  { db }: Context<Tx>,
  items: readonly Insertable<Tables['listen.intake_item']>[],
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('listen.intake_item')
    .values([...items])
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) === BigInt(items.length)
}

/** Which of these keys (hexadecimal) were stored before. */
export async function findStoredKeys(
  { db }: Context,
  sourceId: string,
  keys: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select w.key from unnest(${keys}::text[]) as w (key)
    where exists (select from listen.intake_item i where i.source_id = ${sourceId}
      and i.item_key = decode(w.key, 'hex') and i.outcome = 'stored')`.execute(db)
  return rows.map(row => row.key)
}

type Known = { id: string; digest: Buffer | null }

export async function findStored(
  { db }: Context,
  sourceId: string,
  key: Buffer,
): Promise<Known | undefined> {
  return db
    .selectFrom('listen.intake_item')
    .select(['id', 'digest'])
    .where('source_id', '=', sourceId)
    .where('item_key', '=', key)
    .where('outcome', '=', 'stored')
    .executeTakeFirst()
}

export async function findRejected(
  { db }: Context,
  sourceId: string,
  partHash: Buffer,
  mappingId: string | null,
): Promise<Known | undefined> {
  return db
    .selectFrom('listen.intake_item')
    .select(['id', 'digest'])
    .where('source_id', '=', sourceId)
    .where('part_hash', '=', partHash)
    .where('mapping_id', 'is not distinct from', mappingId)
    .where('outcome', '=', 'rejected')
    .executeTakeFirst()
}

export async function addRecords(
  { db }: Context<Tx>,
  items: readonly { itemId: string; records: KeptRecords }[],
): Promise<void> {
  const rows = items.flatMap(({ itemId, records }) =>
    records.map(({ part, recordId }) => ({ item_id: itemId, part, record_id: recordId })),
  )
  if (rows.length > 0) await db.insertInto('listen.intake_record').values(rows).execute()
}

export type Original = { id: string; bytes: Uint8Array; mediaType: string; forceId: string }

export async function addOriginal(
  { db, now }: Context<Tx>,
  { id, bytes, mediaType, forceId }: Original,
  notKept: 'repeated' | 'not for us' | null,
): Promise<void> {
  await db
    .insertInto('listen.intake_original')
    .values({
      id,
      force_id: forceId,
      sha256: plainHash(bytes),
      media_type: mediaType,
      size: bytes.length,
      bytes: notKept ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      not_kept: notKept,
      kept_at: now,
    })
    .execute()
}

export async function getOriginal(
  { db }: Context,
  id: string,
): Promise<Selectable<Tables['listen.intake_original']>> {
  return db
    .selectFrom('listen.intake_original')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function findItem({ db }: Context, id: string): Promise<ItemRow | undefined> {
  return db.selectFrom('listen.intake_item').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function lockItem({ db }: Context<Tx>, id: string): Promise<ItemRow> {
  const row = await db
    .selectFrom('listen.intake_item')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('item', id)
  return row
}

export async function settleItem(
  { db, now }: Context<Tx>,
  id: string,
  change: Partial<
    Pick<
      ItemRow,
      | 'outcome'
      | 'reason'
      | 'item_key'
      | 'digest'
      | 'repeats'
      | 'mapping_id'
      | 'marking'
      | 'sealed'
      | 'access_list'
    >
  > & { faults?: string; notes?: string },
): Promise<void> {
  await db
    .updateTable('listen.intake_item')
    .set({ ...change, settled_at: now })
    .where('id', '=', id)
    .execute()
}

export async function addTry(
  { db, now, actor }: Context<Tx>,
  given: Pick<
    Insertable<Tables['listen.intake_try']>,
    'item_id' | 'mapping_id' | 'mended_id' | 'outcome' | 'reason'
  >,
): Promise<void> {
  await db
    .insertInto('listen.intake_try')
    .values({
      ...given,
      id: newId(now),
      tried_by: actor.id,
      tried_by_name: actor.name,
      tried_at: now,
    })
    .execute()
}

/** The open batch of a large file whose loading was stopped, to be gone on with. */
export async function findOpenBatch(
  { db }: Context,
  sourceId: string,
  sha256: Buffer,
  mappingId: string,
): Promise<BatchRow | undefined> {
  return db
    .selectFrom('listen.intake_batch')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('sha256', '=', sha256)
    .where('mapping_id', '=', mappingId)
    .where('state', '=', 'open')
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
}
