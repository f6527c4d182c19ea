import { cleanText } from '../../documents/clean-text.ts'
import { drawConnections } from './draw-connections.ts'
import type { ExchangeModel, ModelElement, ModelView, ViewNode } from './model.ts'
import { type Layer, layerOf, relationships } from './types.ts'

// Light enough that black words on each stand at 7 to 1 or better; the type is written too, for those who see no colour.
const colours: Readonly<Record<Layer, string>> = {
  Strategy: '#f5deaa',
  Business: '#ffffb5',
  Application: '#c8f7f7',
  Technology: '#c9e7b7',
  Physical: '#c9e7b7',
  Motivation: '#d9d9ff',
  Implementation: '#ffe0e0',
  Composite: '#eeeeee',
  Junction: '#dddddd',
}
const ink = '#0b0c0c'
const edge = 10

type Line = { readonly from: string; readonly how: string; readonly to: string }

/** What a view says in words: each connection, and each box that has none. */
export function viewTable(
  view: ModelView,
  model: ExchangeModel,
): { head: string[]; rows: string[][] } {
  const lines = linesOf(view, model)
  const tied = new Set(lines.flatMap(({ from, to }) => [from, to]))
  const alone = view.nodes
    .map(node => nameOf(elementOf(model, node)))
    .filter(name => !tied.has(name))
  return {
    head: ['From', 'How', 'To'],
    rows: [
      ...lines.map(({ from, how, to }) => [from, how, to]),
      ...[...new Set(alone)].map(name => [name, 'stands alone', '–']),
    ],
  }
}

/** A view as an SVG: boxes coloured by layer and named by type, connections with their ends. Attributes only, no style. */
export function drawView(view: ModelView, model: ExchangeModel): string {
  const right = Math.max(200, ...view.nodes.map(({ x, w }) => x + w))
  const bottom = Math.max(60, ...view.nodes.map(({ y, h }) => y + h))
  const [width, height] = [right + edge, bottom + edge]
  const [title, description] = [`${view.identifier}-title`, `${view.identifier}-description`]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${xml(title)} ${xml(description)}" font-family="Arial, Helvetica, sans-serif" font-size="12" fill="${ink}">`,
    `<title id="${xml(title)}">${xml(view.name)}</title>`,
    `<desc id="${xml(description)}">${xml(describe(view, model))}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...view.nodes.map(node => box(node, elementOf(model, node))),
    ...drawConnections(view, model),
    '</svg>',
  ].join('')
}

function describe(view: ModelView, model: ExchangeModel): string {
  const said = linesOf(view, model).map(({ from, how, to }) => `${from} ${how} ${to}.`)
  return [`${view.nodes.length} elements and ${said.length} relationships.`, ...said].join(' ')
}

const elementOf = (model: ExchangeModel, node: ViewNode): ModelElement | undefined =>
  model.elements.find(({ identifier }) => identifier === node.element)

const nameOf = (element: ModelElement | undefined): string =>
  element?.name || (element ? sayType(element.type) : 'unknown')

/** BusinessProcess as Business process. */
export function sayType(type: string): string {
  const words = type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function linesOf(view: ModelView, model: ExchangeModel): Line[] {
  const boxes = new Map(view.nodes.map(node => [node.identifier, nameOf(elementOf(model, node))]))
  const tie = (identifier: string) => model.relationships.find(one => one.identifier === identifier)
  const name = (end: string): string => {
    const connection = view.connections.find(({ identifier }) => identifier === end)
    const relation = connection && tie(connection.relationship)
    return boxes.get(end) ?? (relation ? `that it ${relationships[relation.type]}` : 'unknown')
  }
  return view.connections.flatMap(({ relationship, source, target }) => {
    const relation = tie(relationship)
    if (!relation) return []
    const how = relationships[relation.type]
    return [
      {
        from: name(source),
        how: relation.name ? `${how} (${relation.name})` : how,
        to: name(target),
      },
    ]
  })
}

function box(node: ViewNode, element: ModelElement | undefined): string {
  const layer = element && layerOf(element.type)
  const most = Math.max(4, Math.floor((node.w - 12) / 6.5))
  const rows = Math.max(1, Math.floor((node.h - 20) / 15))
  const words = wrap(nameOf(element), most, rows).map(
    (line, at) =>
      `<text x="${node.x + 6}" y="${node.y + 30 + at * 15}" font-weight="bold">${xml(line)}</text>`,
  )
  const type = element ? sayType(element.type) : ''
  return [
    `<g><rect x="${node.x}" y="${node.y}" width="${node.w}" height="${node.h}" fill="${layer ? colours[layer] : '#ffffff'}" stroke="${ink}"/>`,
    `<text x="${node.x + 6}" y="${node.y + 14}" font-size="10">${xml(wrap(type, Math.floor(most * 1.2), 1)[0] ?? '')}</text>`,
    ...words,
    '</g>',
  ].join('')
}

function wrap(text: string, most: number, rows: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(word)
  }
  const kept = lines
    .slice(0, rows)
    .map(line => (line.length > most ? `${line.slice(0, most - 1)}…` : line))
  const last = kept.at(-1)
  if (lines.length > rows && last !== undefined && !last.endsWith('…')) {
    kept[kept.length - 1] = `${last.slice(0, most - 1)}…`
  }
  return kept
}

const xml = (text: string): string =>
  cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
