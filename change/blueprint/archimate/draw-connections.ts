import { endOf, type Point } from './draw-ends.ts'
import type { ExchangeModel, ModelView, ViewNode } from './model.ts'

const ink = '#0b0c0c'
const dashed = new Set<string>(['Realization', 'Access', 'Influence', 'Flow'])

/** Connections from edge to edge; one that ends on another ends at its middle, and is drawn after it. */
export function drawConnections(view: ModelView, model: ExchangeModel): string[] {
  const drawn: string[] = []
  const middles = new Map<string, Point>()
  let waiting = [...view.connections]
  while (waiting.length > 0) {
    const later = waiting.filter(connection => {
      const relation = model.relationships.find(one => one.identifier === connection.relationship)
      const [source, target] = [connection.source, connection.target].map(end => {
        const node = view.nodes.find(({ identifier }) => identifier === end)
        return node ?? middles.get(end)
      })
      if (!source || !target) return true
      const [from, to] = [edgeOf(source, middleOf(target)), edgeOf(target, middleOf(source))]
      middles.set(connection.identifier, {
        x: Math.round((from.x + to.x) / 2),
        y: Math.round((from.y + to.y) / 2),
      })
      if (!relation) return false
      const dash = dashed.has(relation.type) ? ' stroke-dasharray="5 3"' : ''
      drawn.push(
        `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="${ink}"${dash}/>${endOf(relation, from, to)}`,
      )
      return false
    })
    // What ends on itself in a ring has no place.
    if (later.length === waiting.length) break
    waiting = later
  }
  return drawn
}

const middleOf = (end: ViewNode | Point): Point =>
  'w' in end ? { x: end.x + end.w / 2, y: end.y + end.h / 2 } : end

/** Where a line from the middle of a box towards a point leaves the box. */
function edgeOf(end: ViewNode | Point, towards: Point): Point {
  const middle = middleOf(end)
  if (!('w' in end)) return middle
  const [dx, dy] = [towards.x - middle.x, towards.y - middle.y]
  const share = Math.min(
    1,
    dx === 0 ? 1 : end.w / 2 / Math.abs(dx),
    dy === 0 ? 1 : end.h / 2 / Math.abs(dy),
  )
  return { x: Math.round(middle.x + dx * share), y: Math.round(middle.y + dy * share) }
}
