import type { Comparison, Level, Model, Test } from '@bluelamp/science/linkage'
import type { Spec, SpecLevel } from './spec.ts'

/** The specification as a model of ours: no cleaning, the columns as they come. */
export function ourModel(spec: Spec): Model {
  const columns = new Set([...spec.comparisons.map(c => c.column), ...spec.blocking.flat()])
  return {
    format: 'bluelamp-linkage/1',
    name: spec.name,
    fields: [...columns].map(name => ({ name, kind: 'text', from: [name] })),
    comparisons: spec.comparisons.map(({ column, levels }): Comparison => {
      const missing: Level = { label: 'missing', test: { missing: column } }
      const otherwise: Level = { label: 'otherwise', test: { otherwise: true } }
      return { name: column, levels: [missing, ...levels.map(l => ourLevel(column, l)), otherwise] }
    }),
    blocking: spec.blocking.map(fields => ({
      name: fields.join(' and '),
      keys: fields.map(field => ({ field })),
    })),
    prior: 0.0001,
    frequencies: {},
    thresholds: { certain: 0.95, doubtful: 0.5 },
  }
}

function ourLevel(column: string, level: SpecLevel): Level {
  const label = JSON.stringify(level)
  if (level.kind !== 'equal') return { label, test: ourTest(column, level) }
  const test: Test = { equal: column }
  return level.byFrequency
    ? { label, test, termFrequency: { field: column, weight: 1 } }
    : { label, test }
}

function ourTest(column: string, level: Exclude<SpecLevel, { kind: 'equal' }>): Test {
  return level.kind === 'jaro-winkler'
    ? { measure: 'jaro-winkler', of: column, atLeast: level.atLeast }
    : // Dates are ten characters long, so an edit is a tenth.
      { measure: 'levenshtein', of: column, atLeast: 1 - level.atMost / 10 }
}
