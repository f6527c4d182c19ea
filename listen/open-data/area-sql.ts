import { type RawBuilder, sql } from 'kysely'
import { type LatLngPoint, mile, type OpenArea } from './open-place.ts'

const metresADegree = 111_195

/** Metres from a snap point to a place, on a sphere: within 0.3% of the ellipsoid anywhere in Britain. */
export const metresFrom = ({ latitude, longitude }: LatLngPoint): RawBuilder<number> => sql<number>`
  (2 * 6371008.8 * asin(least(1, sqrt(
    power(sind((s.position[1] - ${latitude}::float8) / 2), 2) +
    cosd(s.position[1]) * cosd(${latitude}::float8) *
    power(sind((s.position[0] - ${longitude}::float8) / 2), 2)))))`

/** The degrees that surely hold all that lies within some metres: what the index can find. */
export function boxRound({ latitude, longitude }: LatLngPoint, metres: number): RawBuilder<string> {
  const up = (metres / metresADegree) * 1.01
  const across = up / Math.max(0.01, Math.cos((latitude * Math.PI) / 180))
  return sql<string>`box(
    point(${longitude - across}::float8, ${latitude - up}::float8),
    point(${longitude + across}::float8, ${latitude + up}::float8))`
}

/** Whether the snap point `s` lies in the area: along straight lines in degrees, as the API draws them. */
export function liesIn(area: OpenArea): RawBuilder<boolean> {
  if ('near' in area) {
    return sql<boolean>`s.position <@ ${boxRound(area.near, mile)} and ${metresFrom(area.near)} <= ${mile}`
  }
  const ring = area.polygon.map(({ latitude, longitude }) => `(${longitude},${latitude})`).join(',')
  return sql<boolean>`s.position <@ ${`(${ring})`}::polygon`
}
