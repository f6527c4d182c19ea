import type { FeatureCollection } from 'geojson'
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'

export const empty: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Without an address for glyphs the labels are drawn from the machine's own fonts. */
export const plainStyle: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#0b1320' } }],
}

const font = ['system-ui']
const halo = { 'text-halo-color': '#0b1320', 'text-halo-width': 1.4 }

export const layers: readonly LayerSpecification[] = [
  {
    id: 'areas',
    type: 'fill',
    source: 'boundaries',
    paint: { 'fill-color': '#16243a', 'fill-opacity': 0.75 },
  },
  {
    id: 'area-lines',
    type: 'line',
    source: 'boundaries',
    paint: { 'line-color': '#41597d', 'line-width': 1 },
  },
  {
    id: 'area-names',
    type: 'symbol',
    source: 'boundaries',
    minzoom: 9.5,
    layout: {
      'text-field': ['coalesce', ['get', 'name'], ''],
      'text-font': font,
      'text-size': 11.5,
      'text-max-width': 7,
    },
    paint: { 'text-color': '#8fa5c4', ...halo },
  },
  {
    id: 'units',
    type: 'symbol',
    source: 'units',
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.55, 12, 0.9, 15, 1.1],
      'icon-allow-overlap': true,
      'symbol-sort-key': ['-', 0, ['get', 'order']],
      'text-field': ['step', ['zoom'], '', 11, ['get', 'callSign']],
      'text-font': font,
      'text-size': 12,
      'text-offset': [0, 1.05],
      'text-anchor': 'top',
      'text-optional': true,
    },
    paint: { 'text-color': '#e8eef6', ...halo },
  },
  {
    id: 'incident-chosen',
    type: 'circle',
    source: 'incidents',
    filter: ['==', ['get', 'id'], ''],
    paint: {
      'circle-radius': 22,
      'circle-color': 'rgba(255, 221, 85, 0.16)',
      'circle-stroke-color': '#ffdd55',
      'circle-stroke-width': 3,
    },
  },
  {
    id: 'incidents',
    type: 'symbol',
    source: 'incidents',
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.62, 12, 0.95],
      'icon-allow-overlap': true,
      'symbol-sort-key': ['-', 0, ['get', 'rank']],
    },
  },
]
