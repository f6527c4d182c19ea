import {
  cleanings,
  type Field,
  keys as keysNamed,
  type RecordValues,
} from '@bluelamp/science/linkage'
import type { EntityKind } from '../tables.ts'
import { personModel } from './who-is-who.ts'

export type MentionKey = { kind: string; key: string }

/** Most keys of one rule for one mention: somebody with ten aliases is found by some of them. */
const mostOfRule = 40

/** Keys under which a person is found; things are found by their numbers, which stand in their details. */
export function mentionKeys(kind: EntityKind, values: RecordValues): MentionKey[] {
  if (kind !== 'person') return []
  return personModel.blocking.flatMap(rule => {
    let combined: string[] | undefined
    for (const { field, as } of rule.keys) {
      const parts = partsOf(values, field, as)
      combined = combined ? combined.flatMap(start => parts.map(part => `${start} ${part}`)) : parts
    }
    return [...new Set(combined)].slice(0, mostOfRule).map(key => ({ kind: rule.name, key }))
  })
}

const fields: ReadonlyMap<string, Field> = new Map(
  personModel.fields.map(field => [field.name, field]),
)

function partsOf(values: RecordValues, name: string, as: string | undefined): string[] {
  const { from, cleaning = '' } = fields.get(name)!
  const clean = cleanings[cleaning]
  const texts = from.flatMap(column => values[column] ?? []).map(text => clean?.(text) ?? text)
  const make = as === undefined ? undefined : keysNamed[as]
  return texts.flatMap(text => (make ? make(text) : [text])).filter(key => key !== '')
}
