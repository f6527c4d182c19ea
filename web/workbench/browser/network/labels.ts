import type { Graph } from './network-graph.ts'

const mostLabels = 150
const longest = 34
/** With more nodes in sight than this a name may lie on one of them, though never on another name. */
const crowd = 1200

export const short = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text

const widths = new Map<string, number>()

type Seen = {
  k: number
  x: number
  y: number
  selected: number
  near: ReadonlySet<number> | undefined
  width: number
  height: number
}

type Box = readonly [left: number, top: number, right: number, bottom: number]

const meets = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

/** Names under their nodes, the most telling first; one that would lie on another is left out until there is room. */
export function drawLabels(
  target: CanvasRenderingContext2D,
  { nodes }: Graph,
  inside: readonly number[],
  seen: Seen,
): void {
  const { k, x, y, selected, near } = seen
  const rank = (index: number) => {
    if (index === selected) return 1e6
    const node = nodes[index]!
    return (
      (near?.has(index) ? 1e5 : 0) +
      (node.data.steps === 0 ? 1e5 : 0) +
      (node.data.closed ? 20 : 0) +
      node.ties.length
    )
  }
  const order = inside
    .filter(
      index => !near || near.has(index) || index === selected || nodes[index]!.data.steps === 0,
    )
    .sort((a, b) => rank(b) - rank(a) || a - b)
    .slice(0, mostLabels * 4)
  const taken: Box[] = []
  const marks = (inside.length > crowd ? [] : inside).map(index => {
    const node = nodes[index]!
    const r = Math.max(2.5, node.r * Math.min(1.6, k))
    const [cx, cy] = [node.x * k + x, node.y * k + y]
    return [index, [cx - r, cy - r, cx + r, cy + r]] as [number, Box]
  })
  target.textAlign = 'center'
  target.textBaseline = 'top'
  target.lineJoin = 'round'
  for (const index of order) {
    if (taken.length >= mostLabels) break
    const node = nodes[index]!
    const bold = index === selected || node.data.steps === 0
    const font = `${bold ? 'bold ' : ''}13px Inter, "Segoe UI", Roboto, Arial, sans-serif`
    const text = short(node.data.label)
    target.font = font
    const key = `${bold} ${text}`
    let width = widths.get(key)
    if (width === undefined) {
      width = target.measureText(text).width
      widths.set(key, width)
    }
    const [cx, cy] = [node.x * k + x, node.y * k + y]
    const away = Math.max(4, node.r * Math.min(1.6, k)) + (bold ? 9 : 4)
    const boxAt = (mx: number, top: number): Box => [
      mx - width / 2 - 2,
      top - 1,
      mx + width / 2 + 2,
      top + 15,
    ]
    const box = [
      boxAt(cx, cy + away),
      boxAt(cx, cy - away - 14),
      boxAt(cx + away + width / 2, cy - 7),
      boxAt(cx - away - width / 2, cy - 7),
    ].find(
      each =>
        each[0] >= 0 &&
        each[2] <= seen.width &&
        !taken.some(other => meets(each, other)) &&
        (index === selected || !marks.some(([at, other]) => at !== index && meets(each, other))),
    )
    if (!box) continue
    taken.push(box)
    const [left, top] = [(box[0] + box[2]) / 2, box[1] + 1]
    target.strokeStyle = '#fff'
    target.lineWidth = 4
    target.strokeText(text, left, top)
    target.fillStyle = '#0b0c0c'
    target.fillText(text, left, top)
  }
}
