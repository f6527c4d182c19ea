import type { BlockingRule, Level, Model, Test } from '../model.ts'
import type { SplinkLevel, SplinkSettings } from './settings.ts'

/** A test or a key that Splink's SQL has no words for. */
export class InexpressibleError extends Error {
  override readonly name = 'InexpressibleError'
}

export type Exported = {
  readonly settings: SplinkSettings
  /** Tables for Splink's `register_term_frequency_lookup`: each value and its share, by column. */
  readonly termFrequencies: Readonly<
    Record<string, readonly Readonly<Record<string, string | number>>[]>
  >
  readonly leftOut: readonly string[]
}

/**
 * Writes a model as Splink's settings for DuckDB. Columns are the model's fields, so the data must come cleaned
 * as they are. Blocking rules and ties that cannot be said are left out, and named. Throws `InexpressibleError` for
 * a level whose test Splink cannot ask (names by variants, words paired off, dates and postcodes by level).
 */
export function writeSplinkSettings(model: Model, linkType = 'dedupe_only'): Exported {
  const leftOut: string[] = []
  for (const near of Object.keys(model.near ?? {})) {
    leftOut.push(`what people near one another (${near}) explain as well`)
  }
  for (const tie of model.ties ?? []) {
    leftOut.push(`The tie between ${tie.between.join(' and ')}: Splink has none`)
  }
  const comparisons = model.comparisons.map(comparison => ({
    output_column_name: comparison.name,
    comparison_levels: comparison.levels.map(level => writeLevel(comparison.name, level)),
  }))
  const rules = model.blocking.flatMap(rule => {
    const sql = writeRule(rule)
    if (sql === undefined) leftOut.push(`Blocking rule "${rule.name}"`)
    return sql === undefined ? [] : [sql]
  })
  const tables = Object.entries(model.frequencies).map(([column, table]) => [
    column,
    Object.entries(table).map(([value, share]) => ({ [column]: value, [`tf_${column}`]: share })),
  ])
  return {
    settings: {
      link_type: linkType,
      sql_dialect: 'duckdb',
      probability_two_random_records_match: model.prior,
      comparisons,
      blocking_rules_to_generate_predictions: rules,
    },
    termFrequencies: Object.fromEntries(tables),
    leftOut,
  }
}

function writeLevel(comparison: string, level: Level): SplinkLevel {
  const { label, test, m, u, termFrequency } = level
  // `readSplinkSettings` gives m and u of 1 to a null level that is no plain test.
  const says = !('missing' in test) && !(m === 1 && u === 1)
  const place = `Level "${label}" of "${comparison}"`
  if (termFrequency?.by === 'words') {
    throw new InexpressibleError(`${place} counts frequencies word by word, which Splink does not.`)
  }
  return {
    sql_condition: 'otherwise' in test ? 'ELSE' : writeTest(test, place),
    label_for_charts: label,
    ...(!says && { is_null_level: true }),
    ...(says && m !== undefined && { m_probability: m }),
    ...(says && u !== undefined && { u_probability: u }),
    ...(termFrequency && {
      tf_adjustment_column: termFrequency.field,
      tf_adjustment_weight: termFrequency.weight,
      ...(termFrequency.least !== undefined && { tf_minimum_u_value: termFrequency.least }),
    }),
  }
}

function writeTest(test: Test, place: string): string {
  const [l, r] = [(field: string) => quoted(field, 'l'), (field: string) => quoted(field, 'r')]
  if ('otherwise' in test) return 'TRUE'
  if ('sql' in test) return test.sql
  if ('missing' in test) {
    const fields = typeof test.missing === 'string' ? [test.missing] : test.missing
    return fields.map(field => `${l(field)} IS NULL OR ${r(field)} IS NULL`).join(' OR ')
  }
  if ('equal' in test) {
    if (typeof test.equal === 'string') return `${l(test.equal)} = ${r(test.equal)}`
    const [a, b] = test.equal
    return `${l(a)} = ${r(b)} AND ${r(a)} = ${l(b)}`
  }
  if ('shares' in test) {
    const { shares, atLeast = 1 } = test
    return `array_length(list_intersect(${l(shares)}, ${r(shares)})) >= ${atLeast}`
  }
  if ('daysApart' in test) {
    const [a, b] = [l(test.daysApart), r(test.daysApart)].map(one => `TRY_CAST(${one} AS DATE)`)
    return `abs(datediff('day', ${a}, ${b})) <= ${test.atMost}`
  }
  if ('measure' in test) return writeMeasure(test, place)
  if ('all' in test) return test.all.map(one => `(${writeTest(one, place)})`).join(' AND ')
  if ('any' in test) return test.any.map(one => `(${writeTest(one, place)})`).join(' OR ')
  // Our tests have two values: what SQL does not know is not so, and its contrary is.
  if ('not' in test) return `NOT coalesce(${writeTest(test.not, place)}, FALSE)`
  throw new InexpressibleError(
    `${place} has a test that Splink cannot ask: ${JSON.stringify(test)}`,
  )
}

function writeMeasure(test: Extract<Test, { measure: string }>, place: string): string {
  const [a, b] = [quoted(test.of, 'l'), quoted(test.of, 'r')]
  const measure = {
    jaro: `jaro_similarity(${a}, ${b})`,
    'jaro-winkler': `jaro_winkler_similarity(${a}, ${b})`,
    levenshtein: `(1 - levenshtein(${a}, ${b}) / greatest(length(${a}), length(${b}), 1))`,
  }[test.measure as string]
  if (measure === undefined) {
    throw new InexpressibleError(
      `${place} is by the measure "${test.measure}", which Splink has not.`,
    )
  }
  return [
    ...(test.atLeast === undefined ? [] : [`${measure} >= ${test.atLeast}`]),
    ...(test.atMost === undefined ? [] : [`${measure} <= ${test.atMost}`]),
  ].join(' AND ')
}

function writeRule(rule: BlockingRule): string | undefined {
  const parts = rule.keys.map(({ field, as }) => {
    const [l, r] = [`l."${field}"`, `r."${field}"`]
    if (as === undefined || as === 'whole') return `${l} = ${r}`
    const first = /^first-(\d)$/.exec(as)?.[1] ?? (as === 'year' ? '4' : undefined)
    if (first !== undefined) return `substr(${l}, 1, ${first}) = substr(${r}, 1, ${first})`
    if (as === 'outcode') return `split_part(${l}, ' ', 1) = split_part(${r}, ' ', 1)`
    return undefined
  })
  return parts.includes(undefined) ? undefined : parts.join(' AND ')
}

function quoted(field: string, side: 'l' | 'r'): string {
  return `"${field.replaceAll('"', '""')}_${side}"`
}
