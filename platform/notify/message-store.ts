import type { Db } from '../database/tables.ts'
import type { Message, NewMessage } from './message.ts'

export async function insertMessage(
  db: Db,
  id: string,
  now: Date,
  message: NewMessage,
): Promise<void> {
  await db
    .insertInto('platform.outbox_message')
    .values({
      id,
      channel: message.channel,
      recipient: message.recipient,
      template: message.template,
      subject_line: message.subjectLine ?? null,
      body: message.body,
      about: message.about ?? null,
      created_at: now,
      sent_at: null,
      failure: null,
    })
    .execute()
}

export type MessageSearch = {
  about?: string | undefined
  limit: number
}

/** Newest first. */
export async function findMessages(db: Db, { about, limit }: MessageSearch): Promise<Message[]> {
  const rows = await db
    .selectFrom('platform.outbox_message')
    .selectAll()
    .$if(about !== undefined, query => query.where('about', '=', about ?? null))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toMessage)
}

export async function findMessage(db: Db, id: string): Promise<Message | undefined> {
  const row = await db
    .selectFrom('platform.outbox_message')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toMessage(row)
}

export async function markSent(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('platform.outbox_message')
    .set({ sent_at: now, failure: null })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute()
}

export async function markFailed(db: Db, id: string, failure: string): Promise<void> {
  await db
    .updateTable('platform.outbox_message')
    .set({ failure })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute()
}

type Row = Awaited<ReturnType<typeof readAll>>[number]
const readAll = (db: Db) => db.selectFrom('platform.outbox_message').selectAll().execute()

const toMessage = (row: Row): Message => ({
  id: row.id,
  channel: row.channel,
  recipient: row.recipient,
  template: row.template,
  subjectLine: row.subject_line ?? undefined,
  body: row.body,
  about: row.about ?? undefined,
  createdAt: row.created_at,
  sentAt: row.sent_at ?? undefined,
  failure: row.failure ?? undefined,
})
