import { type ShapeKind, shapes } from '../../network/picture.ts'
import { short } from './labels.ts'
import type { Graph } from './network-graph.ts'
import type { Stage } from './stage.ts'

const safe = (text: string) =>
  text.replace(
    /[<>&"]/g,
    char => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[char]!,
  )

/** What a picture that leaves the page must still say: where it is from, and that it is invented if it is. */
function notes(): string[] {
  const invented = document.querySelector('.bl-invented')?.textContent?.trim()
  return [document.title, invented ?? ''].filter(Boolean)
}

/** All of it as a drawing that can be scaled, printed and searched for words. */
export function svgOf({ nodes, ties, hiddenTies }: Graph): string {
  const xs = nodes.map(node => node.x)
  const ys = nodes.map(node => node.y)
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity) - 90
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity) + 90
  const [left, top, right, bottom] = [least(xs), least(ys), most(xs), most(ys)]
  const used = new Set(nodes.map(node => node.data.shape))
  const symbols = [...used].map(
    (kind: ShapeKind) =>
      `<symbol id="${kind}" viewBox="-1.2 -1.2 2.4 2.4" overflow="visible"><path d="${shapes[kind].outline}" fill="${shapes[kind].colour}"/><path d="${shapes[kind].glyph}" fill="#fff" fill-rule="evenodd"/></symbol>`,
  )
  const at = (value: number) => value.toFixed(1)
  const lines = ties
    .filter((_, index) => !hiddenTies.has(index))
    .map(tie => {
      const [a, b] = [nodes[tie.from]!, nodes[tie.to]!]
      const width = tie.count === 1 ? 1 : tie.count < 4 ? 2 : 3.5
      const dash = tie.opinion ? ' stroke-dasharray="6 4"' : ''
      return `<line x1="${at(a.x)}" y1="${at(a.y)}" x2="${at(b.x)}" y2="${at(b.y)}" stroke="#7d868c" stroke-width="${width}"${dash}><title>${safe(tie.words)}</title></line>`
    })
  const marks = nodes.map(({ data, x, y, r }) => {
    const side = r * 2.4
    const ring =
      data.closed || data.steps === 0
        ? `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r * 1.15 + 3)}" fill="#fff" stroke="#0b0c0c" stroke-width="2"${data.closed ? ' stroke-dasharray="4 3"' : ''}/>`
        : ''
    return `${ring}<use href="#${data.shape}" x="${at(x - side / 2)}" y="${at(y - side / 2)}" width="${at(side)}" height="${at(side)}"><title>${safe(`${data.kind}: ${data.label}`)}</title></use><text x="${at(x)}" y="${at(y + r + 10)}" text-anchor="middle" stroke="#fff" stroke-width="2.5" paint-order="stroke">${safe(short(data.label))}</text>`
  })
  const said = notes().map(
    (text, index) =>
      `<text x="${at(left + 12)}" y="${at(bottom - 12 - 13 * index)}">${safe(text)}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${at(left)} ${at(top)} ${at(right - left)} ${at(bottom - top)}" font-family="Inter, Segoe UI, Roboto, Arial, sans-serif" font-size="9"><rect x="${at(left)}" y="${at(top)}" width="100%" height="100%" fill="#fff"/><defs>${symbols.join('')}</defs>${lines.join('')}${marks.join('')}${said.join('')}</svg>`
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

export const saveSvg = (graph: Graph): void =>
  save(new Blob([svgOf(graph)], { type: 'image/svg+xml' }), 'network.svg')

/** What is seen now, twice as fine. */
export function savePng(stage: Stage): void {
  const { clientWidth: width, clientHeight: height } = stage.canvas
  const canvas = document.createElement('canvas')
  const foot = 24 * notes().length
  canvas.width = width * 2
  canvas.height = (height + foot) * 2
  const context = canvas.getContext('2d')!
  stage.render(context, stage.view, width, height, 2)
  context.fillStyle = '#fff'
  context.fillRect(0, height, width, foot)
  context.fillStyle = '#0b0c0c'
  context.font = '13px Arial, sans-serif'
  context.textAlign = 'left'
  notes().forEach((text, index) => {
    context.fillText(text, 8, height + 4 + 24 * index)
  })
  canvas.toBlob(blob => blob && save(blob, 'network.png'))
}
