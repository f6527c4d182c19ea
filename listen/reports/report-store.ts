import { seesRecord } from '@bluelamp/memory'
import type { Context, Tables } from '@bluelamp/platform'
import { type Insertable, sql } from 'kysely'
import { hashAccessKey } from './reference.ts'

export type Report = {
  recordId: string
  personId: string
  reference: string
  preferredChannel: 'email' | 'sms' | 'phone' | 'letter'
  contactAt: string
  safeToContact: boolean
  receivedAt: Date
}

const columns = [
  'record_id as recordId',
  'person_id as personId',
  'reference',
  'preferred_channel as preferredChannel',
  'contact_at as contactAt',
  'safe_to_contact as safeToContact',
  'received_at as receivedAt',
] as const

export async function addReport(
  { db }: Context,
  report: Insertable<Tables['listen.report']>,
): Promise<void> {
  await db.insertInto('listen.report').values(report).execute()
}

/** Only who holds both the reference and its key is shown anything, even that it exists. */
export async function findReportByKey(
  { db }: Context,
  reference: string,
  key: string,
): Promise<Report | undefined> {
  return db
    .selectFrom('listen.report')
    .select(columns)
    .where('reference', '=', reference)
    .where('access_key_hash', '=', hashAccessKey(key))
    .executeTakeFirst()
}

export async function findReport({ db }: Context, recordId: string): Promise<Report | undefined> {
  return db
    .selectFrom('listen.report')
    .select(columns)
    .where('record_id', '=', recordId)
    .executeTakeFirst()
}

export type Update = { rightCode: string; words: string; channel: string; sentAt: Date }

export async function findUpdates({ db }: Context, recordId: string): Promise<Update[]> {
  return db
    .selectFrom('listen.update')
    .select(['right_code as rightCode', 'words', 'channel', 'sent_at as sentAt'])
    .where('record_id', '=', recordId)
    .orderBy('sent_at')
    .execute()
}

/** Keeps that we told them; false if this was told before. */
export async function addUpdate(
  { db }: Context,
  update: Insertable<Tables['listen.update']>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('listen.update')
    .values(update)
    .onConflict(conflict => conflict.constraint('update_once').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export type EventStanding = {
  kind: 'incident' | 'crime'
  state: string
  stateAt: Date
  recordedAt: Date
}

/** Where the incident and the crime stand that this record led to. */
export async function findStanding({ db }: Context, recordId: string): Promise<EventStanding[]> {
  return db
    .selectFrom('memory.current_link as l')
    .innerJoin('memory.event as e', 'e.entity_id', 'l.entity_id')
    .where('l.record_id', '=', recordId)
    .select(['e.kind', 'e.state', 'e.state_at as stateAt', 'e.recorded_at as recordedAt'])
    .orderBy('e.recorded_at')
    .execute()
}

export type WaitingContact = {
  recordId: string
  reference: string | null
  channel: string
  summary: string | null
  areaName: string | null
  receivedAt: Date
  dueAt: Date | null
}

// A contact older than this that nobody assessed is on the exceptions page, not in the queue.
const queueDays = 14

/** Contacts that led to no incident yet, longest waiting first: those that the actor may read once she says why. */
export async function findWaiting(context: Context, forceId: string): Promise<WaitingContact[]> {
  const readable = seesRecord({ ...context, purpose: 'the queue' }, 'listen.read-contact', 'r')
  const since = new Date(context.now.getTime() - queueDays * 86_400_000)
  const { rows } = await sql<WaitingContact>`
    select r.id as "recordId", p.reference, r.channel, r.body ->> 'summary' as summary,
      a.name as "areaName", r.received_at as "receivedAt", c.due_at as "dueAt"
    from memory.record r
    left join listen.report p on p.record_id = r.id
    left join memory.area a on a.code = r.area_code
    left join memory.current_link l on l.record_id = r.id and l.role = 'contact'
    left join memory.clock c on c.about = l.entity_id and c.kind = 'grade-contact'
    where r.kind = 'contact' and r.received_at >= ${since} and r.force_id = ${forceId}
      and ${readable}
      and not exists (
        select from memory.current_link i where i.record_id = r.id and i.role = 'incident')
    order by r.received_at
    limit 200`.execute(context.db)
  return rows
}
