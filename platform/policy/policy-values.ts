import type { CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs'
import { PolicyRequestError } from './policy-errors.ts'
import type { AttributeType, Fields } from './policy-schema.ts'

/** What a caller hands in: plain rows; an entity is written as its id, null or undefined means absent. */
export type Attributes = { readonly [name: string]: unknown }

export interface EntityValue {
  kind: 'entity'
  type: string
  id: string
}
export interface RecordValue {
  kind: 'record'
  fields: { readonly [name: string]: Value }
}
/** A Long is a number where that is exact, and a bigint where only arithmetic in a policy has made it larger. */
export type Value =
  | string
  | number
  | bigint
  | boolean
  | EntityValue
  | RecordValue
  | readonly Value[]

/** Reads attributes against the schema. What the schema does not name is left out; a wrong type is refused, since Cedar
 * would skip the policy that met it, and a skipped prohibition allows. */
export function readAttributes(
  fields: Fields,
  given: Attributes,
  where: string,
  missing: 'refuse' | 'leave',
): RecordValue {
  const read: Record<string, Value> = Object.create(null)
  for (const [name, { type, required }] of fields) {
    const raw = Object.hasOwn(given, name) ? given[name] : undefined
    const value = readValue(type, raw, `${where}.${name}`, missing)
    if (value !== undefined) read[name] = value
    else if (required && missing === 'refuse')
      throw new PolicyRequestError(`${where}.${name} is missing`)
  }
  return { kind: 'record', fields: read }
}

/** One value, or undefined when absent. A record none of whose fields is there is absent: its columns are all NULL. */
export function readValue(
  type: AttributeType,
  given: unknown,
  where: string,
  missing: 'refuse' | 'leave' = 'leave',
): Value | undefined {
  if (given === null || given === undefined) return undefined
  switch (type.kind) {
    case 'text':
      if (typeof given === 'string') return given
      break
    case 'truth':
      if (typeof given === 'boolean') return given
      break
    case 'number':
      if (typeof given === 'number' && Number.isSafeInteger(given)) return given + 0
      break
    case 'entity':
      if (typeof given === 'string') return { kind: 'entity', type: type.entity, id: given }
      break
    case 'set':
      if (Array.isArray(given)) {
        return given.map((member: unknown) => {
          const value = readValue(type.of, member, `a member of ${where}`, missing)
          if (value === undefined) throw new PolicyRequestError(`${where} has an empty member`)
          return value
        })
      }
      break
    case 'record':
      if (typeof given === 'object' && !Array.isArray(given)) {
        const record = readAttributes(type.fields, given as Attributes, where, missing)
        return Object.keys(record.fields).length > 0 ? record : undefined
      }
      break
  }
  const article = {
    text: 'a string',
    truth: 'a boolean',
    number: 'a whole number',
    entity: 'an id',
    set: 'an array',
    record: 'an object',
  }
  throw new PolicyRequestError(
    `${where} must be ${article[type.kind]}, not ${typeof given} ${JSON.stringify(given)}`,
  )
}

export function same(a: Value, b: Value): boolean {
  if (isSet(a)) return isSet(b) && a.every(x => includes(b, x)) && b.every(x => includes(a, x))
  if (typeof a !== 'object' || typeof b !== 'object' || isSet(b)) return a === b
  if (a.kind === 'entity') return b.kind === 'entity' && a.type === b.type && a.id === b.id
  if (b.kind === 'entity') return false
  const names = Object.keys(a.fields)
  return (
    names.length === Object.keys(b.fields).length &&
    names.every(name => {
      const other = b.fields[name]
      return other !== undefined && same(a.fields[name] as Value, other)
    })
  )
}

export const isSet = (value: Value): value is readonly Value[] => Array.isArray(value)

export const includes = (set: readonly Value[], member: Value): boolean =>
  set.some(x => same(x, member))

export function toCedar(value: Value): CedarValueJson {
  if (isSet(value)) return value.map(toCedar)
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object') return value
  if (value.kind === 'entity') return { __entity: { type: value.type, id: value.id } }
  return toCedarFields(value)
}

export const toCedarFields = (record: RecordValue): Record<string, CedarValueJson> =>
  Object.fromEntries(Object.entries(record.fields).map(([name, value]) => [name, toCedar(value)]))
