import type { BlockingRule, Comparison, Field, FieldKind, Level, Model, Test } from '../model.ts'
import { recogniseTest, sameField } from './recognise.ts'
import { checkSettings, type SplinkComparison, type SplinkLevel } from './settings.ts'
import { compileSql, listColumns } from './sql/compile.ts'
import { type Expression, within } from './sql/expression.ts'
import { parseSql } from './sql/parse.ts'
import { UnreadableSqlError } from './sql/tokens.ts'

export type ImportOptions = {
  readonly name?: string
  /**
   * How often each value of a column occurs among the records that have one. Splink keeps these apart from its
   * settings; without a column's table its term-frequency adjustment is left out, and said to be.
   */
  readonly frequencies?: Model['frequencies']
  readonly thresholds?: Model['thresholds']
}

export type Imported = {
  readonly model: Model
  /** What the model could not take over, in words; its scores do not depend on blocking rules left out. */
  readonly leftOut: readonly string[]
}

/**
 * Makes a model of Splink's settings or trained model (versions 3 to 5, DuckDB's SQL). Usual conditions become
 * quick tests; the rest are kept as SQL, which `compileSql` reads. Fields are Splink's columns as they are. A null
 * level that is no plain test of one column says nothing: its m and u are both 1.
 *
 * Throws `UnreadableSettingsError` for a file of another shape, and `UnreadableSqlError` naming the condition for a
 * condition that is not understood.
 */
export function readSplinkSettings(json: unknown, options: ImportOptions = {}): Imported {
  const settings = checkSettings(json)
  const frequencies = options.frequencies ?? {}
  const leftOut: string[] = []
  const read = settings.comparisons.map(comparison =>
    comparison.comparison_levels.map(level => parseLevel(level)),
  )
  const conditions = read.flat().filter(condition => condition !== undefined)
  const lists = new Set(conditions.flatMap(condition => [...listColumns(condition)]))
  const columns = new Set(conditions.flatMap(columnsOf))

  const comparisons = settings.comparisons.map((comparison, at) =>
    readComparison(comparison, read[at]!, lists, frequencies, leftOut),
  )
  for (const { levels } of comparisons) {
    for (const { termFrequency } of levels) if (termFrequency) columns.add(termFrequency.field)
  }
  const blocking = settings.blocking_rules_to_generate_predictions.flatMap(sql => {
    const rule = readBlockingRule(sql)
    if (rule === undefined) leftOut.push(`Blocking rule «${sql}» has no equal here`)
    else for (const key of rule.keys) columns.add(key.field)
    return rule === undefined || rule.keys.length === 0 ? [] : [rule]
  })
  const used = Object.entries(frequencies).filter(([column]) => columns.has(column))

  return {
    model: {
      format: 'bluelamp-linkage/1',
      name: options.name ?? 'Splink model',
      fields: [...columns].sort().map(makeField),
      comparisons,
      blocking,
      prior: settings.probability_two_random_records_match,
      frequencies: Object.fromEntries(used),
      thresholds: options.thresholds ?? { certain: 0.999, doubtful: 0.5 },
    },
    leftOut,
  }
}

/** Reads and tries a level's condition; nothing for ELSE. */
function parseLevel(level: SplinkLevel): Expression | undefined {
  if (isElse(level)) return undefined
  compileSql(level.sql_condition)
  return parseSql(level.sql_condition)
}

function isElse(level: SplinkLevel): boolean {
  return level.sql_condition.trim().toUpperCase() === 'ELSE'
}

function readComparison(
  comparison: SplinkComparison,
  conditions: readonly (Expression | undefined)[],
  lists: ReadonlySet<string>,
  frequencies: Model['frequencies'],
  leftOut: string[],
): Comparison {
  const levels = comparison.comparison_levels
  const labels = labelsOf(levels)
  return {
    name: comparison.output_column_name,
    levels: levels.map((level, at): Level => {
      const condition = conditions[at]
      const test: Test =
        condition === undefined
          ? { otherwise: true }
          : (recogniseTest(condition, lists) ?? { sql: level.sql_condition.trim() })
      const label = labels[at]!
      if (level.is_null_level === true) {
        return 'missing' in test ? { label, test } : { label, test, m: 1, u: 1 }
      }
      const column = level.tf_adjustment_column
      const adjusted = column !== undefined && condition !== undefined && weightOf(level) > 0
      if (adjusted && frequencies[column] === undefined) {
        leftOut.push(`Term frequencies of ${column} are not given: «${label}» is not adjusted`)
      }
      return {
        label,
        test,
        ...(level.m_probability !== undefined && { m: level.m_probability }),
        ...(level.u_probability !== undefined && { u: level.u_probability }),
        ...(adjusted &&
          frequencies[column] !== undefined && {
            termFrequency: {
              field: column,
              weight: weightOf(level),
              ...baseOf(level, column, levels, conditions),
              ...(level.tf_minimum_u_value && { least: level.tf_minimum_u_value }),
            },
          }),
      }
    }),
  }
}

function weightOf(level: SplinkLevel): number {
  return level.tf_adjustment_weight ?? 1
}

/** Splink takes u of the comparison's level of exact agreement on the column as the frequency expected. */
function baseOf(
  level: SplinkLevel,
  column: string,
  levels: readonly SplinkLevel[],
  conditions: readonly (Expression | undefined)[],
): { base?: number } {
  const exact = levels.find((_, at) => {
    const condition = conditions[at]
    return (
      condition?.kind === 'binary' &&
      condition.operator === '=' &&
      sameField(condition.left, condition.right) === column
    )
  })
  if (exact === undefined && level.disable_tf_exact_match_detection !== true) {
    throw new UnreadableSqlError(
      `The condition «${level.sql_condition.trim()}» is adjusted by the frequency of ${column}, ` +
        'but its comparison has no level of exact agreement on that column.',
    )
  }
  const base = level.disable_tf_exact_match_detection ? level.u_probability : exact?.u_probability
  return base === undefined ? {} : { base }
}

/** Labels are unique in a comparison: a tie or a chart finds a level by its label. */
function labelsOf(levels: readonly SplinkLevel[]): readonly string[] {
  const seen = new Map<string, number>()
  return levels.map(level => {
    const label = (level.label_for_charts ?? level.sql_condition).replace(/\s+/g, ' ').trim()
    const times = (seen.get(label) ?? 0) + 1
    seen.set(label, times)
    return times === 1 ? label : `${label} (${times})`
  })
}

function columnsOf(condition: Expression): readonly string[] {
  return [...within(condition)].flatMap(part => (part.kind === 'column' ? [part.column] : []))
}

/** Keys for a rule that is equalities joined by AND; "1=1" (all pairs) has none; nothing where it cannot be said. */
function readBlockingRule(sql: string): BlockingRule | undefined {
  if (/^\s*1\s*=\s*1\s*$/.test(sql)) return { name: 'all pairs', keys: [] }
  let expression: Expression
  try {
    expression = parseSql(sql)
  } catch (error) {
    if (error instanceof UnreadableSqlError) return undefined
    throw error
  }
  const keys: { field: string; as?: string }[] = []
  for (const part of joined(expression)) {
    const key =
      part.kind === 'binary' && part.operator === '=' ? keyOf(part.left, part.right) : undefined
    if (key === undefined) return undefined
    keys.push(key)
  }
  return { name: sql.trim(), keys }
}

function joined(expression: Expression): readonly Expression[] {
  return expression.kind === 'binary' && expression.operator === 'and'
    ? [...joined(expression.left), ...joined(expression.right)]
    : [expression]
}

function keyOf(left: Expression, right: Expression): { field: string; as?: string } | undefined {
  const field = sameField(left, right)
  if (field !== undefined) return { field }
  const [a, b] = [beginning(left), beginning(right)]
  if (a === undefined || b === undefined || a.length !== b.length) return undefined
  const of = sameField(a.of, b.of)
  return of === undefined ? undefined : { field: of, as: `first-${a.length}` }
}

/** "substr(x, 1, 3)": the first letters of a column. */
function beginning(part: Expression): { of: Expression; length: number } | undefined {
  if (part.kind !== 'call' || !/^(substr|substring|left)$/.test(part.name)) return undefined
  const [of, ...rest] = part.arguments
  const numbers = rest.map(one => (one.kind === 'value' ? one.value : null))
  const length = part.name === 'left' ? numbers[0] : numbers[0] === 1 ? numbers[1] : undefined
  if (of === undefined || typeof length !== 'number' || length < 1 || length > 8) return undefined
  return { of, length }
}

const kinds: readonly (readonly [RegExp, FieldKind])[] = [
  [/dob|birth/i, 'date-of-birth'],
  [/post_?code|zip|outcode/i, 'postcode'],
  [/first_and_last|full_?name/i, 'full-name'],
  [/first|fore|given|name_[12]/i, 'given-name'],
  [/sur_?name|last_?name|family/i, 'family-name'],
  [/phone|mobile|tel/i, 'phone'],
  [/e_?mail/i, 'email'],
  [/address|street/i, 'address'],
  [/(^|_)(id|pnc|cro|nhs|nino|number)(_|$)/i, 'identifier'],
]

function makeField(column: string): Field {
  const kind = kinds.find(([pattern]) => pattern.test(column))?.[1] ?? 'text'
  return { name: column, kind, from: [column] }
}
