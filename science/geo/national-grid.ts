export type LngLat = readonly [longitude: number, latitude: number]

const airy = { a: 6_377_563.396, b: 6_356_256.909 }
const wgs84 = { a: 6_378_137, b: 6_356_752.314_245 }
const origin = { scale: 0.9996012717, latitude: radians(49), longitude: radians(-2) }

// OSGB36 to WGS84, the published seven parameters: good to about five metres.
const shift = { x: 446.448, y: -125.157, z: 542.06 }
const turn = { x: seconds(0.1502), y: seconds(0.247), z: seconds(0.8421) }
const stretch = 1 - 20.4894e-6

function radians(degrees: number) {
  return (degrees * Math.PI) / 180
}
function seconds(arc: number) {
  return radians(arc / 3600)
}

/** Metres along the meridian from 49° north. */
function meridian(latitude: number): number {
  const n = (airy.a - airy.b) / (airy.a + airy.b)
  const [less, more] = [latitude - origin.latitude, latitude + origin.latitude]
  return (
    airy.b *
    origin.scale *
    ((1 + n + 1.25 * n ** 2 + 1.25 * n ** 3) * less -
      (3 * n + 3 * n ** 2 + 2.625 * n ** 3) * Math.sin(less) * Math.cos(more) +
      1.875 * (n ** 2 + n ** 3) * Math.sin(2 * less) * Math.cos(2 * more) -
      (35 / 24) * n ** 3 * Math.sin(3 * less) * Math.cos(3 * more))
  )
}

function unproject(easting: number, northing: number) {
  let latitude = origin.latitude
  for (let round = 0; round < 8; round++) {
    latitude += (northing + 100_000 - meridian(latitude)) / (airy.a * origin.scale)
  }
  const e2 = 1 - airy.b ** 2 / airy.a ** 2
  const curve = 1 - e2 * Math.sin(latitude) ** 2
  const nu = (airy.a * origin.scale) / Math.sqrt(curve)
  const rho = (airy.a * origin.scale * (1 - e2)) / curve ** 1.5
  const eta2 = nu / rho - 1
  const t = Math.tan(latitude)
  const sec = 1 / Math.cos(latitude)
  const d = easting - 400_000
  return {
    latitude:
      latitude -
      (t / (2 * rho * nu)) * d ** 2 +
      (t / (24 * rho * nu ** 3)) * (5 + 3 * t ** 2 + eta2 - 9 * t ** 2 * eta2) * d ** 4 -
      (t / (720 * rho * nu ** 5)) * (61 + 90 * t ** 2 + 45 * t ** 4) * d ** 6,
    longitude:
      origin.longitude +
      (sec / nu) * d -
      (sec / (6 * nu ** 3)) * (nu / rho + 2 * t ** 2) * d ** 3 +
      (sec / (120 * nu ** 5)) * (5 + 28 * t ** 2 + 24 * t ** 4) * d ** 5 -
      (sec / (5040 * nu ** 7)) * (61 + 662 * t ** 2 + 1320 * t ** 4 + 720 * t ** 6) * d ** 7,
  }
}

/**
 * Where a point of the British National Grid (EPSG:27700) lies on the globe (WGS84), after the Ordnance
 * Survey's "A guide to coordinate systems in Great Britain", annexes B and C, with the published seven
 * parameters: within about five metres of the OSTN15 grid, which is enough for a door and not for a survey.
 *
 * @param easting metres east of the false origin
 * @param northing metres north of it
 * @returns longitude and latitude in degrees, to six places (a tenth of a metre); NaN for what is no number
 */
export function toLngLat(easting: number, northing: number): LngLat {
  const { latitude, longitude } = unproject(easting, northing)
  const airyE2 = 1 - airy.b ** 2 / airy.a ** 2
  const nu = airy.a / Math.sqrt(1 - airyE2 * Math.sin(latitude) ** 2)
  const x = nu * Math.cos(latitude) * Math.cos(longitude)
  const y = nu * Math.cos(latitude) * Math.sin(longitude)
  const z = (1 - airyE2) * nu * Math.sin(latitude)
  const x2 = shift.x + stretch * x - turn.z * y + turn.y * z
  const y2 = shift.y + turn.z * x + stretch * y - turn.x * z
  const z2 = shift.z - turn.y * x + turn.x * y + stretch * z
  const e2 = 1 - wgs84.b ** 2 / wgs84.a ** 2
  const p = Math.hypot(x2, y2)
  let phi = Math.atan2(z2, p * (1 - e2))
  for (let round = 0; round < 5; round++) {
    const normal = wgs84.a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2)
    phi = Math.atan2(z2 + e2 * normal * Math.sin(phi), p)
  }
  const degrees = (angle: number) => Math.round((angle * 1.8e8) / Math.PI) / 1e6
  return [degrees(Math.atan2(y2, x2)), degrees(phi)]
}
