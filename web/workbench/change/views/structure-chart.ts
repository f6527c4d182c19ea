import { isOutside, type Place, type Structure } from '@bluelamp/change'
import { type Html, html } from '@bluelamp/kit'
import { dayWords, fteWords } from '../element-values.ts'
import { linesOf } from './svg-words.ts'

const box = { width: 178, height: 56, across: 24, down: 12 }
const margin = 4
const top = 24
/** Letters that fit in a line of a box. */
const letters = 27

type Drawn = { place: Place; x: number; y: number; below: readonly Drawn[] }

/** Reporting lines drawn from the top post on the left to the last layer on the right. */
export function structureChart({ tops, places, layers, day }: Structure): Html {
  let row = 0
  const lay = (place: Place): Drawn => {
    const below = place.reports.map(lay)
    const middle =
      below.length === 0
        ? top + row++ * (box.height + box.down)
        : (below[0]!.y + below.at(-1)!.y) / 2
    return {
      place,
      below,
      x: margin + (place.layer - 1) * (box.width + box.across),
      y: middle,
    }
  }
  const drawn = tops.map(lay)
  const width = 2 * margin + layers * (box.width + box.across) - box.across
  const height = top + row * (box.height + box.down)
  const said = `Reporting lines on ${dayWords(day)}: ${places.length} posts in ${layers} layers. The list below says the same.`
  return html`<svg class="bl-chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${said}">
    ${Array.from({ length: layers }, (_, at) => html`<text class="bl-chart__layer" x="${margin + at * (box.width + box.across)}" y="14">Layer ${at + 1}</text>`)}
    ${drawn.map(drawBelow)}</svg>`
}

function drawBelow({ place, x, y, below }: Drawn): Html {
  const middle = y + box.height / 2
  const bend = x + box.width + box.across / 2
  return html`${below.map(
    each =>
      html`<path class="bl-chart__line" d="M${x + box.width} ${middle}H${bend}V${each.y + box.height / 2}H${each.x}"></path>`,
  )}${drawBox(place, x, y)}${below.map(drawBelow)}`
}

function drawBox(place: Place, x: number, y: number): Html {
  const { post, span } = place
  const outside = isOutside(place)
  const lines = linesOf(post.name, letters, 2)
  const figures = `${fteWords(post.hundredths)} FTE${span === undefined ? '' : `, span ${span.toFixed(1)}${outside ? ' (!)' : ''}`}`
  return html`<rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" class="bl-chart__box${outside ? ' bl-chart__box--outside' : ''}"></rect>
    ${lines.map((line, at) => html`<text x="${x + 8}" y="${y + (lines.length === 1 ? 22 : 17) + at * 14}" class="bl-chart__name">${line}</text>`)}
    <text x="${x + 8}" y="${y + 48}" class="bl-chart__figures">${figures}</text>`
}
