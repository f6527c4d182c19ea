import { XMLParser } from 'fast-xml-parser'

/** What a picture of ours is made of, with its places resolved: enough for a page that knows no SVG. */
export type Mark =
  | {
      readonly kind: 'path'
      readonly d: string
      readonly fill: string | undefined
      readonly stroke: string | undefined
      readonly strokeWidth: number
      readonly dash: readonly number[]
    }
  | {
      readonly kind: 'words'
      readonly text: string
      readonly x: number
      readonly y: number
      readonly size: number
      readonly anchor: 'start' | 'middle' | 'end'
      readonly bold: boolean
      readonly fill: string
    }

type Attributes = Readonly<Record<string, string>>
type Element = { name: string; attributes: Attributes; children: (Element | string)[] }

const inherited = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-weight',
  'text-anchor',
]
const silent = new Set(['title', 'desc', 'defs', 'metadata'])
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
})

/** The marks of a picture in drawing order; undefined where it holds something we cannot draw. */
export function marksOf(svg: string): readonly Mark[] | undefined {
  const root = elementsOf(parser.parse(svg)).find(
    (node): node is Element => typeof node !== 'string' && node.name === 'svg',
  )
  if (!root) return undefined
  const patterns = new Map<string, string>()
  findPatterns(root, patterns)
  const marks: Mark[] = []
  return draw(root, {}, 0, 0, patterns, marks) ? marks : undefined
}

function elementsOf(nodes: unknown): (Element | string)[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap<Element | string>((node: Record<string, unknown>) => {
    if (typeof node['#text'] === 'string') return [node['#text']]
    const name = Object.keys(node).find(key => key !== ':@')
    if (name === undefined || name.startsWith('?')) return []
    const attributes = (node[':@'] ?? {}) as Attributes
    return [{ name, attributes, children: elementsOf(node[name]) }]
  })
}

/** A hatch is drawn in its first colour. */
function findPatterns(element: Element, found: Map<string, string>): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    const first = child.children.find(node => typeof node !== 'string')
    const colour = typeof first === 'object' ? first.attributes.fill : undefined
    if (child.name === 'pattern' && child.attributes.id && colour) {
      found.set(`url(#${child.attributes.id})`, colour)
    } else findPatterns(child, found)
  }
}

function draw(
  element: Element,
  above: Attributes,
  dx: number,
  dy: number,
  patterns: ReadonlyMap<string, string>,
  marks: Mark[],
): boolean {
  const { name, attributes, children } = element
  if (silent.has(name)) return true
  const moved = shift(attributes.transform)
  if (!moved) return false
  const [x, y] = [dx + moved[0], dy + moved[1]]
  const look: Attributes = {
    ...above,
    ...Object.fromEntries(Object.entries(attributes).filter(([key]) => inherited.includes(key))),
  }
  if (name === 'svg' || name === 'g') {
    return children.every(
      child => typeof child === 'string' || draw(child, look, x, y, patterns, marks),
    )
  }
  if (name === 'text') {
    const words = children.every(child => typeof child === 'string') ? children.join('') : undefined
    if (words === undefined) return false
    marks.push({
      kind: 'words',
      text: words,
      x: x + number(attributes.x),
      y: y + number(attributes.y),
      size: number(look['font-size']) || 14,
      anchor: anchors.find(anchor => anchor === look['text-anchor']) ?? 'start',
      bold: look['font-weight'] === 'bold',
      fill: paint(look.fill, patterns) ?? '#000000',
    })
    return true
  }
  const d = pathOf(name, attributes, x, y)
  if (d === undefined) return false
  marks.push({
    kind: 'path',
    d,
    fill: name === 'line' ? undefined : paint(look.fill ?? '#000000', patterns),
    stroke: paint(look.stroke, patterns),
    strokeWidth: look['stroke-width'] === undefined ? 1 : number(look['stroke-width']),
    dash: (look['stroke-dasharray'] ?? '').split(/[\s,]+/).flatMap(part => Number(part) || []),
  })
  return true
}

const anchors = ['start', 'middle', 'end'] as const
const number = (text: string | undefined): number => Number.parseFloat(text ?? '0') || 0

/** Only moves are understood: no turning, no scaling. */
function shift(transform: string | undefined): readonly [number, number] | undefined {
  if (!transform) return [0, 0]
  const [, x, y] =
    /^\s*translate\(\s*(-?[\d.]+)(?:[\s,]+(-?[\d.]+))?\s*\)\s*$/.exec(transform) ?? []
  return x === undefined ? undefined : [number(x), number(y)]
}

function paint(
  colour: string | undefined,
  patterns: ReadonlyMap<string, string>,
): string | undefined {
  if (colour === undefined || colour === 'none') return undefined
  const plain = patterns.get(colour) ?? colour
  const [, r, g, b] = /^#([\da-f])([\da-f])([\da-f])$/i.exec(plain) ?? []
  return r ? `#${r}${r}${g}${g}${b}${b}` : plain
}

/** A shape as a path. A path of its own must be absolute, to be moved; where it is not and must be, none is given. */
function pathOf(name: string, a: Attributes, dx: number, dy: number): string | undefined {
  const at = (x: string | undefined, y: string | undefined) => [number(x) + dx, number(y) + dy]
  switch (name) {
    case 'rect': {
      const [x, y] = at(a.x, a.y)
      return `M ${x} ${y} h ${number(a.width)} v ${number(a.height)} h ${-number(a.width)} Z`
    }
    case 'line':
      return `M ${at(a.x1, a.y1).join(' ')} L ${at(a.x2, a.y2).join(' ')}`
    case 'circle':
    case 'ellipse': {
      const [rx, ry] = name === 'circle' ? [a.r, a.r].map(number) : [a.rx, a.ry].map(number)
      const [x = 0, y = 0] = at(a.cx, a.cy)
      const half = (way: number) => `a ${rx} ${ry} 0 1 0 ${way * 2 * (rx ?? 0)} 0`
      return `M ${x - (rx ?? 0)} ${y} ${half(1)} ${half(-1)} Z`
    }
    case 'polyline':
    case 'polygon': {
      const pairs = [...(a.points ?? '').matchAll(/(-?[\d.]+)[\s,]+(-?[\d.]+)/g)]
      const points = pairs.map(([, x, y]) => at(x, y).join(' '))
      return `M ${points.join(' L ')}${name === 'polygon' ? ' Z' : ''}`
    }
    case 'path':
      return movedPath(a.d ?? '', dx, dy)
    default:
      return undefined
  }
}

function movedPath(d: string, dx: number, dy: number): string | undefined {
  if (dx === 0 && dy === 0) return d
  if (/[^MLCQTSZ\d\s.,-]/.test(d)) return undefined
  return d.replace(
    /(-?[\d.]+)[\s,]+(-?[\d.]+)/g,
    (_, x: string, y: string) => `${number(x) + dx} ${number(y) + dy}`,
  )
}
