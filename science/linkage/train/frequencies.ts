import { type Frequencies, wordsKey } from '../compile/comparison.ts'
import type { Model, TermFrequency } from '../model.ts'
import { partsOf } from '../table/clean.ts'
import type { Column, Table } from '../table/table.ts'

/** Most values kept of one field: the rest count as the rarest kept. */
const mostValues = 200_000

/** How often the values occur that the model's levels ask about, as a share of the records that have one. */
export function countFrequencies(comparisons: Model['comparisons'], table: Table): Frequencies {
  const frequencies: Record<string, Readonly<Record<string, number>>> = {}
  for (const { levels } of comparisons) {
    for (const { termFrequency } of levels) {
      if (!termFrequency) continue
      const key = frequencyKey(termFrequency)
      frequencies[key] ??= count(table.columns.get(termFrequency.field)!, termFrequency.by)
    }
  }
  return frequencies
}

export const frequencyKey = (term: TermFrequency): string =>
  term.by === 'words' ? wordsKey(term.field) : term.field

function count(column: Column, by: TermFrequency['by']): Readonly<Record<string, number>> {
  const { codes, values } = column
  const rows = new Int32Array(values.length)
  let total = 0
  for (const code of codes) {
    if (code < 0) continue
    rows[code]!++
    total++
  }
  const counts = new Map<string, number>()
  for (let code = 0; code < values.length; code++) {
    for (const part of partsOf(values[code]!)) {
      for (const text of by === 'words' ? new Set(part.split(' ')) : [part]) {
        if (text !== '') counts.set(text, (counts.get(text) ?? 0) + rows[code]!)
      }
    }
  }
  let kept = [...counts]
  if (kept.length > mostValues) {
    kept.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    kept = kept.slice(0, mostValues)
  }
  return Object.fromEntries(kept.map(([text, n]) => [text, n / total]))
}
