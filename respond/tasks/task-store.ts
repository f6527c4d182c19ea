import { type Context, newId, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'

export type Task = {
  taskId: string
  state: string
  givenAt: Date
  enRouteAt: Date | null
  atSceneAt: Date | null
  incidentId: string
  recordId: string | null
  logDate: string
  serial: number
  incidentState: string
  grade: string
  openingCode: string
  summary: string
  place: string
  easting: number
  northing: number
  receivedAt: Date
  marking: number
}

// What an officer left behind an hour ago may still need a note or a crime number.
const keptOnPhone = sql`interval '12 hours'`

/** A unit's tasks, those at hand first; ended ones stay for the rest of the shift. */
export async function findTasks({ db, now }: Context, unitId: string): Promise<Task[]> {
  const { rows } = await sql<Task>`
    select t.id as "taskId", t.state, t.given_at as "givenAt", t.en_route_at as "enRouteAt",
      t.at_scene_at as "atSceneAt", i.id as "incidentId", i.record_id as "recordId",
      i.log_date::text as "logDate", i.serial, i.state as "incidentState", i.grade,
      i.opening_code as "openingCode", i.summary, i.place, i.easting, i.northing,
      i.received_at as "receivedAt", i.marking
    from respond.task t join respond.incident i on i.id = t.incident_id
    where t.unit_id = ${unitId}
      and (t.ended_at is null or t.ended_at > ${now}::timestamptz - ${keptOnPhone})
    order by t.ended_at is not null, t.given_at desc
    limit 20`.execute(db)
  return rows
}

export type Caution = { incidentId: string; at: Date; words: string }

const cautionYears = sql`interval '1 year'`

/** Cautions of these logs, and of other logs at the same addresses in the last year. */
export async function findCautions(
  { db, now }: Context,
  incidentIds: readonly string[],
  clearance: number,
): Promise<Caution[]> {
  const { rows } = await sql<Caution>`
    select mine.id as "incidentId", e.at, e.words
    from respond.incident mine
    join respond.incident other on other.id = mine.id or (
      other.uprn = mine.uprn and other.force_id = mine.force_id and other.marking <= mine.marking
      and other.received_at > ${now}::timestamptz - ${cautionYears})
    join respond.incident_entry e on e.incident_id = other.id and e.kind = 'caution'
    where mine.id = any(${incidentIds}::uuid[]) and other.marking <= ${clearance}
    order by e.at desc limit 100`.execute(db)
  return rows
}

export type EarlierGrading = { incidentId: string; at: Date; grade: string; rationale: string }

export async function findGradings(
  { db }: Context,
  incidentIds: readonly string[],
): Promise<EarlierGrading[]> {
  if (incidentIds.length === 0) return []
  return db
    .selectFrom('respond.grading')
    .select(['incident_id as incidentId', 'at', 'grade', 'rationale'])
    .where('incident_id', 'in', incidentIds)
    .orderBy('at', 'desc')
    .execute()
}

export type NewPhoto = {
  attemptId: string
  incidentId: string
  sha256: string
  bytes: number
  takenAt: Date
}

/** Kept once; false if this attempt is taken by another log or another picture. */
export async function addPhoto({ db, actor, now }: Context<Tx>, photo: NewPhoto): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('respond.photo')
    .values({
      id: newId(now),
      attempt_id: photo.attemptId,
      incident_id: photo.incidentId,
      sha256: Buffer.from(photo.sha256, 'hex'),
      bytes: photo.bytes,
      taken_at: photo.takenAt,
      kept_at: now,
      by_actor: actor.id,
      by_name: actor.name,
    })
    .onConflict(conflict => conflict.column('attempt_id').doNothing())
    .executeTakeFirst()
  if ((numInsertedOrUpdatedRows ?? 0n) > 0n) return true
  const kept = await db
    .selectFrom('respond.photo')
    .select(['incident_id', 'sha256'])
    .where('attempt_id', '=', photo.attemptId)
    .executeTakeFirst()
  return kept?.incident_id === photo.incidentId && kept.sha256.toString('hex') === photo.sha256
}
