import { checkBody } from '../model/check-body.ts'
import { type Element, idsIn, type Model } from '../model/element.ts'
import type { Body, Field } from '../model/field.ts'
import { kindOf, kinds } from '../model/kinds.ts'
import {
  type ElementType,
  type ExchangeModel,
  isElementType,
  isRelationshipType,
  type ModelElement,
} from './archimate/index.ts'
import { type DrawnTie, viewsOf } from './exchange-views.ts'

/** Where our own words stand among an element's properties, so that a file of ours comes back whole. */
const kindProperty = 'Bluelamp kind'
const bodyProperty = 'Bluelamp fields'

const identifierOf = (id: string) => `e-${id}`

/** The part of a programme that describes the force, in ArchiMate's terms: elements, and the ties between them. */
export function toExchange(model: Model, programme: { id: string; name: string }): ExchangeModel {
  const parts = model.elements.filter(element => kindOf(element.kind)?.archimate !== undefined)
  const there = new Set(parts.map(({ id }) => id))
  const ties = parts.flatMap(element => tiesOf(element, there))
  const elements = parts.map(partOf)
  return {
    identifier: identifierOf(programme.id),
    name: programme.name,
    elements,
    relationships: ties.map(({ drawnAs, ...relationship }) => relationship),
    views: viewsOf(parts, ties, identifierOf),
  }
}

function partOf(element: Element): ModelElement {
  const type = kindOf(element.kind)!.archimate!
  const said = element.body.what ?? element.body.says
  return {
    identifier: identifierOf(element.id),
    type: type as ElementType,
    name: element.name,
    ...(typeof said === 'string' && said !== '' && { documentation: said }),
    properties: { [kindProperty]: element.kind, [bodyProperty]: JSON.stringify(element.body) },
  }
}

function tiesOf(element: Element, there: ReadonlySet<string>): DrawnTie[] {
  return Object.entries(kindOf(element.kind)!.fields).flatMap(([name, field]) => {
    if (field.type !== 'one' && field.type !== 'many') return []
    return idsIn(element, name)
      .filter(id => there.has(id))
      .map(id => {
        const ends = [identifierOf(element.id), identifierOf(id)] as const
        const [source, target] = isTurned(field) ? [ends[1], ends[0]] : ends
        return {
          identifier: `r-${element.id}-${name}-${id}`,
          type: isRelationshipType(field.link) ? field.link : 'Association',
          source,
          target,
          name: field.words,
          drawnAs: `${element.kind}.${name}`,
        }
      })
  })
}

/** What begins after another is triggered by it, and a whole is composed of what is part of it: the arrow goes the other way. */
const isTurned = ({ type, link }: Extract<Field, { type: 'one' | 'many' }>): boolean =>
  link === 'Triggering' || (link === 'Composition' && type === 'one')

export type FromExchange = {
  readonly elements: readonly Pick<Element, 'id' | 'kind' | 'name' | 'body'>[]
  /** What the file held that found no place here, in words. */
  readonly leftOut: readonly string[]
}

/**
 * What a file holds, as elements of ours. A file of ours comes back as it was; of another tool's the types we know are taken, with
 * their names and documentation.
 */
export function fromExchange(exchange: ExchangeModel, newId: () => string): FromExchange {
  const leftOut: string[] = []
  const ids = new Map<string, string>()
  const taken = exchange.elements.flatMap(part => {
    const kind = part.properties?.[kindProperty] ?? kindOfType(part.type)
    if (!kindOf(kind ?? '')) {
      leftOut.push(`${part.type} “${part.name}”`)
      return []
    }
    ids.set(part.identifier, newId())
    return [{ part, kind: kind! }]
  })
  const elements = taken.map(({ part, kind }) => ({
    id: ids.get(part.identifier)!,
    kind,
    name: part.name,
    body: bodyOf(part, kind, ids),
  }))
  const kindsById = new Map(elements.map(({ id, kind }) => [id, kind]))
  const exists = (id: string, of: readonly string[]) => of.includes(kindsById.get(id) ?? '')
  return {
    elements: elements.map(element => ({ ...element, body: fitting(element, exists, leftOut) })),
    leftOut,
  }
}

/** A stranger's file may say anything of a field: what does not fit it is left out. What is missing is filled in here later. */
function fitting(
  { kind, name, body }: Pick<Element, 'kind' | 'name' | 'body'>,
  exists: (id: string, of: readonly string[]) => boolean,
  leftOut: string[],
): Body {
  const unfit = new Set(checkBody(kindOf(kind)!.fields, body, exists).map(({ field }) => field))
  const entries = Object.entries(body)
  for (const [field] of entries) if (unfit.has(field)) leftOut.push(`“${field}” of “${name}”`)
  return Object.fromEntries(entries.filter(([field]) => !unfit.has(field)))
}

const kindOfType = (type: string): string | undefined =>
  isElementType(type)
    ? Object.entries(kinds).find(([, kind]) => kind.archimate === type)?.[0]
    : undefined

function bodyOf(part: ModelElement, kind: string, ids: ReadonlyMap<string, string>): Body {
  const fields = kindOf(kind)!.fields
  const own = part.properties?.[bodyProperty]
  if (own === undefined)
    return part.documentation && 'what' in fields ? { what: part.documentation } : {}
  const said = parse(own)
  const body: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = said[name]
    if (value === undefined) continue
    if (field.type === 'one') {
      const id = typeof value === 'string' ? ids.get(identifierOf(value)) : undefined
      if (id) body[name] = id
    } else if (field.type === 'many') {
      const found = Array.isArray(value)
        ? value.map(each => ids.get(identifierOf(String(each)))).filter(each => each !== undefined)
        : []
      if (found.length > 0) body[name] = found
    } else if (field.type === 'rows' && Array.isArray(value)) {
      body[name] = value.map(row => rowOf(row, field.columns, ids))
    } else body[name] = value
  }
  return body as Body
}

function rowOf(
  row: unknown,
  columns: Readonly<Record<string, { readonly type: string }>>,
  ids: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const entries = Object.entries((row ?? {}) as Record<string, unknown>).flatMap(([name, cell]) => {
    if (columns[name]?.type !== 'one') return [[name, cell] as const]
    const id = ids.get(identifierOf(String(cell)))
    return id ? [[name, id] as const] : []
  })
  return Object.fromEntries(entries)
}

function parse(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
