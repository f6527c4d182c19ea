import { type Context, NotFoundError, type Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { AtSceneSource } from '../incidents/incident-times.ts'
import type { CrewMember } from '../tables.ts'

export type Unit = {
  id: string
  forceId: string
  callSign: string
  districtCode: string
  crew: CrewMember[]
}

const units = ({ db }: Context) =>
  db
    .selectFrom('respond.unit')
    .select([
      'id',
      'force_id as forceId',
      'call_sign as callSign',
      'district_code as districtCode',
      sql<CrewMember[]>`crew`.as('crew'),
    ])

export async function getUnit(context: Context, id: string): Promise<Unit> {
  const unit = await units(context).where('id', '=', id).executeTakeFirst()
  if (!unit) throw new NotFoundError('unit', id)
  return unit
}

/** The unit an officer is on now. */
export async function findUnitOf(context: Context, accountId: string): Promise<Unit | undefined> {
  const member = JSON.stringify([{ id: accountId }])
  return units(context)
    .where(sql<boolean>`crew @> ${member}::jsonb`)
    .orderBy('call_sign')
    .limit(1)
    .executeTakeFirst()
}

export type UnitView = {
  unitId: string
  callSign: string
  kind: string
  districtCode: string
  station: string
  skills: string[]
  crewCount: number
  shiftEndsAt: Date | null
  state: number | null
  since: Date | null
  incidentId: string | null
  easting: number | null
  northing: number | null
  fixedAt: Date | null
}

/** Every unit of a force with where and how it is; off-duty units only where asked for. */
export async function findUnitViews(
  { db }: Pick<Context, 'db'>,
  asked: { forceId: string; districtCode?: string | undefined; ids?: readonly string[] },
): Promise<UnitView[]> {
  const { rows } = await sql<UnitView>`
    select u.id as "unitId", u.call_sign as "callSign", u.kind, u.district_code as "districtCode",
      u.station, u.skills, jsonb_array_length(u.crew) as "crewCount",
      u.shift_ends_at as "shiftEndsAt", s.state, s.since, s.incident_id as "incidentId",
      p.easting, p.northing, p.fixed_at as "fixedAt"
    from respond.unit u
    left join respond.unit_state s on s.unit_id = u.id
    left join respond.unit_position p on p.unit_id = u.id
    where u.force_id = ${asked.forceId}
      and (${asked.districtCode ?? null}::text is null or u.district_code = ${asked.districtCode ?? null})
      and (${asked.ids ?? null}::uuid[] is null or u.id = any(${asked.ids ?? null}::uuid[]))
    order by u.call_sign`.execute(db)
  return rows
}

export type CurrentState = { state: number; since: Date; incidentId: string | null }

/** Held until the transaction ends; a unit that never sent a state is locked by its own row's making. */
export async function lockUnitState(
  { db }: Context<Tx>,
  unitId: string,
): Promise<CurrentState | undefined> {
  // Two first messages of one unit: neither has a row to lock yet.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`unit ${unitId}`}, 0))`.execute(db)
  return findCurrentState({ db }, unitId)
}

export async function findCurrentState(
  { db }: Pick<Context, 'db'>,
  unitId: string,
): Promise<CurrentState | undefined> {
  return db
    .selectFrom('respond.unit_state')
    .select(['state', 'since', 'incident_id as incidentId'])
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
}

/** Moves on only: a state older than the one known changes nothing. */
export async function setUnitState(
  { db }: Context<Tx>,
  unitId: string,
  current: CurrentState,
): Promise<void> {
  await db
    .insertInto('respond.unit_state')
    .values({
      unit_id: unitId,
      state: current.state,
      since: current.since,
      incident_id: current.incidentId,
    })
    .onConflict(conflict =>
      conflict
        .column('unit_id')
        .doUpdateSet({
          state: current.state,
          since: current.since,
          incident_id: current.incidentId,
        })
        .where('respond.unit_state.since', '<=', current.since),
    )
    .execute()
}

export type NewStateChange = {
  attemptId: string
  unitId: string
  state: number
  at: Date
  incidentId: string | null
  source: AtSceneSource
}

/** False if this attempt was kept already. */
export async function addStateChange(
  { db, actor, now }: Context<Tx>,
  change: NewStateChange,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('respond.unit_state_change')
    .values({
      attempt_id: change.attemptId,
      unit_id: change.unitId,
      state: change.state,
      at: change.at,
      incident_id: change.incidentId,
      source: change.source,
      by_actor: actor.id,
      kept_at: now,
    })
    .onConflict(conflict => conflict.column('attempt_id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function findStateChange({ db }: Context, attemptId: string) {
  return db
    .selectFrom('respond.unit_state_change')
    .select(['unit_id as unitId', 'state', 'incident_id as incidentId'])
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
}

/** Which incident a state is about that names none: the one the unit had at that time. */
export async function findIncidentAt(
  { db }: Context,
  unitId: string,
  at: Date,
): Promise<string | null> {
  const task = await db
    .selectFrom('respond.task')
    .select(['incident_id', 'ended_at'])
    .where('unit_id', '=', unitId)
    .where('given_at', '<=', at)
    .orderBy('given_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return task && (!task.ended_at || at < task.ended_at) ? task.incident_id : null
}

export async function wasAssigned(
  { db }: Context,
  unitId: string,
  incidentId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('respond.task')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('incident_id', '=', incidentId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Units that are still on an incident. */
export async function findUnitsOn(
  { db }: Context,
  incidentId: string,
): Promise<{ unitId: string; callSign: string }[]> {
  return db
    .selectFrom('respond.task as t')
    .innerJoin('respond.unit as u', 'u.id', 't.unit_id')
    .select(['u.id as unitId', 'u.call_sign as callSign'])
    .where('t.incident_id', '=', incidentId)
    .where('t.ended_at', 'is', null)
    .orderBy('u.call_sign')
    .execute()
}
