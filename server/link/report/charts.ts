import { type Html, trustedHtml } from '@bluelamp/kit'
import type { Evaluation, ThresholdPoint, UnlinkablePoint } from '@bluelamp/science/linkage'
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

const { document } = parseHTML('<!doctype html><html><body></body></html>')

const blue = '#1d70b8'
const red = '#b3361b'

/** A picture with a name and a description for those who do not see it; the table beside it holds the figures. */
function picture(name: string, description: string, options: Plot.PlotOptions): Html {
  const drawn = Plot.plot({
    document,
    width: 760,
    style: { fontSize: '13px', fontFamily: 'inherit' },
    ...options,
    ariaLabel: name,
    ariaDescription: description,
  })
  drawn.setAttribute('role', 'img')
  return trustedHtml(drawn.outerHTML)
}

export type WeightBar = { comparison: string; level: string; weight: number }

export function weightsChart(bars: readonly WeightBar[]): Html {
  const named = bars.map((bar, at) => ({ ...bar, key: `${at} ${bar.level}` }))
  return picture(
    'Match weights',
    'How many bits each answer of each comparison adds or takes away',
    {
      height: 24 * bars.length + 50 * new Set(bars.map(bar => bar.comparison)).size,
      marginLeft: 320,
      marginRight: 30,
      x: { label: 'bits (log2 of m over u)', grid: true },
      y: {
        label: null,
        domain: named.map(bar => bar.key),
        tickFormat: (key: string) => short(key.replace(/^\d+ /, '')),
      },
      fy: { label: null, axis: null },
      marks: [
        Plot.barX(named, {
          x: 'weight',
          y: 'key',
          fill: (bar: WeightBar) => (bar.weight < 0 ? red : blue),
        }),
        Plot.ruleX([0]),
      ],
    },
  )
}

const short = (text: string) => (text.length > 46 ? `${text.slice(0, 45)}…` : text)

export type Bin = { from: number; to: number; pairs: number }

export function pairsChart(bins: readonly Bin[], certain: number, doubtful: number): Html {
  return picture('Pairs by match weight', 'How many pairs of records have which weight', {
    height: 300,
    marginLeft: 70,
    x: { label: 'match weight in bits' },
    y: { label: 'pairs', type: 'sqrt', grid: true, tickFormat: '~s' },
    marks: [
      Plot.rectY(bins, { x1: 'from', x2: 'to', y: 'pairs', fill: blue, inset: 0.5 }),
      Plot.ruleX([doubtful], { stroke: '#505a5f', strokeDasharray: '4 3' }),
      Plot.ruleX([certain], { stroke: '#0b0c0c' }),
      Plot.text(
        [
          { at: certain, text: 'certain' },
          { at: doubtful, text: 'doubtful' },
        ],
        { x: 'at', frameAnchor: 'top', text: 'text', dx: 4, textAnchor: 'start', dy: 2 },
      ),
    ],
  })
}

export function clusterChart(sizes: readonly { size: number; clusters: number }[]): Html {
  return picture('Clusters by size', 'How many clusters hold how many records', {
    height: 280,
    marginLeft: 70,
    x: { label: 'records in the cluster' },
    y: { label: 'clusters', type: 'sqrt', grid: true, tickFormat: '~s' },
    marks: [
      Plot.rectY(sizes, {
        x1: (row: { size: number }) => row.size - 0.45,
        x2: (row: { size: number }) => row.size + 0.45,
        y: 'clusters',
        fill: blue,
      }),
      Plot.ruleY([0]),
    ],
  })
}

export function unlinkablesChart(points: readonly UnlinkablePoint[], certain: number): Html {
  return picture(
    'Unlinkable records',
    'The share of records that say too little to be linked, even to a copy of themselves, at each threshold',
    {
      height: 260,
      marginLeft: 60,
      x: { label: 'threshold in bits' },
      y: { label: 'share of records', percent: true, domain: [0, 100], grid: true },
      marks: [
        Plot.lineY(points, { x: 'weight', y: 'share', stroke: blue, curve: 'step-before' }),
        Plot.ruleX([certain], { stroke: '#0b0c0c' }),
      ],
    },
  )
}

export function accuracyChart(curve: readonly ThresholdPoint[], found: Evaluation): Html {
  return picture(
    'Precision and recall',
    'Precision against recall of the pairs at each threshold, and the point reached after clustering',
    {
      height: 420,
      width: 520,
      x: { label: 'recall', domain: [0, 1], grid: true },
      y: {
        label: 'precision',
        domain: [Math.min(0.9, ...curve.map(point => point.precision)), 1],
        grid: true,
      },
      marks: [
        Plot.line(curve, { x: 'recall', y: 'precision', stroke: blue }),
        Plot.dot([found], { x: 'recall', y: 'precision', fill: red, r: 6, symbol: 'diamond' }),
        Plot.text([found], {
          x: 'recall',
          y: 'precision',
          text: () => 'after clustering',
          dx: -10,
          textAnchor: 'end',
        }),
      ],
    },
  )
}
