import type { Bar } from './waterfall.ts'

type Drawing = {
  readonly bars: readonly Bar[]
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  readonly title: string
  readonly description: string
  readonly verdict: string
  readonly id: string
  readonly width: number
}

// On white: text at least 7 to 1, bars at least 4.5 to 1. Against is hatched, so print and eyes that
// tell no red from green see it too.
const ink = '#0b0c0c'
const grey = '#505a5f'
const line = '#b1b4b6'
const colours: Readonly<Record<Bar['kind'], string>> = {
  start: grey,
  for: '#1d5fa0',
  against: '#9c3d0a',
  neither: grey,
  total: ink,
}

const font = 'font-family="Arial, Helvetica, sans-serif"'

/** The waterfall as an SVG document of its own: presentation attributes and classes only, never a style. */
export function drawWaterfall(drawing: Drawing): string {
  const { bars, ticks, id, width } = drawing
  const narrow = width < 520
  const rowHeight = narrow ? 46 : 32
  const top = 8
  const labelWidth = narrow ? 0 : Math.min(220, width * 0.3)
  const valueWidth = 66
  const x0 = narrow ? 8 : labelWidth + 12
  const x1 = width - valueWidth
  const bits = [...bars.flatMap(bar => [bar.from, bar.to]), ...ticks.map(tick => tick.at), 0]
  const [low, high] = [Math.min(...bits), Math.max(...bits)]
  const x = (bit: number) => round(x0 + ((bit - low) / (high - low || 1)) * (x1 - x0))
  const bottom = top + bars.length * rowHeight
  const height = bottom + 76

  const marks = [
    grid(ticks, x, top, bottom, narrow ? x0 : 0),
    `<line class="waterfall-evens" x1="${x(0)}" x2="${x(0)}" y1="${top}" y2="${bottom}" stroke="${ink}" stroke-width="1.5"/>`,
    ...bars.map((bar, row) => {
      const y = top + row * rowHeight
      const barTop = narrow ? y + 20 : y + 6
      const next = bars[row + 1]
      const joint =
        next === undefined || next.kind === 'total'
          ? ''
          : `<line x1="${x(bar.to)}" x2="${x(bar.to)}" y1="${barTop + 20}" y2="${barTop + rowHeight}" stroke="${grey}" stroke-dasharray="2 2"/>`
      return `<g class="waterfall-row">${label(bar, y, narrow, labelWidth)}${box(bar, x, barTop, id)}${joint}${value(bar, drawing.verdict, width, barTop)}</g>`
    }),
    key(id, x0, bottom + 34, narrow),
    `<text x="${x0}" y="${bottom + 68}" font-size="12" fill="${grey}">Each point doubles the odds.</text>`,
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="waterfall" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-description" ${font} font-size="14" fill="${ink}">`,
    `<title id="${id}-title">${xml(drawing.title)}</title>`,
    `<desc id="${id}-description">${xml(drawing.description)}</desc>`,
    `<defs><pattern id="${id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${colours.against}"/><line x1="0" x2="0" y1="0" y2="6" stroke="#ffffff" stroke-width="2"/></pattern></defs>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...marks,
    '</svg>',
  ].join('')
}

/** Ticks with their odds; a label that would run into evens or into the one before it is not written. */
function grid(
  ticks: Drawing['ticks'],
  x: (bit: number) => number,
  top: number,
  bottom: number,
  edge: number,
): string {
  const halfWidth = (text: string) => text.length * 3.2 + 5
  const evens = ticks.find(tick => tick.at === 0)
  let free = edge - 5
  return ticks
    .map(tick => {
      const half = halfWidth(tick.label)
      const place = x(tick.at)
      const middle = Math.max(place, edge + half - 5)
      const room = tick === evens || evens === undefined || tick.at > 0 || middle + half < x(0) - 20
      const written = middle - half >= free && room
      if (written) free = middle + half
      const text = written
        ? `<text x="${round(middle)}" y="${bottom + 16}" font-size="12" fill="${grey}" text-anchor="middle">${xml(tick.label)}</text>`
        : ''
      return `<line x1="${place}" x2="${place}" y1="${top}" y2="${bottom}" stroke="${line}"/>${text}`
    })
    .join('')
}

function label(bar: Bar, y: number, narrow: boolean, room: number): string {
  const most = narrow ? 40 : Math.floor(room / 7.2)
  const short = bar.label.length > most ? `${bar.label.slice(0, most - 1)}…` : bar.label
  const weight = bar.kind === 'total' || bar.kind === 'start' ? ' font-weight="bold"' : ''
  const place = narrow ? `x="8" y="${y + 14}"` : `x="${room}" y="${y + 21}" text-anchor="end"`
  // A white edge keeps letters clear of the lines behind them.
  return `<text ${place}${weight} stroke="#ffffff" stroke-width="3" paint-order="stroke">${xml(short)}</text>`
}

function box(bar: Bar, x: (bit: number) => number, y: number, id: string): string {
  const [from, to] = [x(bar.from), x(bar.to)]
  const left = Math.min(from, to)
  const width = Math.max(1.5, round(Math.abs(to - from)))
  const fill = bar.kind === 'against' ? `url(#${id}-hatch)` : colours[bar.kind]
  const whole = `<rect class="waterfall-${bar.kind}" x="${left}" y="${y}" width="${width}" height="20" fill="${fill}" stroke="${colours[bar.kind]}"/>`
  const rare = Math.abs(bar.rarity) >= 0.5 && Math.sign(bar.rarity) === Math.sign(bar.weight)
  if (!rare || Math.abs(bar.rarity) > Math.abs(bar.weight)) return whole
  // The last part of the bar, up to where it ends: what rarity adds.
  const begin = x(bar.to - bar.rarity)
  const part = round(Math.abs(to - begin))
  return `${whole}<rect class="waterfall-rarity" x="${Math.min(begin, to)}" y="${y + 13}" width="${part}" height="7" fill="#ffffff" stroke="${colours[bar.kind]}"/>`
}

/** Beside each bar its weight with its sign, and at the last the probability. */
function value(bar: Bar, verdict: string, width: number, y: number): string {
  const text =
    bar.kind === 'total'
      ? verdict.replace(/^(over|under) /, word => (word === 'over ' ? '>' : '<'))
      : Math.abs(bar.weight) < 0.05
        ? '0'
        : `${bar.weight < 0 ? '−' : '+'}${Math.abs(bar.weight).toFixed(1)}`
  const bold = bar.kind === 'total' ? ' font-weight="bold"' : ''
  return `<text x="${width - 4}" y="${y + 15}" text-anchor="end"${bold}>${xml(text)}</text>`
}

function key(id: string, x: number, y: number, narrow: boolean): string {
  const items: readonly (readonly [string, string])[] = [
    [`fill="${colours.for}"`, 'for'],
    [`fill="url(#${id}-hatch)" stroke="${colours.against}"`, 'against'],
    [`fill="#ffffff" stroke="${colours.for}"`, narrow ? 'rare' : 'because the value is rare'],
  ]
  const steps = [0, 62, 148]
  return items
    .map(
      ([paint, words], at) =>
        `<rect x="${x + steps[at]!}" y="${y}" width="14" height="14" ${paint}/><text x="${x + steps[at]! + 20}" y="${y + 12}" font-size="12">${words}</text>`,
    )
    .join('')
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}

function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
