import type { Context } from '@bluelamp/platform'
import { type RawBuilder, sql } from 'kysely'
import { boxRound, liesIn, metresFrom } from './area-sql.ts'
import { allCrime } from './crime-category.ts'
import type { Crime, OutcomeCrime } from './open-data-schemas.ts'
import { type LatLngPoint, mostInArea, type OpenArea, TooManyError } from './open-place.ts'
import { outcomeName } from './outcome-category.ts'

type CrimeRow = {
  id: number
  persistent_id: string
  category: string
  month: string
  location_type: 'Force' | 'BTP' | null
  location_subtype: string
  context: string
  outcome_code: string | null
  outcome_month: string | null
  street_id: number | null
  street_name: string | null
  latitude: string | null
  longitude: string | null
}

const crimeColumns = sql`
  c.id, c.persistent_id, c.category, to_char(c.month, 'YYYY-MM') as month, c.location_type, c.location_subtype,
  c.context, c.outcome_code, to_char(c.outcome_month, 'YYYY-MM') as outcome_month, c.street_id,
  s.name as street_name, s.latitude, s.longitude`

const firstOf = (month: string) => sql`${`${month}-01`}::date`

const inCategory = (category: string): RawBuilder<unknown> =>
  category === allCrime ? sql`true` : sql`c.category = ${category}`

export const locationOf = (
  row: Pick<CrimeRow, 'street_id' | 'street_name' | 'latitude' | 'longitude'>,
) =>
  row.street_id === null
    ? null
    : {
        latitude: row.latitude!,
        street: { id: row.street_id, name: row.street_name! },
        longitude: row.longitude!,
      }

const outcomeCrime = (row: CrimeRow): OutcomeCrime => ({
  category: row.category,
  location_type: row.location_type,
  location: locationOf(row),
  context: row.context,
  persistent_id: row.persistent_id,
  id: row.id,
  location_subtype: row.location_subtype,
  month: row.month,
})

const crime = (row: CrimeRow): Crime => ({
  ...outcomeCrime(row),
  outcome_status: row.outcome_code
    ? { category: outcomeName(row.outcome_code), date: row.outcome_month! }
    : null,
})

function refuseTooMany(rows: readonly unknown[]): void {
  if (rows.length > mostInArea) {
    throw new TooManyError(`The area holds more than ${mostInArea}. Ask for a smaller one.`)
  }
}

/**
 * Crimes of a month on the snap points of an area. Streets first, by place, then their crimes: the other way round a
 * whole month would be read for one mile.
 */
export async function findCrimesIn(
  { db }: Context,
  asked: { area: OpenArea; month: string; category: string },
): Promise<Crime[]> {
  const { rows } = await sql<CrimeRow>`
    select ${crimeColumns}
    from listen.open_street s
    join listen.published_crime c on c.street_id = s.id and c.month = ${firstOf(asked.month)}
    where ${liesIn(asked.area)} and ${inCategory(asked.category)}
    order by c.category, c.id
    limit ${mostInArea + 1}`.execute(db)
  refuseTooMany(rows)
  return rows.map(crime)
}

export async function findCrimesAt(
  { db }: Context,
  streetId: number,
  month: string,
): Promise<Crime[]> {
  const { rows } = await sql<CrimeRow>`
    select ${crimeColumns}
    from listen.open_street s
    join listen.published_crime c on c.street_id = s.id and c.month = ${firstOf(month)}
    where s.id = ${streetId}
    order by c.category, c.id`.execute(db)
  return rows.map(crime)
}

export async function findCrimesWithoutPlace(
  { db }: Context,
  asked: { forceId: string; month: string; category: string },
): Promise<Crime[]> {
  const { rows } = await sql<CrimeRow>`
    select ${crimeColumns}
    from listen.published_crime c
    left join listen.open_street s on false
    where c.street_id is null and c.force_id = ${asked.forceId} and c.month = ${firstOf(asked.month)}
      and ${inCategory(asked.category)}
    order by c.category, c.id`.execute(db)
  return rows.map(crime)
}

type OutcomeRow = CrimeRow & { told_code: string; told_month: string }

const outcome = (row: OutcomeRow) => ({
  category: { code: row.told_code, name: outcomeName(row.told_code) },
  date: row.told_month,
  person_id: null,
})

/** Outcomes told in a month, for crimes of any month, at one snap point or on those of an area. */
export async function findOutcomesIn(
  { db }: Context,
  asked: { at: number | OpenArea; month: string },
) {
  const where = typeof asked.at === 'number' ? sql`s.id = ${asked.at}` : liesIn(asked.at)
  const { rows } = await sql<OutcomeRow>`
    select ${crimeColumns}, o.code as told_code, to_char(o.month, 'YYYY-MM') as told_month
    from listen.open_street s
    join listen.published_outcome o on o.street_id = s.id and o.month = ${firstOf(asked.month)}
    join listen.published_crime c on c.id = o.crime_id
    where ${where}
    order by c.id, o.code
    limit ${mostInArea + 1}`.execute(db)
  refuseTooMany(rows)
  return rows.map(row => ({ ...outcome(row), crime: outcomeCrime(row) }))
}

export async function findCaseHistory({ db }: Context, persistentId: string) {
  const { rows } = await sql<CrimeRow>`
    select ${crimeColumns}
    from listen.published_crime c left join listen.open_street s on s.id = c.street_id
    where c.persistent_id = ${persistentId} and c.persistent_id <> ''
    order by c.id limit 1`.execute(db)
  const [found] = rows
  if (!found) return undefined
  const told = await db
    .selectFrom('listen.published_outcome')
    .where('crime_id', '=', found.id)
    .select(['code as told_code', sql<string>`to_char(month, 'YYYY-MM')`.as('told_month')])
    .orderBy('month')
    .execute()
  return {
    outcomes: told.map(row => outcome({ ...found, ...row })),
    crime: outcomeCrime(found),
  }
}

/** The snap point nearest to a place, in metres. Degrees only say how far off to look: they are no measure of nearness. */
export async function findNearestStreet(
  { db }: Context,
  place: LatLngPoint,
): Promise<number | undefined> {
  const point = sql`point(${place.longitude}::float8, ${place.latitude}::float8)`
  const { rows: first } = await sql<{ metres: number }>`
    select ${metresFrom(place)} as metres from listen.open_street s
    order by s.position <-> ${point} limit 1`.execute(db)
  if (!first[0]) return undefined
  const { rows } = await sql<{ id: number }>`
    select s.id from listen.open_street s
    where s.position <@ ${boxRound(place, first[0].metres + 1)}
    order by ${metresFrom(place)}, s.id limit 1`.execute(db)
  return rows[0]?.id
}

export async function hasStreet({ db }: Context, id: number): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from listen.open_street where id = ${id}) as found`.execute(db)
  return rows[0]!.found
}
