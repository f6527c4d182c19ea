import type { NotebookAnswer, NotebookItem } from '@bluelamp/respond/contract'
import {
  largestBatch,
  nextBatch,
  type OutboxItem,
  type Settlement,
  settlementsOf,
} from './outbox.ts'

export type SendResult =
  | { readonly kind: 'answered'; readonly answers: readonly NotebookAnswer[] }
  /** Lost on the way, out or back: nobody knows whether it arrived. */
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'later'; readonly words: string; readonly seconds?: number }
  /** The sending as a whole was not understood. */
  | { readonly kind: 'refused'; readonly words: string }

export type Line = { send: (items: readonly NotebookItem[]) => Promise<SendResult> }

export type OutboxStore = {
  /** In the order they were made. */
  findWaiting: (ownerId: string) => Promise<OutboxItem[]>
  /** Counts a try before the line is used. Answers those still waiting: some may have been taken back. */
  markTried: (attemptIds: readonly string[]) => Promise<NotebookItem[]>
  settle: (settlements: readonly Settlement[]) => Promise<void>
}

export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'some-stay' }
  | Exclude<SendResult, { kind: 'answered' | 'refused' }>

/**
 * Sends what waits, in order, until each item had its turn or the line breaks. May be stopped at any point:
 * whatever has no answer goes again under the same attemptId, which the server keeps once.
 */
export async function sendWaiting(
  store: OutboxStore,
  line: Line,
  ownerId: string,
): Promise<Outcome> {
  const hadTurn = new Set<string>()
  let most = largestBatch
  for (;;) {
    const waiting = await store.findWaiting(ownerId)
    const next = waiting.filter(({ item }) => !hadTurn.has(item.attemptId))
    if (next.length === 0) return { kind: waiting.length > 0 ? 'some-stay' : 'done' }
    const batch = nextBatch(next, most).map(({ item }) => item.attemptId)
    const items = await store.markTried(batch)
    const result: SendResult =
      items.length > 0 ? await line.send(items) : { kind: 'answered', answers: [] }
    switch (result.kind) {
      case 'answered':
        await store.settle(settlementsOf(items, result.answers))
        break
      case 'refused':
        // One bad item spoils a whole sending: halve it until the bad one stands alone.
        if (items.length > 1) {
          most = { ...most, items: Math.ceil(items.length / 2) }
          continue
        }
        await store.settle(items.map(({ attemptId }) => refusal(attemptId, result.words)))
        break
      default:
        return result
    }
    for (const attemptId of batch) hadTurn.add(attemptId)
  }
}

const refusal = (attemptId: string, words: string): Settlement => ({
  attemptId,
  as: 'refused',
  problem: { name: 'InvalidInputError', words, again: false },
})
