import type { NotebookItem } from '@bluelamp/respond/contract'
import { database, type OutboxRow, type PhotoRow } from '../shell/database.ts'
import { seal, unseal } from '../shell/seal.ts'
import { mayTakeBack, type OutboxItem, type Problem, settle, timeOf } from './outbox.ts'
import type { OutboxStore } from './send-waiting.ts'

export async function openRow(row: OutboxRow): Promise<OutboxItem> {
  const { seq, ownerId, status, tries } = row
  const item = await unseal<NotebookItem>('work', row.item)
  const problem = row.problem && (await unseal<Problem>('work', row.problem))
  return { seq, ownerId, status, tries, item, ...(problem && { problem }) }
}

async function newRow(ownerId: string, item: NotebookItem): Promise<Omit<OutboxRow, 'seq'>> {
  return {
    attemptId: item.attemptId,
    ownerId,
    incidentId: item.incidentId,
    status: 'waiting',
    tries: 0,
    settledAt: 0,
    item: await seal('work', item),
    problem: null,
  }
}

const byStatus = (ownerId: string, status: OutboxRow['status']) =>
  database.outbox.where('[ownerId+status]').equals([ownerId, status])

const byAttempts = (attemptIds: readonly string[]) =>
  database.outbox.where('attemptId').anyOf(attemptIds)

/** All are kept or none is; a picture is kept in the same stroke as its fingerprint. */
export async function keepItems(
  ownerId: string,
  items: readonly NotebookItem[],
  photos: readonly PhotoRow[] = [],
): Promise<void> {
  const rows = await Promise.all(items.map(item => newRow(ownerId, item)))
  await database.transaction('rw', database.outbox, database.photos, async () => {
    await database.photos.bulkAdd([...photos])
    // The numbers give the order, so one after the other.
    for (const row of rows) await database.outbox.add(row)
  })
}

/** The time to give what is done now, seen from the last thing this officer did. */
export async function timeForNew(ownerId: string): Promise<string> {
  const last = await database.outbox.where('ownerId').equals(ownerId).last()
  const lastAt = last && (await openRow(last)).item.at
  return timeOf(Date.now(), lastAt)
}

/** False where it is too late: it may have arrived. */
export async function takeBack(attemptId: string): Promise<boolean> {
  return database.transaction('rw', database.outbox, database.photos, async () => {
    const row = await database.outbox.get({ attemptId })
    if (!row || !mayTakeBack(row)) return false
    await database.outbox.delete(row.seq)
    await database.photos.delete(attemptId)
    return true
  })
}

/**
 * A refused item in new words takes a new name; the old one goes in the same stroke. False where it is
 * refused no more: another page was quicker.
 */
export async function replaceRefused(
  ownerId: string,
  refused: string,
  items: readonly NotebookItem[],
): Promise<boolean> {
  const rows = await Promise.all(items.map(item => newRow(ownerId, item)))
  return database.transaction('rw', database.outbox, async () => {
    const removed = await byAttempts([refused])
      .filter(row => row.status === 'refused')
      .delete()
    if (removed === 0) return false
    for (const row of rows) await database.outbox.add(row)
    return true
  })
}

/** The same words once more, under the same name. */
export async function sendAgain(attemptId: string): Promise<void> {
  await byAttempts([attemptId])
    .filter(row => row.status === 'refused')
    .modify({ status: 'waiting', problem: null })
}

export const outboxStore: OutboxStore = {
  findWaiting: async ownerId =>
    Promise.all((await byStatus(ownerId, 'waiting').sortBy('seq')).map(openRow)),

  markTried: async attemptIds => {
    const rows = await database.transaction('rw', database.outbox, async () => {
      const found = await byAttempts(attemptIds).sortBy('seq')
      const waiting = found
        .filter(row => row.status === 'waiting')
        .map(row => ({ ...row, tries: row.tries + 1 }))
      await database.outbox.bulkPut(waiting)
      return waiting
    })
    return Promise.all(rows.map(async row => (await openRow(row)).item))
  },

  settle: async settlements => {
    const sealed = await Promise.all(
      settlements.map(async to => ({
        to,
        problem: to.as === 'sent' ? null : await seal('work', to.problem),
      })),
    )
    await database.transaction('rw', database.outbox, async () => {
      for (const { to, problem } of sealed) {
        await byAttempts([to.attemptId])
          .filter(row => row.status !== 'sent')
          .modify(row => {
            row.status = settle(row, to).status
            row.problem = problem
            row.settledAt = to.as === 'waiting' ? 0 : Date.now()
          })
      }
    })
  },
}
