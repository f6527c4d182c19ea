import { randomBytes } from 'node:crypto'
import type { Context, Tx } from '@bluelamp/platform'
import { sql } from 'kysely'

export type DueEvent = {
  eventId: string
  crimeId: number | null
  kind: 'incident' | 'crime'
  code: string
  outcome: string | null
  /** The snap point that stands for the place in public; null where the event has none. */
  street: { id: number; name: string; latitude: string; longitude: string } | null
  /** First day of the month in London in which it happened. */
  month: string
  outcomeMonth: string
}

const london = (instant: string) =>
  sql<string>`to_char(date_trunc('month', ${sql.raw(instant)} at time zone 'Europe/London'), 'YYYY-MM-DD')`

/** Beyond this the nearest snap point says nothing of the place: the crime is told without one. */
const tooFar = 20_000

/**
 * Events that are not told to the public yet, or otherwise than they stand now. Anti-social behaviour once its log is
 * closed. The place itself is not read out: only its snap point, found as memory's findSnapPoint finds it, for all at
 * once (measured: 3,400 crimes a second on two cores).
 */
export async function findDue(
  { db }: Context,
  forceId: string,
  limit: number,
): Promise<DueEvent[]> {
  const { rows } = await sql<DueEvent>`
    with due as (
      select e.entity_id, p.crime_id, e.kind, e.code, e.outcome, e.uprn, e.easting, e.northing, e.occurred_from,
        e.recorded_at, e.outcome_at
      from memory.event e
      left join listen.publication p on p.event_id = e.entity_id
      where e.force_id = ${forceId}
        and (e.kind = 'crime' or (e.kind = 'incident' and e.code like 'asb-%' and e.state = 'closed'))
        and (p.event_id is null or p.event_code <> e.code or p.event_outcome is distinct from e.outcome)
      order by e.recorded_at, e.entity_id
      limit ${limit}
    )
    select e.entity_id as "eventId", e.crime_id as "crimeId", e.kind, e.code, e.outcome,
      ${london('coalesce(e.occurred_from, e.recorded_at)')} as month,
      ${london('coalesce(e.outcome_at, e.recorded_at)')} as "outcomeMonth",
      case when s.id is not null then json_build_object('id', s.id,
        'name', case when s.name like 'On or near %' then s.name else 'On or near ' || s.name end,
        'latitude', s.latitude::numeric(9, 6)::text, 'longitude', s.longitude::numeric(9, 6)::text) end as street
    from due e
    left join memory.address a on a.uprn = e.uprn
    cross join lateral (
      select coalesce(point(e.easting, e.northing), a.position) as place) at
    left join lateral (
      select n.id from memory.snap_point n
      where e.crime_id is null and a.snap_point_id is null and at.place is not null
      order by n.position <-> at.place limit 1) nearest on true
    left join memory.snap_point s
      on s.id = coalesce(a.snap_point_id, nearest.id) and s.position <-> at.place <= ${tooFar}`.execute(
    db,
  )
  return rows
}

/** One publisher at a time: two would both take an event to be new. */
export async function holdPublishing({ db }: Context<Tx>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('listen.publish-crimes'))`.execute(db)
}

/** The installation's own key, made by whoever needs it first. */
export async function getPublicationKey({ db }: Context<Tx>): Promise<Buffer> {
  await db
    .insertInto('listen.publication_key')
    .values({ key: randomBytes(32) })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const { key } = await db
    .selectFrom('listen.publication_key')
    .select('key')
    .executeTakeFirstOrThrow()
  return key
}

/** The force itself among those the API lists, by the name it has in memory. */
export async function keepForce({ db }: Context<Tx>, forceId: string): Promise<void> {
  await sql`
    insert into listen.open_force (id, name)
    select ${forceId}, coalesce(
      (select name from memory.area where kind = 'force' and force_id = ${forceId} order by valid_from desc limit 1),
      ${forceId})
    on conflict (id) do nothing`.execute(db)
}

export type PublicCrime = {
  persistentId: string
  category: string
  outcomeCode: string | null
  outcomeMonth: string | null
}

export type NewCrime = { event: DueEvent; crime: PublicCrime }

/** The force's own points, by memory's id, unless a loaded file has the very same point under another. */
async function keepStreets(db: Tx, crimes: readonly NewCrime[]): Promise<void> {
  const streets = new Map(
    crimes.flatMap(({ event: { street } }) => (street ? [[street.id, street]] : [])),
  )
  if (streets.size === 0) return
  await sql`
    insert into listen.open_street (id, name, latitude, longitude)
    select u.* from json_to_recordset(${JSON.stringify([...streets.values()])})
      as u(id int, name text, latitude numeric(9, 6), longitude numeric(9, 6))
    where not exists (
      select from listen.open_street s
      where s.name = u.name and s.latitude = u.latitude and s.longitude = u.longitude)
    on conflict (id) do update
      set name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude`.execute(
    db,
  )
}

/** Adds crimes under public numbers that follow their order, which is a secret's and not time's. */
export async function addCrimes(
  { db, now }: Context<Tx>,
  forceId: string,
  crimes: readonly NewCrime[],
): Promise<void> {
  if (crimes.length === 0) return
  await keepStreets(db, crimes)
  const rows = crimes.map(({ event, crime }) => ({
    event_id: event.eventId,
    event_code: event.code,
    event_outcome: event.outcome,
    persistent_id: crime.persistentId,
    category: crime.category,
    month: event.month,
    outcome_code: crime.outcomeCode,
    outcome_month: crime.outcomeMonth,
    ...event.street,
    id: undefined,
  }))
  await sql`
    with asked as (
      select * from json_to_recordset(${JSON.stringify(rows)}) as u(event_id uuid, event_code text,
        event_outcome text, persistent_id text, category text, month date, outcome_code text, outcome_month date,
        name text, latitude numeric(9, 6), longitude numeric(9, 6))
    ), given as materialized (
      select asked.*, s.id as street_id, nextval('listen.published_crime_id_seq')::int as id
      from asked left join listen.open_street s
        on s.name = asked.name and s.latitude = asked.latitude and s.longitude = asked.longitude
    ), crime as (
      insert into listen.published_crime (id, force_id, persistent_id, category, month, street_id, location_type,
        outcome_code, outcome_month, source)
      select id, ${forceId}, persistent_id, category, month, street_id,
        case when street_id is not null then 'Force' end, outcome_code, outcome_month, 'own'
      from given
    ), outcome as (
      insert into listen.published_outcome (crime_id, code, month, street_id)
      select id, outcome_code, outcome_month, street_id from given where outcome_code is not null
    )
    insert into listen.publication (event_id, crime_id, event_code, event_outcome, published_at)
    select event_id, id, event_code, event_outcome, ${now} from given`.execute(db)
}

/** Tells the public what changed: its kind or its outcome. Place and month stay as first told. */
export async function changeCrime(
  { db }: Context<Tx>,
  crimeId: number,
  event: DueEvent,
  change: Pick<PublicCrime, 'category' | 'outcomeCode' | 'outcomeMonth'>,
): Promise<void> {
  const { street_id } = await db
    .updateTable('listen.published_crime')
    .set({
      category: change.category,
      outcome_code: change.outcomeCode,
      outcome_month: change.outcomeMonth,
    })
    .where('id', '=', crimeId)
    .returning('street_id')
    .executeTakeFirstOrThrow()
  await addOutcome(db, crimeId, change.outcomeCode, change.outcomeMonth, street_id)
  await db
    .updateTable('listen.publication')
    .set({ event_code: event.code, event_outcome: event.outcome })
    .where('event_id', '=', event.eventId)
    .execute()
}

async function addOutcome(
  db: Tx,
  crimeId: number,
  code: string | null,
  month: string | null,
  streetId: number | null,
): Promise<void> {
  if (code === null || month === null) return
  await db
    .insertInto('listen.published_outcome')
    .values({ crime_id: crimeId, code, month, street_id: streetId })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
