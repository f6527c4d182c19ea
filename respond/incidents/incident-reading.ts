import { findClocksAbout } from '@bluelamp/memory'
import { type Context, NotFoundError } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { IncidentState } from './incident.ts'

export type IncidentSummary = {
  incidentId: string
  logDate: string
  serial: number
  state: IncidentState
  grade: string
  openingCode: string
  summary: string
  place: string
  easting: number
  northing: number
  areaCode: string | null
  districtCode: string | null
  receivedAt: Date
  atSceneAt: Date | null
}

export type OpenIncident = IncidentSummary & {
  areaName: string | null
  dueAt: Date | null
  units: { unitId: string; callSign: string; state: number }[]
  marking: number
}

const summaryColumns = sql`
  i.id as "incidentId", i.log_date::text as "logDate", i.serial, i.state, i.grade,
  i.opening_code as "openingCode", i.summary, i.place, i.easting, i.northing,
  i.area_code as "areaCode", i.district_code as "districtCode",
  i.received_at as "receivedAt", i.at_scene_at as "atSceneAt", i.marking`

/** Open incidents, most urgent first, each with the units that are on it and when it is due. */
export async function findOpen(
  { db }: Pick<Context, 'db'>,
  asked: {
    forceId: string
    districtCode?: string | undefined
    /** These, whether open or closed, instead of all that are open. */
    ids?: readonly string[]
    limit: number
  },
): Promise<OpenIncident[]> {
  const which = asked.ids ? sql`i.id = any(${asked.ids}::uuid[])` : sql`i.closed_at is null`
  const { rows } = await sql<OpenIncident>`
    select ${summaryColumns}, a.name as "areaName",
      (select min(c.due_at) from memory.clock c
       where c.about = i.id and c.kind like 'attend-%'
         and not exists (select from memory.clock_stop s where s.clock_id = c.id)) as "dueAt",
      coalesce((
        select json_agg(json_build_object(
          'unitId', u.id, 'callSign', u.call_sign, 'state', s.state) order by t.given_at, u.call_sign)
        from respond.task t
        join respond.unit u on u.id = t.unit_id
        join respond.unit_state s on s.unit_id = u.id
        where t.incident_id = i.id and t.ended_at is null), '[]') as units
    from respond.incident i
    left join memory.area a on a.code = i.area_code
    where ${which} and i.force_id = ${asked.forceId}
      and (${asked.districtCode ?? null}::text is null or i.district_code = ${asked.districtCode ?? null})
    order by i.grade, i.received_at
    limit ${asked.limit}`.execute(db)
  return rows
}

export type IncidentDetail = IncidentSummary & {
  recordId: string | null
  closingCode: string | null
  closingReason: string | null
  prevention: string | null
  crimeType: boolean
  uprn: string | null
  skillsNeeded: string[]
  crewNeeded: number
  createdAt: Date
  gradedAt: Date
  assignedAt: Date | null
  enRouteAt: Date | null
  atSceneSource: string | null
  clearAt: Date | null
  closedAt: Date | null
}

/** All that is known of one incident, in one reading. */
export async function readWhole(context: Context, incidentId: string) {
  const { db } = context
  const { rows } = await sql<IncidentDetail>`
    select ${summaryColumns}, i.record_id as "recordId", i.closing_code as "closingCode",
      i.closing_reason as "closingReason", i.prevention, i.crime_type as "crimeType", i.uprn,
      i.skills_needed as "skillsNeeded", i.crew_needed as "crewNeeded",
      i.created_at as "createdAt", i.graded_at as "gradedAt", i.assigned_at as "assignedAt",
      i.en_route_at as "enRouteAt", i.at_scene_source as "atSceneSource",
      i.clear_at as "clearAt", i.closed_at as "closedAt"
    from respond.incident i where i.id = ${incidentId}`.execute(db)
  const incident = rows[0]
  if (!incident) throw new NotFoundError('incident', incidentId)
  const gradings = await db
    .selectFrom('respond.grading')
    .select([
      'at',
      'by_name as byName',
      'grade',
      'threat',
      'harm',
      'risk',
      'investigation',
      'vulnerability',
      'engagement',
      'rationale',
      'earlier_contacts_seen as earlierContactsSeen',
    ])
    .where('incident_id', '=', incidentId)
    .orderBy('at')
    .execute()
  const entries = await db
    .selectFrom('respond.incident_entry')
    .select(['id', 'at', 'kept_at as keptAt', 'by_name as byName', 'kind', 'words'])
    .where('incident_id', '=', incidentId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const assignments = await db
    .selectFrom('respond.assignment as a')
    .innerJoin('respond.unit as u', 'u.id', 'a.unit_id')
    .innerJoin('respond.task as t', 't.id', 'a.id')
    .select([
      'a.id as assignmentId',
      'a.unit_id as unitId',
      'u.call_sign as callSign',
      'a.at',
      'a.by_name as byName',
      'a.advised_rank as advisedRank',
      'a.reason',
      't.en_route_at as enRouteAt',
      't.at_scene_at as atSceneAt',
      't.ended_at as endedAt',
    ])
    .where('a.incident_id', '=', incidentId)
    .orderBy('a.at')
    .execute()
  const assessments = await db
    .selectFrom('respond.assessment')
    .select([
      'id as assessmentId',
      'at',
      'algorithm',
      'version',
      sql<string | null>`advice #>> '{ranked,0,id}'`.as('first'),
      sql<string | null>`advice #>> '{confidence,words}'`.as('confidence'),
    ])
    .where('incident_id', '=', incidentId)
    .orderBy('at')
    .execute()
  const crimes = await db
    .selectFrom('respond.crime')
    .select(['id as crimeId', 'number', 'offence_class as offenceClass'])
    .where('incident_id', '=', incidentId)
    .orderBy('recorded_at')
    .execute()
  const photos = await db
    .selectFrom('respond.photo')
    .select([
      sql<string>`encode(sha256, 'hex')`.as('sha256'),
      'bytes',
      'taken_at as takenAt',
      'by_name as byName',
    ])
    .where('incident_id', '=', incidentId)
    .orderBy('taken_at')
    .execute()
  const clocks = await findClocksAbout(context, [incidentId])
  return { incident, gradings, entries, assignments, assessments, crimes, photos, clocks }
}

export type WholeIncident = Awaited<ReturnType<typeof readWhole>>
