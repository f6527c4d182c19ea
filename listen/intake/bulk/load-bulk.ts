import { type Context, newId } from '@bluelamp/platform'
import { sql } from 'kysely'
import { addBatch, type Counts, findOpenBatch } from '../intake-store.ts'
import { findNewestMapping, type SavedMapping } from '../partner/mapping-store.ts'
import { builtIn } from '../sources/source.ts'
import { getSource } from '../sources/source-store.ts'
import { takeIn } from '../take-in.ts'
import { type BulkLine, lineOf } from './read-bulk.ts'
import type { FileFacts } from './read-file.ts'

export type OpenBulk = {
  batchId: string
  /** Rows that earlier runs have committed: they are passed over. */
  reached: number
  mapping: SavedMapping
}

/** The batch of a large file: the one that was stopped part of the way, or a new one. Nothing where there is no such mapping. */
export async function openBulk(
  context: Context,
  forceId: string,
  mappingName: string,
  file: FileFacts,
): Promise<OpenBulk | undefined> {
  const mapping = await findNewestMapping(context, forceId, mappingName)
  if (!mapping) return undefined
  return context.db.transaction().execute(async db => {
    const inner = { ...context, db }
    const source = await getSource(inner, forceId, builtIn.bulk.code)
    const stopped = await findOpenBatch(inner, source.id, file.sha256, mapping.id)
    if (stopped) return { batchId: stopped.id, reached: stopped.reached, mapping }
    const batchId = newId(context.now)
    await addBatch(inner, {
      id: batchId,
      force_id: forceId,
      source_id: source.id,
      mapping_id: mapping.id,
      name: file.name.slice(0, 200),
      sha256: file.sha256,
      size: file.size,
      state: 'open',
      expected: file.rows,
      marking: mapping.mapping.marking,
      sealed: false,
      taken_by: context.actor.id,
      taken_by_name: context.actor.name,
      started_at: context.now,
      changed_at: context.now,
    })
    return { batchId, reached: 0, mapping }
  })
}

export type BulkPart = { lines: readonly BulkLine[]; from: number; reached: number }

/** Commits some rows of a large file, with how far it has come: whoever is stopped after this goes on from here. */
export async function keepBulkRows(
  context: Context,
  forceId: string,
  { batchId, mapping }: OpenBulk,
  { lines, from, reached }: BulkPart,
): Promise<Counts> {
  const { counts } = await takeIn(context, {
    forceId,
    source: builtIn.bulk.code,
    adapter: 'bulk',
    name: 'bulk',
    mediaType: 'application/x-ndjson',
    bytes: Buffer.from(lines.map(lineOf).join('')),
    mappingId: mapping.id,
    partOf: { batchId, from, reached, last: false },
  })
  return counts
}

/** The whole file was read: the batch is closed, and its sums are what they are. */
export async function closeBulk({ db, now }: Context, batchId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    update listen.intake_batch set state = 'closed', changed_at = ${now} where id = ${batchId}
    returning received, stored, repeated, rejected`.execute(db)
  return rows[0]!
}
