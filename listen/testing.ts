import { randomUUID } from 'node:crypto'
import type { Context, Tx } from '@bluelamp/platform'
import { installJobs } from '@bluelamp/platform'
import { allowEverything, openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import './tables.ts'
import type { Answers } from './reports/burglary-journey.ts'
import { findDraft, saveAnswers, startDraft } from './reports/draft-store.ts'
import { takeReport } from './reports/take-report.ts'

export const forceId = 'testford'
export const uprn = '990000000001'

/** One neighbourhood with one address, and the queue of messages. Who may do what has its own tests. */
export async function openListenHouse(name: string): Promise<TestHouse> {
  allowEverything()
  const house = await openTestHouse(name)
  await installJobs(house.ownerUrl)
  for (const [code, kind, parent] of [
    ['D1', 'district', null],
    ['N1', 'neighbourhood', 'D1'],
  ]) {
    await sql`
      insert into memory.area (code, kind, name, parent_code, force_id, centre, valid_from)
      values (${code}, ${kind}, 'Mill End', ${parent}, ${forceId}, '(400000,300000)', '2020-01-01')
    `.execute(house.owner)
  }
  await sql`
    insert into memory.address (uprn, line, street, town, postcode, area_code, position) values
      (${uprn}, '1 Mill Lane', 'Mill Lane', 'Testford', 'WX1 2AB', 'N1', '(400010,300010)')
  `.execute(house.owner)
  return house
}

export const inside = <T>(
  context: Context,
  work: (context: Context<Tx>) => Promise<T>,
): Promise<T> => context.db.transaction().execute(db => work({ ...context, db }))

export const answers: Answers = {
  danger: 'no',
  postcode: 'wx1 2ab',
  uprn,
  addressWords: '',
  from: '2026-11-18',
  fromTime: '18:30',
  to: '2026-11-19',
  toTime: '7.15',
  whatHappened: 'The back door was forced while we were away.',
  taken: 'no',
  items: '',
  name: 'Łucja Nowak',
  dateOfBirth: '',
  channel: 'email',
  email: 'lucja@example.org',
  mobile: '',
  phone: '',
  safe: 'yes',
  support: '',
}

/** A report sent by somebody new. */
export async function reportOf(
  context: Context,
  change: Answers = {},
): Promise<{ recordId: string; personId: string; reference: string; key: string }> {
  const visit = randomUUID()
  await startDraft(context, visit, 'burglary')
  await saveAnswers(context, visit, 'burglary', { ...answers, ...change })
  const draft = await findDraft(context, visit, 'burglary')
  const { recordId, personId, ...receipt } = await takeReport(context, {
    forceId,
    draftId: draft!.id,
  })
  return { recordId: recordId!, personId: personId!, ...receipt }
}

export type Queued = { recipient: string; channel: string; template: string; body: string }

export const messagesTo = (house: TestHouse, recipient: string): Promise<Queued[]> =>
  house.owner
    .selectFrom('platform.outbox_message')
    .select(['recipient', 'channel', 'template', 'body'])
    .where('recipient', '=', recipient)
    .orderBy('created_at')
    .execute()
