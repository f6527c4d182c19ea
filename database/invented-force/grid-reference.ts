import proj4 from 'proj4'
import type { Place } from './rows.ts'

// EPSG:27700 with the OSGB36 to WGS84 seven-parameter Helmert shift: within about 5 m of the OSTN15 grid.
const NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.060,0.1502,0.2470,0.8421,-20.4894 +units=m +no_defs'
const toDegrees = proj4(NATIONAL_GRID, 'EPSG:4326')

/** Both coordinates of a point given in National Grid metres: metres to 0.1, degrees to 1e-6 (about 0.1 m). */
export function placeAt(easting: number, northing: number): Place {
  const e = Math.round(easting * 10) / 10
  const n = Math.round(northing * 10) / 10
  const [longitude, latitude] = toDegrees.forward([e, n]) as [number, number]
  return {
    easting: e,
    northing: n,
    latitude: Math.round(latitude * 1e6) / 1e6,
    longitude: Math.round(longitude * 1e6) / 1e6,
  }
}
