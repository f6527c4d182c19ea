import type { ExchangeModel, ModelRelationship, ModelView } from './model.ts'
import { isAccessType, isElementType, isRelationshipType } from './types.ts'

/** Says in words all that is wrong with a model, or with the file it was to be read from. */
export class ModelFaulty extends Error {
  override readonly name = 'ModelFaulty'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    const more = faults.length > 20 ? [`and ${faults.length - 20} more`] : []
    super([...faults.slice(0, 20), ...more].join('\n'))
    this.faults = faults
  }
}

// An xs:ID begins with a letter or a line, and holds no space and no colon.
const identifierForm = /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*$/u

export function modelFaults(model: ExchangeModel): string[] {
  const elements = new Set(model.elements.map(({ identifier }) => identifier))
  const relations = new Set(model.relationships.map(({ identifier }) => identifier))
  const known = (identifier: string) => elements.has(identifier) || relations.has(identifier)
  return [
    ...identifierFaults(model),
    ...(model.name.trim() === '' ? ['The model has no name'] : []),
    ...model.elements.flatMap(({ identifier, type, name, properties }) => [
      ...(isElementType(type)
        ? []
        : [`Element "${identifier}": "${type}" is no element type of ArchiMate 3.1`]),
      ...(name.trim() === '' && !/Junction$/.test(type)
        ? [`Element "${identifier}" has no name`]
        : []),
      ...propertyFaults(`Element "${identifier}"`, properties),
    ]),
    ...model.relationships.flatMap(one => relationshipFaults(one, known)),
    ...(model.views ?? []).flatMap(view => viewFaults(view, elements, relations)),
  ]
}

export function refuseFaultyModel(model: ExchangeModel): void {
  const faults = modelFaults(model)
  if (faults.length > 0) throw new ModelFaulty(faults)
}

function identifierFaults(model: ExchangeModel): string[] {
  const views = model.views ?? []
  const all = [
    model,
    ...model.elements,
    ...model.relationships,
    ...views,
    ...views.flatMap(({ nodes, connections }) => [...nodes, ...connections]),
  ]
  const seen = new Set<string>()
  return all.flatMap(({ identifier }) => {
    const twice = seen.has(identifier)
    seen.add(identifier)
    return [
      ...(identifierForm.test(identifier)
        ? []
        : [
            `"${identifier}" cannot be an identifier: it must begin with a letter or _ and hold only letters, digits, dots, dashes and _`,
          ]),
      ...(twice ? [`The identifier "${identifier}" is used twice`] : []),
    ]
  })
}

const propertyFaults = (place: string, properties: object | undefined): string[] =>
  Object.keys(properties ?? {}).some(name => name.trim() === '')
    ? [`${place} has a property with no name`]
    : []

function relationshipFaults(one: ModelRelationship, known: (id: string) => boolean): string[] {
  const place = `Relationship "${one.identifier}"`
  const only = (value: unknown, kind: string, what: string) =>
    value !== undefined && one.type !== kind ? [`${place}: only ${kind} has ${what}`] : []
  return [
    ...(isRelationshipType(one.type)
      ? []
      : [`${place}: "${one.type}" is no relationship type of ArchiMate 3.1`]),
    ...(['source', 'target'] as const).flatMap(end =>
      known(one[end])
        ? []
        : [`${place}: its ${end} "${one[end]}" is neither an element nor a relationship`],
    ),
    ...only(one.accessType, 'Access', 'an access type'),
    ...only(one.modifier, 'Influence', 'a modifier'),
    ...only(one.isDirected, 'Association', 'a direction'),
    ...(one.accessType === undefined || isAccessType(one.accessType)
      ? []
      : [`${place}: "${one.accessType}" is no access type`]),
    ...propertyFaults(place, one.properties),
  ]
}

function viewFaults(
  view: ModelView,
  elements: ReadonlySet<string>,
  relations: ReadonlySet<string>,
): string[] {
  const drawn = new Set([...view.nodes, ...view.connections].map(({ identifier }) => identifier))
  const whole = (value: number, least: number) => Number.isSafeInteger(value) && value >= least
  const place = `View "${view.identifier}"`
  return [
    ...(view.name.trim() === '' ? [`${place} has no name`] : []),
    ...view.nodes.flatMap(({ identifier, element, x, y, w, h }) => [
      ...(elements.has(element)
        ? []
        : [`${place}, node "${identifier}": "${element}" is no element of the model`]),
      ...(whole(x, 0) && whole(y, 0) && whole(w, 1) && whole(h, 1)
        ? []
        : [`${place}, node "${identifier}": its place and size must be whole and not negative`]),
    ]),
    ...view.connections.flatMap(({ identifier, relationship, source, target }) => [
      ...(relations.has(relationship)
        ? []
        : [
            `${place}, connection "${identifier}": "${relationship}" is no relationship of the model`,
          ]),
      ...[source, target].flatMap(end =>
        drawn.has(end) ? [] : [`${place}, connection "${identifier}": "${end}" is not in the view`],
      ),
    ]),
  ]
}
