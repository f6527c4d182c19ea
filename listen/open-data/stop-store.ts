import type { Context } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'
import { liesIn } from './area-sql.ts'
import { locationOf } from './crime-store.ts'
import type { Stop } from './open-data-schemas.ts'
import { mostInArea, type OpenArea, TooManyError } from './open-place.ts'

type StopRow = Omit<
  Stop,
  'location' | 'outcome_object' | 'outcome' | 'outcome_linked_to_object_of_search' | 'datetime'
> & {
  stopped_at: string
  outcome: string | null
  outcome_code: string | null
  outcome_linked_to_object: boolean | null
  street_id: number | null
  street_name: string | null
  latitude: string | null
  longitude: string | null
}

const stopColumns = sql`
  t.type, t.involved_person, t.gender, t.age_range, t.self_defined_ethnicity, t.officer_defined_ethnicity,
  t.legislation, t.object_of_search, t.outcome, t.outcome_code, t.outcome_linked_to_object,
  t.removal_of_more_than_outer_clothing, t.operation, t.operation_name, t.street_id,
  to_char(t.stopped_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"') as stopped_at,
  s.name as street_name, s.latitude, s.longitude`

/** No outcome is an empty text or false there, never null; its object is then empty. */
const stop = (row: StopRow): Stop => ({
  age_range: row.age_range,
  outcome: row.outcome ?? false,
  involved_person: row.involved_person,
  self_defined_ethnicity: row.self_defined_ethnicity,
  gender: row.gender,
  legislation: row.legislation,
  outcome_linked_to_object_of_search: row.outcome_linked_to_object,
  datetime: row.stopped_at,
  removal_of_more_than_outer_clothing: row.removal_of_more_than_outer_clothing,
  outcome_object: row.outcome
    ? { id: row.outcome_code ?? '', name: row.outcome }
    : { id: '', name: '' },
  location: locationOf(row),
  operation: row.operation,
  officer_defined_ethnicity: row.officer_defined_ethnicity,
  type: row.type,
  operation_name: row.operation_name,
  object_of_search: row.object_of_search,
})

export async function findStops(
  { db }: Context,
  month: string,
  where: RawBuilder<unknown>,
): Promise<Stop[]> {
  const { rows } = await sql<StopRow>`
    select ${stopColumns}
    from listen.published_stop t left join listen.open_street s on s.id = t.street_id
    where t.month = ${`${month}-01`}::date and ${where}
    order by t.stopped_at, t.id
    limit ${mostInArea + 1}`.execute(db)
  if (rows.length > mostInArea) {
    throw new TooManyError(`More than ${mostInArea} stops. Ask for a smaller area.`)
  }
  return rows.map(stop)
}

export const stopsIn = (area: OpenArea) => liesIn(area)
export const stopsAt = (streetId: number) => sql`t.street_id = ${streetId}`
export const stopsWithoutPlace = (forceId: string) =>
  sql`t.force_id = ${forceId} and t.street_id is null`
export const stopsOf = (forceId: string) => sql`t.force_id = ${forceId}`
