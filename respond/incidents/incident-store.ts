import { type Context, NotFoundError, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import { logWords } from '../london-words.ts'
import type { IncidentState } from './incident.ts'
import type { Thrive } from './incident-contract.ts'

export type Incident = {
  id: string
  forceId: string
  logDate: string
  serial: number
  recordId: string | null
  openingCode: string
  crimeType: boolean
  grade: string
  skillsNeeded: string[]
  crewNeeded: number
  uprn: string | null
  place: string
  easting: number
  northing: number
  areaCode: string | null
  districtCode: string | null
  marking: number
  receivedAt: Date
  closedAt: Date | null
  state: IncidentState
}

const incidents = ({ db }: Context) =>
  db
    .selectFrom('respond.incident as i')
    .select(({ ref }) => [
      'i.id',
      'i.force_id as forceId',
      sql<string>`${ref('i.log_date')}::text`.as('logDate'),
      'i.serial',
      'i.record_id as recordId',
      'i.opening_code as openingCode',
      'i.crime_type as crimeType',
      'i.grade',
      'i.skills_needed as skillsNeeded',
      'i.crew_needed as crewNeeded',
      'i.uprn',
      'i.place',
      'i.easting',
      'i.northing',
      'i.area_code as areaCode',
      'i.district_code as districtCode',
      'i.marking',
      'i.received_at as receivedAt',
      'i.closed_at as closedAt',
      'i.state',
    ])

export async function getIncident(context: Context, id: string): Promise<Incident> {
  const incident = await incidents(context).where('i.id', '=', id).executeTakeFirst()
  if (!incident) throw new NotFoundError('incident', id)
  return incident
}

/** Held until the transaction ends. Whoever also locks a unit locks the unit first. */
export async function lockIncident(context: Context<Tx>, id: string): Promise<Incident> {
  const incident = await incidents(context)
    .where('i.id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!incident) throw new NotFoundError('incident', id)
  return incident
}

export const wordsFor = (incident: Pick<Incident, 'logDate' | 'serial'>): string =>
  logWords(incident)

/** Two handlers on one contact: the second waits here and then finds what the first made. */
export async function lockContact({ db }: Context<Tx>, recordId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`respond ${recordId}`}, 0))`.execute(db)
}

export const findIncidentByAttempt = (context: Context, attemptId: string) =>
  incidents(context).where('i.attempt_id', '=', attemptId).executeTakeFirst()

export const findIncidentOfContact = (context: Context, recordId: string) =>
  incidents(context).where('i.record_id', '=', recordId).executeTakeFirst()

/** The next number of the day. Its row stays locked until commit, so it is taken last. */
export async function takeSerial(
  { db }: Context<Tx>,
  forceId: string,
  logDate: string,
): Promise<number> {
  const { last } = await db
    .insertInto('respond.log_serial')
    .values({ force_id: forceId, log_date: logDate, last: 1 })
    .onConflict(conflict =>
      conflict
        .columns(['force_id', 'log_date'])
        .doUpdateSet({ last: sql`respond.log_serial.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

export type NewIncident = Omit<Incident, 'closedAt' | 'state'> & {
  attemptId: string
  summary: string
}

export async function addIncident({ db, now }: Context<Tx>, incident: NewIncident): Promise<void> {
  await db
    .insertInto('respond.incident')
    .values({
      id: incident.id,
      attempt_id: incident.attemptId,
      force_id: incident.forceId,
      log_date: incident.logDate,
      serial: incident.serial,
      record_id: incident.recordId,
      summary: incident.summary,
      opening_code: incident.openingCode,
      crime_type: incident.crimeType,
      grade: incident.grade,
      skills_needed: incident.skillsNeeded,
      crew_needed: incident.crewNeeded,
      uprn: incident.uprn,
      place: incident.place,
      easting: incident.easting,
      northing: incident.northing,
      area_code: incident.areaCode,
      district_code: incident.districtCode,
      marking: incident.marking,
      received_at: incident.receivedAt,
      created_at: now,
      graded_at: now,
    })
    .execute()
}

export type NewGrading = {
  attemptId: string
  incidentId: string
  grade: string
  thrive: Thrive
  rationale: string
  earlierContactsSeen: number
}

/** Keeps an assessment beside those before it; false if this attempt was kept already. */
export async function addGrading(
  { db, actor, now }: Context<Tx>,
  grading: NewGrading,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('respond.grading')
    .values({
      id: newId(now),
      attempt_id: grading.attemptId,
      incident_id: grading.incidentId,
      // Of two at once the later to be kept is the later: the one that waited stands last.
      at: sql<Date>`greatest(${now}::timestamptz, (select max(at) + interval '1 millisecond'
        from respond.grading where incident_id = ${grading.incidentId}))`,
      by_actor: actor.id,
      by_name: actor.name,
      grade: grading.grade,
      ...grading.thrive,
      rationale: grading.rationale,
      earlier_contacts_seen: grading.earlierContactsSeen,
    })
    .onConflict(conflict => conflict.column('attempt_id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The log a grading of this attempt was about. */
export async function findGradedByAttempt(
  { db }: Context,
  attemptId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('respond.grading')
    .select('incident_id')
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  return row?.incident_id
}

export async function setGrade(
  { db, now }: Context<Tx>,
  incidentId: string,
  grade: string,
): Promise<void> {
  await db
    .updateTable('respond.incident')
    .set({ grade, graded_at: now })
    .where('id', '=', incidentId)
    .execute()
}

export async function findFirstGrading(
  { db }: Context,
  incidentId: string,
): Promise<{ byName: string; at: Date } | undefined> {
  return db
    .selectFrom('respond.grading')
    .select(['by_name as byName', 'at'])
    .where('incident_id', '=', incidentId)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
}

export type NewEntry = {
  attemptId: string
  incidentId: string
  kind: string
  words: string
  at: Date
}

/** False if this attempt was kept already. */
export async function addEntry({ db, actor, now }: Context<Tx>, entry: NewEntry): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('respond.incident_entry')
    .values({
      id: newId(now),
      attempt_id: entry.attemptId,
      incident_id: entry.incidentId,
      at: entry.at,
      by_actor: actor.id,
      by_name: actor.name,
      kind: entry.kind,
      words: entry.words,
      kept_at: now,
    })
    .onConflict(conflict => conflict.column('attempt_id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function findEntryByAttempt(
  { db }: Context,
  attemptId: string,
): Promise<{ incidentId: string } | undefined> {
  return db
    .selectFrom('respond.incident_entry')
    .select('incident_id as incidentId')
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
}

export async function setClosed(
  { db, now }: Context<Tx>,
  incidentId: string,
  closing: { closingCode: string; prevention: string; reason: string | null },
): Promise<void> {
  await db
    .updateTable('respond.incident')
    .set({
      closing_code: closing.closingCode,
      closing_reason: closing.reason,
      prevention: closing.prevention,
      closed_at: now,
    })
    .where('id', '=', incidentId)
    .execute()
}

export async function findCrimesOf(
  { db }: Context,
  incidentId: string,
): Promise<{ crimeId: string; number: string; offenceClass: string }[]> {
  return db
    .selectFrom('respond.crime')
    .select(['id as crimeId', 'number', 'offence_class as offenceClass'])
    .where('incident_id', '=', incidentId)
    .orderBy('recorded_at')
    .execute()
}

/** Entities that stand for the contact itself, about which the listening pillar starts clocks. */
export async function findContactEntities({ db }: Context, recordId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memory.current_link')
    .select('entity_id')
    .where('record_id', '=', recordId)
    .where('role', '=', 'contact')
    .execute()
  return rows.map(row => row.entity_id)
}

/** The officers of the units that are on an incident now. */
export async function findCrewOn({ db }: Context, incidentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct member ->> 'id' as id
    from respond.task t
    join respond.unit u on u.id = t.unit_id
    cross join jsonb_array_elements(u.crew) member
    where t.incident_id = ${incidentId} and t.ended_at is null`.execute(db)
  return rows.map(row => row.id)
}

export async function markIncidentsOf(
  { db }: Context<Tx>,
  recordIds: readonly string[],
  marking: number,
): Promise<void> {
  await db
    .updateTable('respond.incident')
    .set({ marking })
    .where('record_id', 'in', recordIds)
    .execute()
}
