import proj4 from 'proj4'

// OSGB36 by the seven-parameter shift: right to some metres, which is enough for a street; a surveyed
// position would need the OSTN15 grid.
const nationalGrid =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894 +units=m +no_defs'

const converter = proj4('EPSG:4326', nationalGrid)

export type GridPoint = { easting: number; northing: number }
export type LatLng = { latitude: number; longitude: number }

export function toGrid({ latitude, longitude }: LatLng): GridPoint {
  const [easting, northing] = converter.forward([longitude, latitude])
  return { easting: easting!, northing: northing! }
}

/** Six decimal places, as data.police.uk gives them: a tenth of a metre. */
export function toLatLng({ easting, northing }: GridPoint): LatLng {
  const [longitude, latitude] = converter.inverse([easting, northing])
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  return { latitude: round(latitude!), longitude: round(longitude!) }
}

/** PostgreSQL writes a point as `(x,y)`; `pg` hands it over as `{ x, y }`. */
export const pointText = ({ easting, northing }: GridPoint): string => `(${easting},${northing})`
