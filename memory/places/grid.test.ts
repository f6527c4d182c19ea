import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toGrid, toLatLng } from './grid.ts'

/**
 * Points that Ordnance Survey publishes to test OSTN15 transformations (ETRS89 degrees, then OSGB36 grid
 * metres), from Scilly to Shetland; those outside Great Britain's mainland grid shift are left out.
 */
const points: readonly [string, number, number, number, number][] = [
  ['St Mary’s, Scilly', 49.9222639373, -6.29977752014, 91_492.146, 11_318.804],
  ['Lizard Point', 49.9600613782, -5.20304609998, 170_370.718, 11_572.405],
  ['Plymouth', 50.4388582561, -4.10864563561, 250_359.811, 62_016.569],
  ['Former OS headquarters', 50.9312793791, -1.450514337, 438_710.92, 114_792.25],
  ['North Foreland', 51.3744702555, 1.44454730409, 639_821.835, 169_565.858],
  ['Lambeth', 51.4893656495, -0.1199255718, 530_624.974, 178_388.464],
  ['Carmarthen', 51.858908964, -4.3085247696, 241_124.584, 220_332.641],
  ['Droitwich', 52.2552938163, -2.15458614387, 389_544.19, 261_912.153],
  ['King’s Lynn', 52.7513668717, 0.40153547065, 562_180.547, 319_784.995],
  ['Nottingham', 52.9621910941, -1.19747655922, 454_002.834, 340_834.943],
  ['Daresbury', 53.3448028019, -2.6404932081, 357_455.843, 383_290.436],
  ['Blackpool', 53.7791102576, -3.04045490691, 331_534.564, 431_920.794],
  ['Pudsey', 53.8002151963, -1.66379168242, 422_242.186, 433_818.701],
  ['Carlisle', 54.8954234042, -2.93827741149, 339_921.145, 556_034.761],
  ['Newcastle', 54.9791227366, -1.61657685184, 424_639.355, 565_012.703],
  ['Glasgow', 55.8539995295, -4.29649016251, 256_340.925, 664_697.269],
  ['Inverness', 57.4862500072, -4.21926398555, 267_056.768, 846_176.972],
  ['Sumburgh Head', 59.8540991389, -1.27486910356, 440_725.073, 1_107_878.448],
]

// The seven-parameter shift is said to be right to about five metres anywhere in Great Britain.
const tolerance = 5

test('published points come out within the accuracy of the shift', () => {
  for (const [name, latitude, longitude, easting, northing] of points) {
    const grid = toGrid({ latitude, longitude })
    const apart = Math.hypot(grid.easting - easting, grid.northing - northing)
    assert.ok(apart < tolerance, `${name} is ${apart.toFixed(2)} m off`)
    const degrees = toLatLng({ easting, northing })
    const north = (degrees.latitude - latitude) * 111_200
    const east = (degrees.longitude - longitude) * 111_200 * Math.cos((latitude * Math.PI) / 180)
    assert.ok(
      Math.hypot(north, east) < tolerance,
      `${name} back is ${Math.hypot(north, east)} m off`,
    )
  }
})

test('there and back is the same place, to a tenth of a metre', () => {
  const metres = {
    easting: fc.integer({ min: 100_000, max: 650_000 }),
    northing: fc.integer({ min: 20_000, max: 1_000_000 }),
  }
  fc.assert(
    fc.property(fc.record(metres), place => {
      const again = toGrid(toLatLng(place))
      assert.ok(Math.hypot(again.easting - place.easting, again.northing - place.northing) < 0.1)
    }),
    { seed: 20261122, numRuns: 1000 },
  )
})

test('degrees have six places, as the published data have', () => {
  const { latitude, longitude } = toLatLng({ easting: 422_242, northing: 433_819 })
  assert.equal(latitude, Number(latitude.toFixed(6)))
  assert.equal(longitude, Number(longitude.toFixed(6)))
})
