import { toLngLat } from '@bluelamp/science/geo'

/** A link that opens the phone's own navigation; the address itself is told to nobody. */
export function directionsLink(
  place: { readonly easting: number; readonly northing: number },
  userAgent: string,
): string {
  const [longitude, latitude] = toLngLat(place.easting, place.northing)
  const point = `${latitude.toFixed(5)},${longitude.toFixed(5)}`
  if (/Android/.test(userAgent)) return `geo:${point}?q=${point}`
  if (/iPhone|iPad/.test(userAgent)) return `https://maps.apple.com/?daddr=${point}`
  return `https://www.openstreetmap.org/directions?to=${point}`
}
