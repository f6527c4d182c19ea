import type { RecordValues } from '@bluelamp/science/linkage'
import { type DetailName, matchKey, tellsApart } from './match-key.ts'

export type Detail = { readonly name: DetailName; readonly value: string }

/** What a mention says, as columns that can be weighed. What tells nobody apart ("withheld", "n/a") is as if not said. */
export function valuesOf(details: readonly Detail[]): RecordValues {
  const columns: Record<string, string[]> = {}
  for (const { name, value } of details) {
    if (!tellsApart(name, matchKey(name, value))) continue
    const column = name === 'alias' ? 'name' : name
    columns[column] ??= []
    if (!columns[column].includes(value)) columns[column].push(value)
  }
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [
      name,
      values.length === 1 ? values[0]! : values,
    ]),
  )
}
