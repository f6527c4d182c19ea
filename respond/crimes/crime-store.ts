import type { Context, Tables, Tx } from '@bluelamp/platform'
import { type Insertable, sql } from 'kysely'

export type Crime = {
  id: string
  number: string
  recordId: string
  incidentId: string | null
  victimId: string | null
  enhanced: boolean
  areaCode: string | null
}

/** A second delivery of the same attempt waits here and then finds what the first kept. */
export async function lockAttempt({ db }: Context<Tx>, attemptId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`attempt ${attemptId}`}, 0))`.execute(
    db,
  )
}

export async function findCrimeByAttempt(
  { db }: Context,
  attemptId: string,
): Promise<Crime | undefined> {
  return db
    .selectFrom('respond.crime as c')
    .innerJoin('memory.event as e', 'e.entity_id', 'c.id')
    .select([
      'c.id',
      'c.number',
      'c.record_id as recordId',
      'c.incident_id as incidentId',
      'c.victim_id as victimId',
      'c.enhanced_rights as enhanced',
      'e.area_code as areaCode',
    ])
    .where('c.attempt_id', '=', attemptId)
    .executeTakeFirst()
}

/** The next number of the year. Its row stays locked until commit, so it is taken last. */
export async function takeCrimeSerial(
  { db }: Context<Tx>,
  forceId: string,
  year: number,
): Promise<number> {
  const { last } = await db
    .insertInto('respond.crime_serial')
    .values({ force_id: forceId, year, last: 1 })
    .onConflict(conflict =>
      conflict
        .columns(['force_id', 'year'])
        .doUpdateSet({ last: sql`respond.crime_serial.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

export async function addCrime(
  { db }: Context<Tx>,
  crime: Insertable<Tables['respond.crime']>,
): Promise<void> {
  await db.insertInto('respond.crime').values(crime).execute()
}

/** Where a record says it happened. */
export async function findScene({ db }: Context, recordId: string): Promise<string | undefined> {
  const link = await db
    .selectFrom('memory.current_link as l')
    .innerJoin('memory.entity as e', 'e.id', 'l.entity_id')
    .select('l.entity_id')
    .where('l.record_id', '=', recordId)
    .where('l.role', '=', 'scene')
    .where('e.kind', '=', 'place')
    .limit(1)
    .executeTakeFirst()
  return link?.entity_id
}

/** Whether a record speaks of this person or organisation. */
export async function isNamedIn(
  { db }: Context,
  recordId: string,
  entityId: string,
): Promise<boolean> {
  const link = await db
    .selectFrom('memory.current_link as l')
    .innerJoin('memory.entity as e', 'e.id', 'l.entity_id')
    .select('l.id')
    .where('l.record_id', '=', recordId)
    .where('l.entity_id', '=', entityId)
    .where('e.kind', 'in', ['person', 'organisation'])
    .limit(1)
    .executeTakeFirst()
  return link !== undefined
}

/** The person whom a contact names as its victim, where it is one person. */
export async function findVictimNamedIn(
  { db }: Context,
  recordId: string,
): Promise<string | undefined> {
  const named = await db
    .selectFrom('memory.current_link')
    .select('entity_id')
    .distinct()
    .where('record_id', '=', recordId)
    .where('data_subject', '=', 'victim')
    .limit(2)
    .execute()
  return named.length === 1 ? named[0]?.entity_id : undefined
}
