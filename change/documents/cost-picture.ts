import { sayPounds } from '../say.ts'

export type CostBar = { readonly name: string; readonly parts: readonly number[] }

// Dark to light in steps that grey print tells apart; the table beside the picture has the figures.
const shades = ['#0b3c66', '#1d70b8', '#6fa3d0', '#c9dcec']

/** A bar for each option, made of its parts in order, on one scale from nought. */
export function drawCosts(bars: readonly CostBar[], parts: readonly string[]): string {
  const [row, left, wide, right] = [44, 170, 330, 110]
  const totals = bars.map(bar => bar.parts.reduce((sum, part) => sum + part, 0))
  const most = Math.max(1, ...totals)
  const height = bars.length * row + 20 + Math.ceil(parts.length / 2) * 22
  const rows = bars.map((bar, at) => {
    const y = at * row + 10
    let x = left
    const pieces = bar.parts.map((part, index) => {
      const width = Math.round((Math.max(0, part) / most) * wide * 10) / 10
      const piece = `<rect x="${x}" y="${y}" width="${width}" height="24" fill="${shades[index % shades.length]}" stroke="#0b0c0c"/>`
      x = Math.round((x + width) * 10) / 10
      return piece
    })
    const short = bar.name.length > 24 ? `${bar.name.slice(0, 23)}…` : bar.name
    return [
      `<text x="${left - 8}" y="${y + 17}" text-anchor="end">${xml(short)}</text>`,
      ...pieces,
      `<text x="${x + 6}" y="${y + 17}">${sayPounds(totals[at] ?? 0)}</text>`,
    ].join('')
  })
  const key = parts.map((part, at) => {
    const [x, y] = [10 + (at % 2) * 300, bars.length * row + 16 + Math.floor(at / 2) * 22]
    return `<rect x="${x}" y="${y}" width="14" height="14" fill="${shades[at % shades.length]}" stroke="#0b0c0c"/><text x="${x + 22}" y="${y + 12}">${xml(part)}</text>`
  })
  const width = left + wide + right
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Arial, Helvetica, sans-serif" font-size="14" fill="#0b0c0c"><rect width="${width}" height="${height}" fill="#ffffff"/>${rows.join('')}${key.join('')}</svg>`
}

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
