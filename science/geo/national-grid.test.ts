import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toLngLat } from './national-grid.ts'

const near = (actual: number, expected: number, within: number) =>
  assert.ok(
    Math.abs(actual - expected) <= within,
    `${actual} is not within ${within} of ${expected}`,
  )

test('the Ordnance Survey worked example comes out where it is', () => {
  const [lng, lat] = toLngLat(651_409.903, 313_177.27)
  near(lat, 52.657977, 0.0001)
  near(lng, 1.716038, 0.0001)
})

test('on the central meridian only the datum shift moves a point east or west', () => {
  const [lng, lat] = toLngLat(400_000, 289_000)
  near(lng, -2.0014, 0.0005)
  near(lat, 52.4989, 0.001)
})

test('it agrees with proj4 2.22 by the same seven parameters to within a metre', () => {
  const points: [number, number, number, number][] = [
    [407_000, 286_800, 52.479083, -1.898362],
    [651_409.903, 313_177.27, 52.657979, 1.716052],
    [530_000, 180_000, 51.503991, -0.128354],
    [250_000, 660_000, 55.809906, -4.395108],
  ]
  for (const [easting, northing, latitude, longitude] of points) {
    const [lng, lat] = toLngLat(easting, northing)
    near(lat, latitude, 9e-6)
    near(lng, longitude, 1.3e-5)
  }
})
