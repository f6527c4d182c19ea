import { type Context, NotFoundError } from '@bluelamp/platform'
import { sql } from 'kysely'
import { transportPolice } from './force-id.ts'
import type {
  Force,
  Neighbourhood,
  NeighbourhoodEvent,
  Officer,
  Priority,
} from './open-data-schemas.ts'
import type { LatLngPoint } from './open-place.ts'

/** Every force but the transport police, which has no area of its own. */
export async function findForces({ db }: Context): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('listen.open_force')
    .select(['id', 'name'])
    .where('id', '<>', transportPolice)
    .orderBy('name')
    .execute()
}

type ForceDetails = Partial<Omit<Force, 'id' | 'name'>> & { people?: Officer[] }

async function getDetails({ db }: Context, id: string) {
  const row = await db
    .selectFrom('listen.open_force')
    .select(['id', 'name', 'details'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFoundError('force', id)
  return { ...row, details: row.details as ForceDetails }
}

export async function getForce(context: Context, id: string): Promise<Force> {
  const { name, details } = await getDetails(context, id)
  return {
    id,
    name,
    description: details.description ?? null,
    url: details.url ?? null,
    telephone: details.telephone ?? null,
    engagement_methods: details.engagement_methods ?? [],
  }
}

export const getForcePeople = async (context: Context, id: string): Promise<Officer[]> =>
  (await getDetails(context, id)).details.people ?? []

export async function findNeighbourhoods(
  context: Context,
  forceId: string,
): Promise<{ id: string; name: string }[]> {
  await getDetails(context, forceId)
  return context.db
    .selectFrom('listen.open_neighbourhood')
    .select(['id', 'name'])
    .where('force_id', '=', forceId)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

type Part = 'details' | 'people' | 'events' | 'priorities' | 'boundary'

async function getPart(
  { db }: Context,
  forceId: string,
  id: string,
  part: Part,
): Promise<{ name: string; value: unknown }> {
  const row = await db
    .selectFrom('listen.open_neighbourhood')
    .where('force_id', '=', forceId)
    .where('id', '=', id)
    .select([
      'name',
      part === 'boundary' ? sql<unknown>`boundary::text`.as('value') : `${part} as value`,
    ])
    .executeTakeFirst()
  if (!row) throw new NotFoundError('neighbourhood', `${forceId}/${id}`)
  return row
}

/** Who works there, what they plan and what they give priority: lists kept as the API answers them. */
export async function getNeighbourhoodList(
  context: Context,
  forceId: string,
  id: string,
  part: 'people' | 'events' | 'priorities',
): Promise<(Officer | NeighbourhoodEvent | Priority)[]> {
  return (await getPart(context, forceId, id, part)).value as (
    | Officer
    | NeighbourhoodEvent
    | Priority
  )[]
}

export async function getNeighbourhood(
  context: Context,
  forceId: string,
  id: string,
): Promise<Neighbourhood> {
  const { name, value } = await getPart(context, forceId, id, 'details')
  const details = value as Partial<Neighbourhood>
  return {
    url_force: details.url_force ?? '',
    contact_details: details.contact_details ?? {},
    name,
    links: details.links ?? [],
    centre: details.centre ?? null,
    locations: details.locations ?? [],
    description: details.description ?? null,
    id,
    population: details.population ?? null,
  }
}

/** PostgreSQL writes a ring as `((x,y),(x,y),…)`: here in degrees, longitude first. */
const cornersOf = (ring: string | null): [longitude: string, latitude: string][] =>
  [...(ring ?? '').matchAll(/\(([^(),]+),([^(),]+)\)/g)].map(([, x, y]) => [x!, y!])

export async function getBoundary(
  context: Context,
  forceId: string,
  id: string,
): Promise<{ latitude: string; longitude: string }[]> {
  const { value } = await getPart(context, forceId, id, 'boundary')
  return cornersOf(value as string | null).map(([longitude, latitude]) => ({ latitude, longitude }))
}

export async function findTeamAt(
  { db }: Context,
  { latitude, longitude }: LatLngPoint,
): Promise<{ force: string; neighbourhood: string } | undefined> {
  const { rows } = await sql<{ force: string; neighbourhood: string }>`
    select force_id as force, id as neighbourhood from listen.open_neighbourhood
    where boundary @> point(${longitude}::float8, ${latitude}::float8)
    order by force_id, id limit 1`.execute(db)
  return rows[0]
}

/** All boundaries for a map, longitude first as GeoJSON has it. */
export async function findBoundaries({
  db,
}: Context): Promise<{ id: string; name: string; ring: [number, number][] }[]> {
  const { rows } = await sql<{ id: string; name: string; ring: string }>`
    select force_id || '/' || id as id, name, boundary::text as ring
    from listen.open_neighbourhood where boundary is not null order by 1`.execute(db)
  return rows.map(({ id, name, ring }) => ({
    id,
    name,
    ring: cornersOf(ring).map(([x, y]) => [Number(x), Number(y)]),
  }))
}
