import type { Db } from '../database/tables.ts'
import { findOutOfOrder, findSealed } from './journal-store.ts'
import { noHash } from './leaf.ts'
import type { Frontier, Hash, Range } from './merkle.ts'
import { findLeaf, findNextHead, splitHashes } from './tree-store.ts'

export type Problem = {
  kind: 'altered' | 'missing' | 'inserted' | 'order' | 'head' | 'signature' | 'witness' | 'node'
  leafIndex?: number
  entryId?: number
  treeSize?: number
  /** One sentence for people, without its full stop. */
  message: string
}

/** Beyond this the tree is not tried both ways; the entry is then taken to be what changed. */
const furthestHead = 65_536

/** A leaf and its entry do not fit: which of the two was changed shows in the next signed head. */
export async function explainMismatch(db: Db, frontier: Frontier, content: Hash): Promise<Problem> {
  const leafIndex = frontier.size
  const entryId = (await findLeaf(db, leafIndex))?.entry_id ?? 0
  const at = { leafIndex, entryId }
  if (content === noHash) {
    const message = `leaf ${leafIndex} points to entry ${entryId}, which is gone`
    return { kind: 'missing', ...at, message }
  }
  if (await wouldFit(db, frontier, content)) {
    const message = `leaf ${leafIndex} was altered: entry ${entryId} is sound, but the leaf no longer matches it`
    return { kind: 'altered', ...at, message }
  }
  const message = `entry ${entryId} was altered: its content no longer matches leaf ${leafIndex}`
  return { kind: 'altered', ...at, message }
}

async function wouldFit(db: Db, frontier: Frontier, content: Hash): Promise<boolean> {
  const head = await findNextHead(db, frontier.size)
  if (head === undefined || head.size - frontier.size > furthestHead) return false
  const { stored } = await findSealed(db, frontier.size + 1, head.size)
  const trial = frontier.copy()
  for (const leaf of [content, ...splitHashes(stored)]) trial.push(leaf)
  return trial.size === head.size && trial.root() === head.root
}

/** Every entry fits its leaf, but not the tree a head signs: leaves changed places or were written anew. */
export async function explainBrokenHead(
  db: Db,
  { start, end }: Range,
  { kind, name }: { kind: 'head' | 'witness'; name: string },
): Promise<Problem> {
  const early = await findOutOfOrder(db, start, end)
  if (early) {
    const { leaf_index: leafIndex, entry_id: entryId } = early
    const message =
      `leaf ${leafIndex} is out of place: its entry ${entryId} was written before that of the leaf ` +
      `to its left, and ${name}does not match the tree`
    return { kind: 'order', leafIndex, entryId, treeSize: end, message }
  }
  const message =
    `${name}does not match the tree: the head, or leaves ${start} to ${end - 1} with their entries, ` +
    'were written anew'
  return { kind, leafIndex: start, treeSize: end, message }
}
