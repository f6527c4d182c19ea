import { schemaToJsonWithResolvedTypes } from '@cedar-policy/cedar-wasm/nodejs'
import { PolicyError } from './policy-errors.ts'

export type AttributeType =
  | { kind: 'text' | 'number' | 'truth' }
  | { kind: 'entity'; entity: string }
  | { kind: 'set'; of: AttributeType }
  | { kind: 'record'; fields: Fields }

export type Fields = ReadonlyMap<string, { type: AttributeType; required: boolean }>

export interface ActionShape {
  name: string
  /** The action's own @says annotation in the schema, where it has one. */
  says: string
  /** Itself and every action group above it. */
  groups: ReadonlySet<string>
  principalTypes: readonly string[]
  resourceTypes: readonly string[]
  context: Fields
}

export interface PolicySchema {
  entities: ReadonlyMap<string, Fields>
  actions: ReadonlyMap<string, ActionShape>
}

/** The parts of Cedar's JSON schema read here; the library's own type cannot express its indexed unions. */
interface TypeJson {
  type: string
  name?: string
  element?: TypeJson
  attributes?: Record<string, TypeJson & { required?: boolean }>
}

const scalars: Record<string, AttributeType> = {
  String: { kind: 'text' },
  Long: { kind: 'number' },
  Bool: { kind: 'truth' },
  Boolean: { kind: 'truth' },
}

/** Reads Cedar's human schema text. Throws PolicyError with every fault found. */
export function readSchema(text: string): PolicySchema {
  const answer = schemaToJsonWithResolvedTypes(text)
  if (answer.type === 'failure') {
    throw new PolicyError(
      answer.errors.map(e => `schema: ${e.message}${e.help ? ` (${e.help})` : ''}`),
    )
  }
  const faults: string[] = []
  for (const namespace of Object.keys(answer.json)) {
    if (namespace !== '')
      faults.push(`schema: namespace ${namespace} is not read; declare everything without one`)
  }
  const root = answer.json['']
  if (!root) throw new PolicyError([...faults, 'schema: it declares nothing'])
  const common = (root.commonTypes ?? {}) as Record<string, TypeJson>

  const readType = (json: TypeJson, where: string): AttributeType => {
    const scalar = scalars[json.type]
    if (scalar) return scalar
    if (json.type === 'Set' && json.element)
      return { kind: 'set', of: readType(json.element, where) }
    if (json.type === 'Record') return { kind: 'record', fields: readFields(json, where) }
    if (json.type === 'Entity' && json.name) return { kind: 'entity', entity: json.name }
    const named = common[json.name ?? json.type]
    if (named) return readType(named, where)
    faults.push(
      `schema: ${where} is of type ${json.name ?? json.type}, which is not supported; use String, Long, Bool, Set, a record or an entity`,
    )
    return { kind: 'text' }
  }

  const readFields = (json: TypeJson | undefined, where: string): Fields => {
    const shape = json && !json.attributes ? common[json.name ?? json.type] : json
    return new Map(
      Object.entries(shape?.attributes ?? {}).map(([name, attribute]) => [
        name,
        { type: readType(attribute, `${where}.${name}`), required: attribute.required !== false },
      ]),
    )
  }

  const entities = new Map<string, Fields>()
  for (const [name, entity] of Object.entries(root.entityTypes)) {
    const shape = 'shape' in entity ? (entity.shape as TypeJson) : undefined
    entities.set(name, readFields(shape, name))
    if ('memberOfTypes' in entity && entity.memberOfTypes?.length) {
      faults.push(
        `schema: ${name} is declared in ${entity.memberOfTypes.join(', ')}, but questions carry no hierarchy; say it with an attribute`,
      )
    }
    if ('tags' in entity && entity.tags)
      faults.push(`schema: ${name} has tags, which are not supported; use an attribute`)
  }

  const actions = new Map<string, ActionShape>()
  for (const [name, action] of Object.entries(root.actions)) {
    const groups = new Set<string>()
    const climb = (group: string): void => {
      if (groups.has(group)) return
      groups.add(group)
      for (const above of root.actions[group]?.memberOf ?? []) climb(above.id)
    }
    climb(name)
    const { principalTypes = [], resourceTypes = [], context } = action.appliesTo ?? {}
    for (const type of principalTypes.filter(t => resourceTypes.includes(t))) {
      faults.push(
        `schema: ${type} is both principal and resource of ${name}; give the resource a type of its own`,
      )
    }
    actions.set(name, {
      name,
      says: action.annotations?.says ?? '',
      groups,
      principalTypes,
      resourceTypes,
      context: readFields(context as TypeJson | undefined, `context of ${name}`),
    })
  }
  if (faults.length > 0) throw new PolicyError(faults)
  return { entities, actions }
}
