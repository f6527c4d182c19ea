import type { Db } from '../database/tables.ts'
import type { Proof } from './check-proof.ts'
import { writeNote } from './checkpoint.ts'
import { findLeafOf } from './journal-store.ts'
import {
  completeNodes,
  consistencyRanges,
  emptyRoot,
  type Hash,
  inclusionRanges,
} from './merkle.ts'
import { findLatestHead, readRanges } from './tree-store.ts'

export type InclusionProof = { index: number; size: number; leaf: Hash; path: Hash[]; root: Hash }

export type ConsistencyProof = {
  oldSize: number
  newSize: number
  oldRoot: Hash
  newRoot: Hash
  path: Hash[]
}

export class EntryNotSealedError extends Error {
  override name = 'EntryNotSealedError'
  constructor(entryId: number, size: number) {
    super(
      `Journal entry ${entryId} is not among the ${size} sealed ones; a new entry is sealed in seconds`,
    )
  }
}

/** That an entry is in the tree of the given size, or of the latest head. Two round trips to the database. */
export async function inclusionProof(
  db: Db,
  entryId: number,
  size?: number,
): Promise<InclusionProof> {
  const [leaf, head] = [await findLeafOf(db, entryId), await findLatestHead(db)]
  const whole = size ?? head?.size ?? 0
  if (leaf === undefined || leaf.leaf_index >= whole) throw new EntryNotSealedError(entryId, whole)
  const ranges = inclusionRanges(leaf.leaf_index, whole)
  const [root = emptyRoot, ...path] = await readRanges(db, [{ start: 0, end: whole }, ...ranges])
  return { index: leaf.leaf_index, size: whole, leaf: leaf.leaf_hash, path, root }
}

/** That the tree of `oldSize` entries is how the tree of `newSize` begins: nothing was changed or taken out since. */
export async function consistencyProof(
  db: Db,
  oldSize: number,
  newSize: number,
): Promise<ConsistencyProof> {
  const path = consistencyRanges(oldSize, newSize)
  const [oldRoot = emptyRoot, newRoot = emptyRoot, ...hashes] = await readRanges(db, [
    { start: 0, end: oldSize },
    { start: 0, end: newSize },
    ...path,
  ])
  return { oldSize, newSize, oldRoot, newRoot, path: hashes }
}

/** All that a court, the Commissioner or the person concerned needs to check one entry without the database. */
export async function proveEntry(db: Db, entryId: number): Promise<Proof> {
  const [leaf, head] = [await findLeafOf(db, entryId), await findLatestHead(db)]
  if (!leaf?.content || head === undefined || leaf.leaf_index >= head.size) {
    throw new EntryNotSealedError(entryId, head?.size ?? 0)
  }
  return {
    format: 'journal-proof-1',
    entry: leaf.content,
    index: leaf.leaf_index,
    path: await readRanges(db, inclusionRanges(leaf.leaf_index, head.size)),
    checkpoint: writeNote(head),
  }
}

export async function rootAt(db: Db, size: number): Promise<Hash> {
  if (completeNodes({ start: 0, end: size }).length === 0) return emptyRoot
  const [root = emptyRoot] = await readRanges(db, [{ start: 0, end: size }])
  return root
}
