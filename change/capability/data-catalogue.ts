import { type Element, idsIn, isYes, type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, wrong } from '../model/finding.ts'
import { dataKinds } from './data-kinds.ts'

const { fields } = dataKinds['data-item']
const needed = ['owner', 'regime', 'marking', 'retention'] as const

/** What the catalogue must say of each item, as labels; nothing where all of it is said. */
export function missingDataFacts(item: Element): string[] {
  const silent = (field: keyof typeof fields) => textIn(item, field).trim() === ''
  const unknownRisk = textIn(item, 'regime') !== 'none' && item.body.highRisk === undefined
  return [
    ...needed.filter(silent).map(field => fields[field].words),
    ...(silent('origin') && idsIn(item, 'comesFrom').length === 0 ? ['Where it comes from'] : []),
    ...(idsIn(item, 'heldIn').length === 0 ? [fields.heldIn.words] : []),
    ...(unknownRisk ? [fields.highRisk.words] : []),
  ]
}

export const lacksAssessment = (item: Element): boolean =>
  isYes(item, 'highRisk') && textIn(item, 'assessment').trim() === ''

/** All that an item is made into. */
export const goesTo = (model: Model, item: Element): Element[] =>
  ofKind(model, 'data-item').filter(other => idsIn(other, 'comesFrom').includes(item.id))

/** Rings of data that come from themselves, each told once, in the order in which it comes round. */
export function lineageCycles(model: Model): Element[][] {
  const items = new Map(ofKind(model, 'data-item').map(item => [item.id, item]))
  const seen = new Set<string>()
  return inRings(items).flatMap(item => {
    if (seen.has(item.id)) return []
    const ring = wayBack(items, item)
    for (const { id } of ring) seen.add(id)
    return ring.length > 0 ? [ring] : []
  })
}

const sourcesOf = (items: ReadonlyMap<string, Element>, item: Element): Element[] =>
  idsIn(item, 'comesFrom').flatMap(id => items.get(id) ?? [])

/** What may come from itself: what is left when ends are taken away, again and again, from either side. */
function inRings(items: ReadonlyMap<string, Element>): Element[] {
  const forth = new Map([...items.values()].map(item => [item.id, sourcesOf(items, item)]))
  const back = new Map<string, Element[]>([...items.keys()].map(id => [id, []]))
  for (const [id, sources] of forth)
    for (const { id: from } of sources) back.get(from)!.push(items.get(id)!)
  const left = new Set(items.keys())
  for (const [ways, others] of [
    [forth, back],
    [back, forth],
  ] as const) {
    const open = new Map(
      [...left].map(id => [id, ways.get(id)!.filter(each => left.has(each.id)).length]),
    )
    const ended = [...left].filter(id => open.get(id) === 0)
    for (let id = ended.pop(); id !== undefined; id = ended.pop()) {
      left.delete(id)
      for (const other of others.get(id)!) {
        if (!left.has(other.id)) continue
        open.set(other.id, open.get(other.id)! - 1)
        if (open.get(other.id) === 0) ended.push(other.id)
      }
    }
  }
  return [...items.values()].filter(({ id }) => left.has(id))
}

/** The shortest way from an item through what it comes from back to itself; empty where there is none. */
function wayBack(items: ReadonlyMap<string, Element>, start: Element): Element[] {
  const from = new Map<string, Element>()
  let edge = [start]
  while (edge.length > 0) {
    const next: Element[] = []
    for (const item of edge) {
      for (const source of sourcesOf(items, item)) {
        if (source === start) return wayTo(item, from)
        if (from.has(source.id)) continue
        from.set(source.id, item)
        next.push(source)
      }
    }
    edge = next
  }
  return []
}

function wayTo(end: Element, from: ReadonlyMap<string, Element>): Element[] {
  const way = [end]
  for (let item = from.get(end.id); item; item = from.get(item.id)) way.unshift(item)
  return way
}

export const dataFindings = (model: Model): Finding[] => [
  ...ofKind(model, 'data-item').flatMap(item => {
    const missing = missingDataFacts(item)
    return [
      ...(missing.length > 0 ? [wrong(item, `Not said: ${missing.join(', ')}`)] : []),
      ...(lacksAssessment(item)
        ? [wrong(item, 'High risk to people, and no data protection impact assessment')]
        : []),
    ]
  }),
  ...lineageCycles(model).map(ring =>
    wrong(
      ring[0]!,
      `It comes from itself: ${[...ring, ring[0]!].map(each => each.name).join(' ← ')}`,
    ),
  ),
]
