import type { Map as MapLibre } from 'maplibre-gl'
import * as maplibre from 'maplibre-gl'

const vector = 1

/** Ground, water and roads of the Protomaps vector schema, pale, so that the figures stand out. */
const vectorLayers = [
  ['earth', 'fill', { 'fill-color': '#f2f2ee' }],
  ['landuse', 'fill', { 'fill-color': '#e6ecdf' }],
  ['water', 'fill', { 'fill-color': '#c6d8e8' }],
  ['roads', 'line', { 'line-color': '#c3c7cc', 'line-width': 1 }],
] as const

/**
 * Puts a base map under everything: a PMTiles archive (`pmtiles://https://…`), vector or picture, or tiles by a
 * `{z}/{x}/{y}` address such as that of OS Maps.
 */
export async function addBasemap(map: MapLibre, address: string, before: string): Promise<void> {
  if (!address.startsWith('pmtiles://')) {
    map.addSource('base', { type: 'raster', tiles: [address], tileSize: 256 })
    map.addLayer({ id: 'base', type: 'raster', source: 'base' }, before)
    return
  }
  const { PMTiles, Protocol } = await import('pmtiles')
  const archive = new PMTiles(address.slice('pmtiles://'.length))
  const protocol = new Protocol()
  protocol.add(archive)
  maplibre.addProtocol('pmtiles', protocol.tile)
  const { tileType } = await archive.getHeader()
  if (tileType !== vector) {
    map.addSource('base', { type: 'raster', url: address, tileSize: 256 })
    map.addLayer({ id: 'base', type: 'raster', source: 'base' }, before)
    return
  }
  map.addSource('base', { type: 'vector', url: address })
  for (const [name, type, paint] of vectorLayers) {
    const layer = { id: `base-${name}`, type, source: 'base', 'source-layer': name, paint }
    map.addLayer(layer as maplibre.LayerSpecification, before)
  }
}
