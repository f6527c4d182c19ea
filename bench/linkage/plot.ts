import type { Grown } from './growth.ts'

const [width, height] = [360, 260]
const [left, right, top, bottom] = [64, 16, 34, 46]

/** Two panels on double logarithmic paper: seconds, and bytes a record, against records. Dashed: straight proportion. */
export function plotGrowth(grown: readonly Grown[]): string {
  const panels = [
    panel(
      grown,
      'Seconds of processor to link',
      one => one.processor,
      grown[0]!.processor / grown[0]!.size,
    ),
    panel(grown, 'Bytes a record at the peak', one => one.bytesPerRecord),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * 2} ${height}" font-family="sans-serif" font-size="12" role="img">
<title>Time and memory of linking as the number of invented records grows</title>
<rect width="${width * 2}" height="${height}" fill="#ffffff"/>
${panels.map((lines, at) => `<g transform="translate(${at * width} 0)">\n${lines}\n</g>`).join('\n')}
</svg>
`
}

function panel(
  grown: readonly Grown[],
  title: string,
  measure: (one: Grown) => number,
  slope?: number,
): string {
  const sizes = grown.map(one => Math.log10(one.size))
  const values = grown.map(one => Math.log10(Math.max(1e-3, measure(one))))
  const [x0, x1] = [Math.floor(sizes[0]!), Math.ceil(sizes.at(-1)!)]
  const [y0, y1] = [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values) + 0.01)]
  const x = (log: number) => left + ((log - x0) / (x1 - x0)) * (width - left - right)
  const y = (log: number) => height - bottom - ((log - y0) / (y1 - y0)) * (height - top - bottom)
  const lines = [`<text x="${left}" y="20" font-weight="bold">${title}</text>`]
  for (let log = x0; log <= x1; log++) {
    lines.push(`<line x1="${x(log)}" x2="${x(log)}" y1="${y(y0)}" y2="${y(y1)}" stroke="#dddddd"/>`)
    lines.push(
      `<text x="${x(log)}" y="${y(y0) + 18}" text-anchor="middle">${short(10 ** log)}</text>`,
    )
  }
  for (let log = y0; log <= y1; log++) {
    lines.push(`<line x1="${x(x0)}" x2="${x(x1)}" y1="${y(log)}" y2="${y(log)}" stroke="#dddddd"/>`)
    lines.push(
      `<text x="${x(x0) - 6}" y="${y(log) + 4}" text-anchor="end">${short(10 ** log)}</text>`,
    )
  }
  lines.push(
    `<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">records</text>`,
  )
  if (slope !== undefined) {
    const ends = [sizes[0]!, sizes.at(-1)!].map(
      log => `${x(log)},${y(Math.log10(slope * 10 ** log))}`,
    )
    lines.push(
      `<polyline points="${ends.join(' ')}" fill="none" stroke="#767676" stroke-dasharray="4 3"/>`,
    )
  }
  const points = sizes.map((log, at) => `${x(log)},${y(values[at]!)}`)
  lines.push(
    `<polyline points="${points.join(' ')}" fill="none" stroke="#1d70b8" stroke-width="2"/>`,
  )
  for (const [at, log] of sizes.entries()) {
    lines.push(`<circle cx="${x(log)}" cy="${y(values[at]!)}" r="4" fill="#1d70b8"/>`)
    lines.push(
      `<text x="${x(log)}" y="${y(values[at]!) - 8}" text-anchor="middle">${short(10 ** values[at]!)}</text>`,
    )
  }
  return lines.join('\n')
}

const short = (value: number): string =>
  value >= 1e6 ? `${trim(value / 1e6)}m` : value >= 1e3 ? `${trim(value / 1e3)}k` : trim(value)
const trim = (value: number): string => String(Number(value.toPrecision(3)))
