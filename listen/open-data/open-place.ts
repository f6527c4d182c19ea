export type LatLngPoint = { latitude: number; longitude: number }
export type OpenArea = { near: LatLngPoint } | { polygon: readonly LatLngPoint[] }

/** A question that names no place, month or id as the API wants them. */
export class BadQuestionError extends Error {
  override name = 'BadQuestionError'
}

/** A custom area that holds more than the API hands out at once. */
export class TooManyError extends Error {
  override name = 'TooManyError'
}

/** Most crimes or outcomes in one answer for an area. */
export const mostInArea = 10_000
/** Characters of a GET address. */
export const longestAddress = 4094
/** Metres: point questions reach one mile. */
export const mile = 1609.344
const mostCorners = 2_000

function degrees(text: string | undefined, name: string, most: number): number {
  const value = text?.trim() ? Number(text) : Number.NaN
  if (!Number.isFinite(value) || Math.abs(value) > most) {
    throw new BadQuestionError(
      text === undefined
        ? `${name} is missing: give lat and lng, or poly`
        : `${name} is "${text.slice(0, 40)}": it must be degrees between -${most} and ${most}`,
    )
  }
  return value
}

export const readPoint = (lat: string | undefined, lng: string | undefined): LatLngPoint => ({
  latitude: degrees(lat, 'lat', 90),
  longitude: degrees(lng, 'lng', 180),
})

/** `lat,lng:lat,lng:lat,lng`, three corners or more; the ring closes by itself. */
export function readPolygon(poly: string): LatLngPoint[] {
  const corners = poly.split(':').filter(pair => pair.trim() !== '')
  if (corners.length < 3 || corners.length > mostCorners) {
    throw new BadQuestionError(
      `poly has ${corners.length} corners: give 3 to ${mostCorners}, as lat,lng:lat,lng:lat,lng`,
    )
  }
  return corners.map(pair => {
    const [lat, lng, more] = pair.split(',')
    if (more !== undefined) throw new BadQuestionError(`poly has the corner "${pair.slice(0, 60)}"`)
    return readPoint(lat ?? '', lng ?? '')
  })
}

/** An area by `poly`, else the mile round `lat` and `lng`. */
export const readArea = (asked: {
  lat?: string | undefined
  lng?: string | undefined
  poly?: string | undefined
}): OpenArea =>
  asked.poly ? { polygon: readPolygon(asked.poly) } : { near: readPoint(asked.lat, asked.lng) }

export function readMonth(date: string | undefined): string | undefined {
  if (date === undefined || date === '') return undefined
  // Some clients send a whole date: its month is what counts.
  if (!/^(19|20)\d\d-(0[1-9]|1[0-2])(-\d\d)?$/.test(date)) {
    throw new BadQuestionError(`date is "${date.slice(0, 40)}": it must be of the form YYYY-MM`)
  }
  return date.slice(0, 7)
}
