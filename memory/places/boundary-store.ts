import type { Db } from '@bluelamp/platform'
import { sql } from 'kysely'
import { toLatLng } from './grid.ts'

export type Boundary = {
  type: 'Feature'
  properties: { code: string; name: string; kind: string; parentCode: string | null }
  geometry: { type: 'Polygon'; coordinates: [longitude: number, latitude: number][][] }
}

type Ring = { code: string; name: string; kind: string; parentCode: string | null; ring: string }

/** Today's boundaries of a kind, as GeoJSON (RFC 7946: longitude first). Holes follow their ring. */
export async function findBoundaries(db: Db, kind: string): Promise<Boundary[]> {
  const { rows } = await sql<Ring>`
    select a.code, a.name, a.kind, a.parent_code as "parentCode", r.boundary::text as ring
    from memory.area a join memory.area_ring r on r.area_code = a.code
    where a.kind = ${kind} and a.valid_to is null
    order by a.code, r.sign desc, r.ring`.execute(db)
  const boundaries = new Map<string, Boundary>()
  for (const { ring, ...properties } of rows) {
    const known = boundaries.get(properties.code)
    const coordinates = readRing(ring)
    if (known) known.geometry.coordinates.push(coordinates)
    else {
      boundaries.set(properties.code, {
        type: 'Feature',
        properties,
        geometry: { type: 'Polygon', coordinates: [coordinates] },
      })
    }
  }
  return [...boundaries.values()]
}

/** PostgreSQL's `((x,y),(x,y),…)` in grid metres to a closed ring in degrees. */
function readRing(text: string): [number, number][] {
  const points = [...text.matchAll(/\(([-\d.e+]+),([-\d.e+]+)\)/g)].map(
    ([, x, y]): [number, number] => {
      const { longitude, latitude } = toLatLng({ easting: Number(x), northing: Number(y) })
      return [longitude, latitude]
    },
  )
  const [first] = points
  return first ? [...points, first] : points
}
