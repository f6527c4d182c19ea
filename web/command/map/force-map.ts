import { toLngLat } from '@bluelamp/science/geo'
import type { FeatureCollection } from 'geojson'
import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { Incident, Unit } from '../api/shapes.ts'
import { pace } from '../live/pace.ts'
import { boundsOf, incidentFeatures, unitFeatures } from './map-features.ts'
import { mapPictures } from './map-shapes.ts'
import { empty, layers, plainStyle } from './map-style.ts'
import type { UnitTracks } from './unit-tracks.ts'

maplibre.setWorkerUrl(workerUrl)

export type ForceMapOptions = {
  readonly container: HTMLElement
  readonly tracks: UnitTracks
  readonly basemapStyle: string | undefined
  readonly onIncident: (incidentId: string) => void
  readonly onUnit: (unitId: string) => void
  readonly onFault: (words: string) => void
}

export type ForceMap = Awaited<ReturnType<typeof openForceMap>>

/** Four pictures a second are enough for the eye and leave the machine free for the rest. */
const frameMilliseconds = 250

export const canDrawMaps = (): boolean => {
  const canvas = document.createElement('canvas')
  return canvas.getContext('webgl2') !== null
}

export async function openForceMap(options: ForceMapOptions) {
  const { container, tracks } = options
  const map = new maplibre.Map({
    container,
    style: options.basemapStyle ?? plainStyle,
    center: [-1.78, 52.5],
    zoom: 9.5,
    minZoom: 6,
    maxZoom: 17,
    attributionControl: options.basemapStyle ? { compact: true } : false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right')
  map.addControl(new maplibre.ScaleControl({ unit: 'metric' }), 'bottom-right')
  map.on('error', ({ error }) => options.onFault(error.message))
  await new Promise<void>(resolve => map.once('load', () => resolve()))

  for (const { name, data, pixelRatio } of mapPictures()) map.addImage(name, data, { pixelRatio })
  for (const source of ['boundaries', 'units', 'incidents']) {
    map.addSource(source, {
      type: 'geojson',
      data: empty,
      maxzoom: source === 'boundaries' ? 14 : 12,
    })
  }
  for (const layer of layers) map.addLayer(layer)

  let units: ReadonlyMap<string, Unit> = new Map()
  const drawUnits = pace(async () => {
    const moving = tracks.step(performance.now())
    await sourceOf('units').setData(unitFeatures(units.values(), tracks, Date.now()))
    await settled()
    if (moving) drawUnits.ask()
  }, frameMilliseconds)
  const ageing = setInterval(drawUnits.ask, 10_000)

  /** Drawn; or two seconds later, for a map that is being dragged is never idle. */
  const settled = () =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, 2000)
      void map.once('idle', () => {
        clearTimeout(timer)
        resolve()
      })
    })

  function sourceOf(name: string): maplibre.GeoJSONSource {
    return map.getSource(name) as maplibre.GeoJSONSource
  }
  // One press chooses one thing: what is drawn on top, which is the incident where both are.
  const pressable = { layers: ['incidents', 'units'] }
  map.on('click', ({ point }) => {
    const [top] = map.queryRenderedFeatures(point, pressable)
    const id: unknown = top?.properties.id
    if (typeof id !== 'string') return
    if (top?.layer.id === 'incidents') options.onIncident(id)
    else options.onUnit(id)
  })
  const point = (cursor: string) => () => {
    map.getCanvas().style.cursor = cursor
  }
  map.on('mouseenter', pressable.layers, point('pointer'))
  map.on('mouseleave', pressable.layers, point(''))

  return {
    showBoundaries(boundaries: FeatureCollection) {
      void sourceOf('boundaries').setData(boundaries)
      const box = boundsOf(boundaries)
      if (!box) return
      const fit = () => map.fitBounds(box, { padding: 24, animate: false })
      // On a phone the map starts hidden, and nothing fits into no room.
      if (container.clientWidth > 0) fit()
      else void map.once('resize', fit)
    },
    showIncidents: (incidents: ReadonlyMap<string, Incident>) =>
      void sourceOf('incidents').setData(incidentFeatures(incidents.values())),
    showUnits(next: ReadonlyMap<string, Unit>) {
      units = next
      drawUnits.ask()
    },
    positionsMoved: drawUnits.ask,
    choose(incidentId: string | undefined) {
      map.setFilter('incident-chosen', ['==', ['get', 'id'], incidentId ?? ''])
    },
    lookAt(easting: number, northing: number, zoom = 12.5) {
      const [lng, lat] = toLngLat(easting, northing)
      map.easeTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), zoom), duration: 400 })
    },
    close() {
      clearInterval(ageing)
      drawUnits.stop()
      map.remove()
    },
  }
}
