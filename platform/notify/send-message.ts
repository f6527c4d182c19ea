import type { Clock } from '../clock/clock.ts'
import { newId } from '../database/new-id.ts'
import type { Db, Tx } from '../database/tables.ts'
import { enqueue } from '../jobs/enqueue.ts'
import type { Task } from '../jobs/job.ts'
import { type NewMessage, type Notifier, NotifyError } from './message.ts'
import { findMessage, insertMessage, markFailed, markSent } from './message-store.ts'

export const sendMessageTask = 'platform.send-message'

/** Kept with the caller's transaction, sent after it. Returns the message's id. */
export async function queueMessage(db: Tx, now: Date, message: NewMessage): Promise<string> {
  const id = newId(now)
  await insertMessage(db, id, now, message)
  await enqueue(db, sendMessageTask, { message: id }, { key: `message:${id}` })
  return id
}

/** The task for `platform.send-message`. A message already sent is left alone. */
export function sendMessages(options: { db: Db; clock: Clock; notifier: Notifier }): Task {
  const { db, clock, notifier } = options
  return async ({ payload, attempt }) => {
    const id = String(payload.message)
    const message = await findMessage(db, id)
    if (!message || message.sentAt) return
    try {
      await notifier.send(message, attempt > 1)
    } catch (error) {
      await markFailed(db, id, reasonOf(error))
      if (error instanceof NotifyError && error.permanent) return
      throw error
    }
    await markSent(db, id, clock.now())
  }
}

const reasonOf = (error: unknown) =>
  error instanceof NotifyError ? error.reason : error instanceof Error ? error.name : 'Error'
