import { toLngLat } from '@bluelamp/science/geo'
import type { Feature, FeatureCollection, Point } from 'geojson'
import type { Incident, Moment, Unit } from '../api/shapes.ts'
import { groupOf, isStale, type UnitGroup } from '../units/unit-board.ts'
import type { UnitTracks } from './unit-tracks.ts'

const pointAt = (easting: number, northing: number): Point => ({
  type: 'Point',
  coordinates: [...toLngLat(easting, northing)],
})

export type IncidentProperties = { id: string; icon: string; rank: number; words: string }
export type UnitProperties = {
  id: string
  icon: string
  callSign: string
  group: UnitGroup
  order: number
}

export const incidentIcon = (grade: string) => `incident-${grade}`
export const unitIcon = (group: UnitGroup, state: number, stale: boolean) =>
  `unit-${group}-${state}${stale ? '-stale' : ''}`

const ranks: Record<string, number> = { P1: 1, P2: 2, P3: 3 }

export function incidentFeatures(
  incidents: Iterable<Incident>,
): FeatureCollection<Point, IncidentProperties> {
  const features: Feature<Point, IncidentProperties>[] = []
  for (const { id, grade, state, log, easting, northing } of incidents) {
    if (state === 'closed') continue
    features.push({
      type: 'Feature',
      geometry: pointAt(easting, northing),
      properties: { id, icon: incidentIcon(grade), rank: ranks[grade] ?? 4, words: log },
    })
  }
  return { type: 'FeatureCollection', features }
}

const drawnFirst: readonly UnitGroup[] = ['emergency', 'available', 'committed', 'not-deployable']

/** Every unit on duty whose place is known, the most needed first. */
export function unitFeatures(
  units: Iterable<Unit>,
  tracks: Pick<UnitTracks, 'find'>,
  now: Moment,
): FeatureCollection<Point, UnitProperties> {
  const features: Feature<Point, UnitProperties>[] = []
  for (const { id, callSign, state } of units) {
    const group = groupOf(state)
    const track = tracks.find(id)
    if (state === null || group === 'off-duty' || !track) continue
    features.push({
      type: 'Feature',
      geometry: pointAt(track.easting, track.northing),
      properties: {
        id,
        callSign,
        group,
        icon: unitIcon(group, state, isStale(track.fixedAt, now)),
        order: drawnFirst.indexOf(group),
      },
    })
  }
  return { type: 'FeatureCollection', features }
}

export type Bounds = [west: number, south: number, east: number, north: number]

/** The box around everything in the collection; undefined if it is empty. */
export function boundsOf(collection: FeatureCollection): Bounds | undefined {
  let box: Bounds | undefined
  const grow = (value: unknown): void => {
    if (!Array.isArray(value)) return
    const [lng, lat] = value
    if (typeof lng === 'number' && typeof lat === 'number') {
      box = box
        ? [
            Math.min(box[0], lng),
            Math.min(box[1], lat),
            Math.max(box[2], lng),
            Math.max(box[3], lat),
          ]
        : [lng, lat, lng, lat]
    } else value.forEach(grow)
  }
  for (const { geometry } of collection.features) {
    if (geometry && 'coordinates' in geometry) grow(geometry.coordinates)
  }
  return box
}
