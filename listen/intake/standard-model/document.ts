import type { Fault } from '../intake.ts'
import { isObject, type JsonObject, textOf } from '../read-json.ts'

/** One typed thing of the document, with what it is tied to. */
export type Resource = {
  id: string
  type: string
  attributes: JsonObject
  relationships: { name: string; to: { id: string; type: string } }[]
  /** Where it stands in the document: `data`, `included.3`. */
  path: string
}

export type StandardDocument = {
  incident: Resource
  included: Resource[]
  byId: Map<string, Resource>
}

const mostResources = 500
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const keyOf = ({ id, type }: { id: string; type: string }): string =>
  `${type} ${id.toLowerCase()}`

function relationshipsOf(value: unknown, path: string, faults: Fault[]): Resource['relationships'] {
  if (value === undefined) return []
  if (!isObject(value)) {
    faults.push({ field: `${path}.relationships`, message: 'must be an object' })
    return []
  }
  return Object.entries(value).flatMap(([name, relationship]) => {
    const data = isObject(relationship) ? relationship.data : undefined
    return [data].flat().flatMap(each => {
      if (each === null) return []
      if (isObject(each) && typeof each.id === 'string' && typeof each.type === 'string') {
        return [{ name, to: { id: each.id, type: each.type } }]
      }
      faults.push({
        field: `${path}.relationships.${name}.data`,
        message: 'must name an id and a type',
      })
      return []
    })
  })
}

function resourceOf(value: unknown, path: string, faults: Fault[]): Resource | undefined {
  if (!isObject(value)) {
    faults.push({ field: path, message: 'must be an object' })
    return undefined
  }
  const [id, type] = [textOf(value.id), textOf(value.type)]
  if (!id || !uuid.test(id)) faults.push({ field: `${path}.id`, message: 'must be a UUID' })
  if (!type) faults.push({ field: `${path}.type`, message: 'must be given' })
  const { attributes = {} } = value
  if (!isObject(attributes))
    faults.push({ field: `${path}.attributes`, message: 'must be an object' })
  const relationships = relationshipsOf(value.relationships, path, faults)
  if (!id || !type || !isObject(attributes)) return undefined
  return { id, type, attributes, relationships, path }
}

/** The typed resources of a document of the Standard Data Model, and what is wrong with its shape. */
export function readDocument(value: unknown): { document?: StandardDocument; faults: Fault[] } {
  const faults: Fault[] = []
  if (!isObject(value)) return { faults: [{ field: 'document', message: 'must be an object' }] }
  const incident = resourceOf(value.data, 'data', faults)
  if (incident && incident.type !== 'incident') {
    faults.push({ field: 'data.type', message: 'must be “incident”' })
  }
  const { included: list = [] } = value
  if (!Array.isArray(list))
    return { faults: [...faults, { field: 'included', message: 'must be a list' }] }
  if (list.length > mostResources) {
    return {
      faults: [
        ...faults,
        { field: 'included', message: `must hold ${mostResources} resources at the most` },
      ],
    }
  }
  const included = list.flatMap((each, at) => resourceOf(each, `included.${at}`, faults) ?? [])
  const byId = new Map<string, Resource>()
  for (const resource of [...(incident ? [incident] : []), ...included]) {
    if (byId.has(keyOf(resource))) faults.push({ field: resource.path, message: 'is there twice' })
    byId.set(keyOf(resource), resource)
  }
  for (const resource of byId.values()) {
    for (const { name, to } of resource.relationships) {
      if (!byId.has(keyOf(to))) {
        faults.push({
          field: `${resource.path}.relationships.${name}`,
          message: 'names something that is not included',
        })
      }
    }
  }
  if (!incident || faults.length > 0) return { faults }
  return { document: { incident, included, byId }, faults }
}

/** Each attribute of the document by its path; a value that is itself an object counts as one, by its own leaves. */
export function leavesOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each, at) => leavesOf(each, `${path}.${at}`))
  if (isObject(value))
    return Object.entries(value).flatMap(([name, each]) => leavesOf(each, `${path}.${name}`))
  return value === null || value === undefined || value === '' ? [] : [path]
}
