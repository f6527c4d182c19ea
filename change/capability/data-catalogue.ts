import { byId, type Element, idsIn, isYes, type Model, ofKind, textIn } from '../model/element.ts'
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
  const seen = new Set<string>()
  return ofKind(model, 'data-item').flatMap(item => {
    const ring = wayBack(model, item)
    const members = ring.map(({ id }) => id).sort()
    if (ring.length === 0 || seen.has(members.join())) return []
    seen.add(members.join())
    return [ring]
  })
}

/** The shortest way from an item through what it comes from back to itself; empty where there is none. */
function wayBack(model: Model, start: Element): Element[] {
  const ways: Element[][] = [[start]]
  const reached = new Set<string>()
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const id of idsIn(way.at(-1)!, 'comesFrom')) {
      if (id === start.id) return way
      const next = byId(model, id)
      if (!next || reached.has(id)) continue
      reached.add(id)
      ways.push([...way, next])
    }
  }
  return []
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
