import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'

export const nothing = { type: 'FeatureCollection' as const, features: [] }

/** Our own boundaries on plain ground: nothing is fetched from anybody else, letters are the browser's. */
export const plainStyle: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#eef1f4' } }],
}

const count = ['coalesce', ['get', 'sum'], ['get', 'count']]

/** The area of a circle goes with the number of crimes, so that the eye compares rightly. */
export const radiusOf = (most: number) => [
  'interpolate',
  ['linear'],
  ['sqrt', count],
  ...[1, 9, Math.sqrt(Math.max(4, most)), 34],
]

export const boundaryLayers: LayerSpecification[] = [
  {
    id: 'boundary-fill',
    type: 'fill',
    source: 'boundaries',
    paint: { 'fill-color': '#ffffff', 'fill-opacity': 0.55 },
  },
  {
    id: 'boundary-line',
    type: 'line',
    source: 'boundaries',
    paint: { 'line-color': '#5b6b80', 'line-width': 1 },
  },
  {
    id: 'boundary-name',
    type: 'symbol',
    source: 'boundaries',
    minzoom: 11,
    layout: { 'text-field': ['get', 'name'], 'text-size': 12, 'text-max-width': 8 },
    paint: { 'text-color': '#3b4757', 'text-halo-color': '#fff', 'text-halo-width': 1.5 },
  },
]

export function pointLayers(most: number): LayerSpecification[] {
  const isCluster = ['has', 'sum']
  const layers = [
    {
      id: 'points',
      type: 'circle',
      source: 'points',
      paint: {
        'circle-radius': radiusOf(most),
        'circle-color': ['case', isCluster, '#0b1f3a', '#0b4ea2'],
        'circle-opacity': 0.85,
        'circle-stroke-color': '#fff',
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'chosen',
      type: 'circle',
      source: 'points',
      filter: ['==', ['get', 'id'], -1],
      paint: {
        'circle-radius': radiusOf(most),
        'circle-color': '#0b0c0c',
        'circle-stroke-color': '#fd0',
        'circle-stroke-width': 4,
      },
    },
    {
      id: 'numbers',
      type: 'symbol',
      source: 'points',
      layout: {
        'text-field': ['to-string', count],
        'text-size': 12,
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': '#ffffff',
      },
    },
  ]
  return layers as LayerSpecification[]
}
