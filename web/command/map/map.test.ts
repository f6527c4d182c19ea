import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Incident, Unit } from '../api/shapes.ts'
import { boundsOf, incidentFeatures, unitFeatures } from './map-features.ts'
import { createTracks } from './unit-tracks.ts'

const fix = (fixedAt: number, easting: number, unitId = 'u') => ({
  unitId,
  easting,
  northing: 289_000,
  fixedAt,
})

test('fixes in any order leave the unit at the newest', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), times => {
      const tracks = createTracks(false)
      for (const time of times) tracks.place(fix(time, 415_000 + time), 0)
      const newest = Math.max(...times)
      assert.equal(tracks.find('u')?.easting, 415_000 + newest)
      assert.equal(tracks.fixedAt('u'), newest)
    }),
  )
})

test('a unit glides to its fix and stops there; a far fix is a jump', () => {
  const tracks = createTracks()
  tracks.place(fix(1, 415_000), 0)
  assert.equal(tracks.step(10), false)
  tracks.place(fix(2, 415_300), 1000)
  assert.equal(tracks.step(1750), true)
  assert.equal(tracks.find('u')?.easting, 415_150)
  tracks.step(9000)
  assert.equal(tracks.find('u')?.easting, 415_300)
  assert.equal(tracks.step(9001), false)
  tracks.place(fix(3, 425_000), 9002)
  assert.equal(tracks.find('u')?.easting, 425_000)
})

const unit = (id: string, state: number | null): Unit => ({
  id,
  callSign: id.toUpperCase(),
  kind: 'response',
  district: '',
  station: '',
  state,
  stateSince: 0,
  incidentId: null,
  skills: [],
  crew: 1,
})

test('only units on duty with a known place are drawn, old positions marked', () => {
  const tracks = createTracks()
  for (const id of ['a', 'b', 'c', 'e']) tracks.place(fix(id === 'b' ? 1 : 900_000, 415_000, id), 0)
  const units = [unit('a', 2), unit('b', 6), unit('c', 11), unit('d', 2), unit('e', null)]
  const { features } = unitFeatures(units, tracks, 900_001)
  assert.deepEqual(
    features.map(({ properties }) => [properties.callSign, properties.icon]),
    [
      ['A', 'unit-available-2'],
      ['B', 'unit-committed-6-stale'],
    ],
  )
})

test('closed incidents leave the map, and the box holds what is drawn', () => {
  const incident = {
    id: 'i',
    grade: 'P1',
    state: 'open',
    log: 'log 1',
    easting: 415_000,
    northing: 289_000,
  } as Incident
  const drawn = incidentFeatures([
    incident,
    { ...incident, easting: 416_000, northing: 288_000 },
    { ...incident, state: 'closed' },
  ])
  assert.equal(drawn.features.length, 2)
  const [west, south, east, north] = boundsOf(drawn)!
  assert.ok(west < east && south < north && west > -1.8 && east < -1.7 && south > 52.4)
  assert.equal(boundsOf({ type: 'FeatureCollection', features: [] }), undefined)
})
