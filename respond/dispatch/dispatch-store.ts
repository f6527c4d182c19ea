import { type Context, newId, type Tx } from '@bluelamp/platform'
import type { DemandPoint } from '@bluelamp/science/dispatch'
import { sql } from 'kysely'

export type UnitAtHand = {
  unitId: string
  callSign: string
  districtName: string | null
  skills: string[]
  crewCount: number
  shiftEndsAt: Date | null
  state: number
  committedGrade: string | null
  easting: number | null
  northing: number | null
  fixedAt: Date | null
}

/** Every unit of the force that is not off duty. */
export async function findUnitsAtHand(
  { db }: Context,
  forceId: string,
  offDuty: number,
): Promise<UnitAtHand[]> {
  const { rows } = await sql<UnitAtHand>`
    select u.id as "unitId", u.call_sign as "callSign", a.name as "districtName", u.skills,
      jsonb_array_length(u.crew) as "crewCount", u.shift_ends_at as "shiftEndsAt", s.state,
      i.grade as "committedGrade", p.easting, p.northing, p.fixed_at as "fixedAt"
    from respond.unit u
    join respond.unit_state s on s.unit_id = u.id
    left join respond.incident i on i.id = s.incident_id
    left join respond.unit_position p on p.unit_id = u.id
    left join memory.area a on a.code = u.district_code
    where u.force_id = ${forceId} and s.state <> ${offDuty}
    order by u.call_sign`.execute(db)
  return rows
}

/** Where incidents were, counted by square of `squareMetres`: what cover is reckoned against. */
export async function countDemand(
  { db }: Context,
  forceId: string,
  since: Date,
  squareMetres: number,
): Promise<DemandPoint[]> {
  const { rows } = await sql<DemandPoint>`
    select (east + 0.5) * ${squareMetres}::int as x, (north + 0.5) * ${squareMetres}::int as y,
      count(*)::float8 as weight
    from (
      select (easting / ${squareMetres}::int)::float8 as east,
        (northing / ${squareMetres}::int)::float8 as north
      from memory.event
      where kind = 'incident' and recorded_at >= ${since} and force_id = ${forceId}
        and easting is not null and northing is not null) square
    group by east, north
    order by 1, 2`.execute(db)
  return rows
}

/** Changes when another network is loaded. */
export async function findNetworkKey({ db }: Context): Promise<string | undefined> {
  const row = await db
    .selectFrom('memory.road_network')
    .select(['id', 'made_at'])
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && `${row.id} ${row.made_at.toISOString()}`
}

export async function addAssessment(
  { db, now }: Context<Tx>,
  assessment: { incidentId: string; algorithm: string; version: string; advice: unknown },
): Promise<string> {
  const id = newId(now)
  await db
    .insertInto('respond.assessment')
    .values({
      id,
      incident_id: assessment.incidentId,
      at: now,
      algorithm: assessment.algorithm,
      version: assessment.version,
      advice: JSON.stringify(assessment.advice),
    })
    .execute()
  return id
}

export type KeptAdvice = { id: string; rank: number | null }

/** Where a call sign stood in an advice about this incident: in the one named, or else the newest. */
export async function findAdvised(
  { db }: Context,
  asked: {
    incidentId: string
    callSign: string
    algorithm: string
    assessmentId?: string | undefined
  },
): Promise<KeptAdvice | undefined> {
  const { rows } = await sql<KeptAdvice>`
    select s.id,
      (select (unit ->> 'rank')::int from jsonb_array_elements(s.advice -> 'ranked') unit
       where unit ->> 'id' = ${asked.callSign}) as rank
    from respond.assessment s
    where s.incident_id = ${asked.incidentId} and s.algorithm = ${asked.algorithm}
      and (${asked.assessmentId ?? null}::uuid is null or s.id = ${asked.assessmentId ?? null})
    order by s.at desc, s.id desc limit 1`.execute(db)
  return rows[0]
}

export type Assignment = {
  id: string
  incidentId: string
  unitId: string
  at: Date
  byName: string
  advisedRank: number | null
}

const assignments = ({ db }: Context) =>
  db
    .selectFrom('respond.assignment')
    .select([
      'id',
      'incident_id as incidentId',
      'unit_id as unitId',
      'at',
      'by_name as byName',
      'advised_rank as advisedRank',
    ])

export const findAssignmentByAttempt = (
  context: Context,
  attemptId: string,
): Promise<Assignment | undefined> =>
  assignments(context).where('attempt_id', '=', attemptId).executeTakeFirst()

export const findLastAssignment = (
  context: Context,
  unitId: string,
): Promise<Assignment | undefined> =>
  assignments(context)
    .where('unit_id', '=', unitId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()

export type NewAssignment = {
  attemptId: string
  incidentId: string
  unitId: string
  assessmentId: string | null
  advisedRank: number | null
  reason: string | null
}

/** The decision, and the task it gives to the officers. */
export async function addAssignment(
  { db, actor, now }: Context<Tx>,
  assignment: NewAssignment,
): Promise<string> {
  const id = newId(now)
  await db
    .insertInto('respond.assignment')
    .values({
      id,
      attempt_id: assignment.attemptId,
      incident_id: assignment.incidentId,
      unit_id: assignment.unitId,
      at: now,
      by_actor: actor.id,
      by_name: actor.name,
      assessment_id: assignment.assessmentId,
      advised_rank: assignment.advisedRank,
      reason: assignment.reason,
    })
    .execute()
  await db
    .insertInto('respond.task')
    .values({
      id,
      incident_id: assignment.incidentId,
      unit_id: assignment.unitId,
      given_at: now,
    })
    .execute()
  return id
}
