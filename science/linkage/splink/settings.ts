/** What Splink 3 to 5 keeps of a model as JSON, as far as we read and write it. */
export type SplinkLevel = {
  readonly sql_condition: string
  readonly label_for_charts?: string
  readonly is_null_level?: boolean
  readonly m_probability?: number
  readonly u_probability?: number
  readonly tf_adjustment_column?: string
  readonly tf_adjustment_weight?: number
  readonly tf_minimum_u_value?: number
  readonly disable_tf_exact_match_detection?: boolean
}

export type SplinkComparison = {
  readonly output_column_name: string
  readonly comparison_levels: readonly SplinkLevel[]
  readonly comparison_description?: string
}

export type SplinkSettings = {
  readonly link_type: string
  readonly sql_dialect?: string
  readonly probability_two_random_records_match: number
  readonly unique_id_column_name?: string
  readonly comparisons: readonly SplinkComparison[]
  readonly blocking_rules_to_generate_predictions: readonly string[]
}

export class UnreadableSettingsError extends Error {
  override readonly name = 'UnreadableSettingsError'
}

/** Checks a parsed settings file and gives it a type. Throws `UnreadableSettingsError` naming the place. */
export function checkSettings(json: unknown): SplinkSettings {
  const settings = objectAt(json, 'the settings')
  if ('comparison_columns' in settings) {
    throw new UnreadableSettingsError(
      'These settings are of Splink 2 ("comparison_columns"); save them anew with Splink 3 or later.',
    )
  }
  const comparisons = listAt(settings.comparisons, 'comparisons').map((one, at) => {
    const place = `comparisons[${at}]`
    const comparison = objectAt(one, place)
    const levels = listAt(comparison.comparison_levels, `${place}.comparison_levels`)
    return {
      output_column_name: textAt(comparison.output_column_name, `${place}.output_column_name`),
      comparison_levels: levels.map((level, row) =>
        checkLevel(level, `${place}.comparison_levels[${row}]`),
      ),
    }
  })
  const rules = settings.blocking_rules_to_generate_predictions ?? []
  const prior = settings.probability_two_random_records_match ?? 0.0001
  return {
    link_type: textAt(settings.link_type ?? 'dedupe_only', 'link_type'),
    probability_two_random_records_match: numberAt(prior, 'probability_two_random_records_match'),
    comparisons,
    blocking_rules_to_generate_predictions: listAt(
      rules,
      'blocking_rules_to_generate_predictions',
    ).map((rule, at) => {
      const place = `blocking_rules_to_generate_predictions[${at}]`
      return typeof rule === 'string'
        ? rule
        : textAt(objectAt(rule, place).blocking_rule, `${place}.blocking_rule`)
    }),
  }
}

function checkLevel(json: unknown, place: string): SplinkLevel {
  const level = objectAt(json, place)
  const number = (key: string) =>
    level[key] == null ? {} : { [key]: numberAt(level[key], `${place}.${key}`) }
  const text = (key: string) =>
    level[key] == null ? {} : { [key]: textAt(level[key], `${place}.${key}`) }
  return {
    sql_condition: textAt(level.sql_condition, `${place}.sql_condition`),
    ...text('label_for_charts'),
    ...number('m_probability'),
    ...number('u_probability'),
    ...text('tf_adjustment_column'),
    ...number('tf_adjustment_weight'),
    ...number('tf_minimum_u_value'),
    ...(level.is_null_level === true && { is_null_level: true }),
    ...(level.disable_tf_exact_match_detection === true && {
      disable_tf_exact_match_detection: true,
    }),
  }
}

function objectAt(json: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) {
    return json as Readonly<Record<string, unknown>>
  }
  throw new UnreadableSettingsError(`Splink settings: ${place} should be an object.`)
}

function listAt(json: unknown, place: string): readonly unknown[] {
  if (Array.isArray(json)) return json
  throw new UnreadableSettingsError(`Splink settings: ${place} should be a list.`)
}

function textAt(json: unknown, place: string): string {
  if (typeof json === 'string') return json
  throw new UnreadableSettingsError(`Splink settings: ${place} should be a text.`)
}

/** Splink writes a number it has not found as a text ("level not observed in training dataset"). */
function numberAt(json: unknown, place: string): number {
  if (typeof json === 'number' && json >= 0 && json <= 1) return json
  throw new UnreadableSettingsError(
    `Splink settings: ${place} should be a number from 0 to 1, not ${JSON.stringify(json)}.`,
  )
}
