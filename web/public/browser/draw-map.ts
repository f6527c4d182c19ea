import 'maplibre-gl/dist/maplibre-gl.css'
import type { FeatureCollection } from 'geojson'
import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { addBasemap } from './basemap.ts'
import { boundaryLayers, nothing, plainStyle, pointLayers } from './map-style.ts'
import { placeList } from './place-list.ts'

maplibre.setWorkerUrl(workerUrl)

export type Place = { id: number; lng: number; lat: number; count: number; name: string }

type Row = [id: number, lng: number, lat: number, count: number, name: string]

async function read<T>(address: string): Promise<T> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return (await answer.json()) as T
}

const part = (frame: HTMLElement, name: string): HTMLElement => {
  const found = frame.querySelector<HTMLElement>(`[data-map=${name}]`)
  if (!found) throw new Error(`The page has no part ${name} for its map`)
  return found
}

export async function drawMap(frame: HTMLElement): Promise<void> {
  const { points = '', boundaries = '', basemap } = frame.dataset
  const [rows, areas] = await Promise.all([
    read<Row[]>(points),
    read<FeatureCollection>(boundaries),
  ])
  const places = rows.map(([id, lng, lat, count, name]): Place => ({ id, lng, lat, count, name }))
  const map = openMap(part(frame, 'canvas'), places)
  await new Promise<void>(resolve => map.once('load', () => resolve()))
  map.addSource('boundaries', { type: 'geojson', data: areas })
  for (const layer of boundaryLayers) map.addLayer(layer)
  if (basemap) await addBasemap(map, basemap, 'boundary-fill')
  addPoints(map, places)
  const choose = chooser(frame, map)
  const list = placeList(part(frame, 'places'), part(frame, 'places-hint'), choose)
  const refresh = () => {
    const view = map.getBounds()
    list.show(places.filter(({ lng, lat }) => view.contains([lng, lat])))
  }
  map.on('moveend', refresh)
  refresh()
  onPress(map, choose)
  map.once('idle', () => {
    part(frame, 'status').textContent = `The map shows ${places.length} places.`
    frame.dataset.ready = 'yes'
  })
}

function openMap(container: HTMLElement, places: readonly Place[]): maplibre.Map {
  const box = new maplibre.LngLatBounds()
  for (const { lng, lat } of places) box.extend([lng, lat])
  const map = new maplibre.Map({
    container,
    style: plainStyle,
    ...(box.isEmpty() ? { center: [-1.8, 52.6], zoom: 6 } : { bounds: box }),
    fitBoundsOptions: { padding: 30 },
    maxZoom: 17,
    dragRotate: false,
    pitchWithRotate: false,
    attributionControl: false,
    fadeDuration: 0,
    cooperativeGestures: true,
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right')
  map.addControl(new maplibre.ScaleControl({ unit: 'imperial' }), 'bottom-right')
  const canvas = map.getCanvas()
  canvas.setAttribute('aria-label', 'Map of published crimes')
  canvas.setAttribute('aria-describedby', 'crime-map-help')
  return map
}

function addPoints(map: maplibre.Map, places: readonly Place[]): void {
  map.addSource('points', {
    type: 'geojson',
    cluster: true,
    clusterRadius: 45,
    clusterMaxZoom: 14,
    clusterProperties: { sum: ['+', ['get', 'count']] },
    data: {
      ...nothing,
      features: places.map(({ id, lng, lat, count, name }) => ({
        type: 'Feature',
        properties: { id, count, name },
        geometry: { type: 'Point', coordinates: [lng, lat] },
      })),
    },
  })
  const all = places.reduce((sum, { count }) => sum + count, 0)
  for (const layer of pointLayers(all / 4)) map.addLayer(layer)
}

/** Shows what is published at a place, in words beside the map, where a screen reader hears it too. */
function chooser(frame: HTMLElement, map: maplibre.Map) {
  const details = part(frame, 'details')
  return async ({ id, lng, lat }: Pick<Place, 'id' | 'lng' | 'lat'>) => {
    map.setFilter('chosen', ['==', ['get', 'id'], id])
    map.easeTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), 15), duration: 0 })
    const address = `${frame.dataset.place}/${id}/figures.json?month=${frame.dataset.month}`
    const found = await read<{ name: string; categories: [string, number][] }>(address)
    const heading = document.createElement('h3')
    heading.className = 'govuk-heading-s'
    heading.textContent = found.name
    const list = document.createElement('ul')
    list.className = 'govuk-list'
    for (const [name, count] of found.categories) {
      const item = document.createElement('li')
      item.textContent = `${name}: ${count}`
      list.append(item)
    }
    details.replaceChildren(heading, list)
  }
}

type Choose = ReturnType<typeof chooser>

function onPress(map: maplibre.Map, choose: Choose): void {
  map.on('click', 'points', async ({ features }) => {
    const [feature] = features ?? []
    if (feature?.geometry.type !== 'Point') return
    const [lng = 0, lat = 0] = feature.geometry.coordinates
    const { cluster_id: cluster, id } = feature.properties as { cluster_id?: number; id?: number }
    if (cluster === undefined) {
      if (id !== undefined) await choose({ id, lng, lat })
      return
    }
    const source = map.getSource('points') as maplibre.GeoJSONSource
    const zoom = await source.getClusterExpansionZoom(cluster)
    map.easeTo({ center: [lng, lat], zoom, duration: 0 })
  })
  map.on('mouseenter', 'points', () => {
    map.getCanvas().style.cursor = 'pointer'
  })
  map.on('mouseleave', 'points', () => {
    map.getCanvas().style.cursor = ''
  })
}
