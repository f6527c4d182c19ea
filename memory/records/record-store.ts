import { type Context, NotFoundError } from '@bluelamp/platform'
import { type Selectable, sql } from 'kysely'
import { seesRecord } from '../access/sees-record.ts'
import { entitiesAsOne } from '../linking/entities-as-one.ts'
import { leastPhoneDigits } from '../linking/match-key.ts'
import type { RecordRow } from '../tables.ts'

export async function getRecord({ db }: Context, id: string): Promise<Selectable<RecordRow>> {
  const record = await db
    .selectFrom('memory.record')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!record) throw new NotFoundError('record', id)
  return record
}

export type EarlierContact = {
  recordId: string
  kind: string
  channel: string
  receivedAt: Date
  summary: string | null
  /** Through which details it was found: the person, the phone, the address. */
  through: ('person' | 'phone' | 'address')[]
}

/** The people a record speaks of, and all that are the same ones for this viewer. */
async function findPeople(context: Context, recordId: string): Promise<string[]> {
  const people = await context.db
    .selectFrom('memory.current_link as l')
    .innerJoin('memory.entity as e', 'e.id', 'l.entity_id')
    .where('l.record_id', '=', recordId)
    .where('e.kind', '=', 'person')
    .select('l.entity_id')
    .distinct()
    .execute()
  const same = []
  for (const { entity_id } of people) {
    same.push(entity_id, ...(await entitiesAsOne(context, earlierContacts, entity_id)))
  }
  return [...new Set(same)]
}

export const earlierContacts = 'memory.find-earlier-contacts'

/**
 * Contacts within a window that share the person (by link), the phone or the address (by what they
 * say). Few queries, because the handler waits for it with a caller on the line.
 */
export async function findEarlier(
  context: Context,
  recordId: string,
  since: Date,
): Promise<EarlierContact[]> {
  const people = await findPeople(context, recordId)
  const { rows } = await sql<EarlierContact>`
    with tie as (
      select other.record_id, 'person' as through
      from memory.current_link other where other.entity_id = any(${people}::uuid[])
      union
      select other.record_id, case mine.name when 'phone' then 'phone' else 'address' end
      from memory.detail mine
      join memory.detail other on other.name = mine.name and other.match_key = mine.match_key
      where mine.record_id = ${recordId} and mine.match_key <> ''
        and (mine.name = 'uprn' or mine.name = 'phone' and length(mine.match_key) >= ${leastPhoneDigits})
    )
    select r.id as "recordId", r.kind, r.channel, r.received_at as "receivedAt",
      r.body ->> 'summary' as summary, array_agg(distinct t.through order by t.through) as through
    from tie t
    join memory.record r on r.id = t.record_id
    where r.id <> ${recordId} and r.received_at >= ${since} and r.kind = 'contact'
      and r.force_id = (select force_id from memory.record where id = ${recordId})
      and ${seesRecord(context, earlierContacts, 'r')}
    group by r.id
    order by r.received_at desc
    limit 50`.execute(context.db)
  return rows
}
