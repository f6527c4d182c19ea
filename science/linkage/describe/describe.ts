import type { BlockingRule, Comparison, Field, FieldKind, Model, RecordTable } from '../model.ts'
import { defaultBlocking } from './blocking.ts'
import { defaultComparison } from './comparisons.ts'
import { guessKind } from './guess-kinds.ts'

export type DescribeOptions = {
  readonly name?: string
  /** Columns to leave aside: identifiers of rows, labels, notes. */
  readonly except?: readonly string[]
  /** What columns hold, where it is known. */
  readonly kinds?: Readonly<Record<string, FieldKind>>
}

const cleaningOf: Partial<Record<FieldKind, string>> = {
  'given-name': 'name',
  'family-name': 'name',
  'full-name': 'name',
  'date-of-birth': 'date',
  postcode: 'postcode',
  address: 'address',
  'place-name': 'words',
  phone: 'phone',
  email: 'email',
  identifier: 'identifier',
  category: 'category',
  text: 'words',
}

/** Guesses fields, comparisons and blocking rules: a model to be read, mended and then trained. */
export function describe(records: RecordTable, options: DescribeOptions = {}): Model {
  const fields = describeFields(records, options)
  return {
    format: 'bluelamp-linkage/1',
    name: options.name ?? 'people',
    fields,
    comparisons: fields.map(defaultComparison).filter((c): c is Comparison => c !== undefined),
    blocking: defaultBlocking(fields),
    prior: 0.0001,
    frequencies: {},
    thresholds: { certain: 0.95, doubtful: 0.5 },
  }
}

function describeFields(records: RecordTable, options: DescribeOptions): Field[] {
  const except = new Set(options.except ?? [])
  const guesses = Object.entries(records.columns)
    .filter(([column]) => !except.has(column))
    .map(([column, values]) => ({
      column,
      kind: options.kinds?.[column] ?? guessKind(column, values),
    }))
  const of = (...kinds: string[]) => guesses.filter(g => kinds.includes(g.kind)).map(g => g.column)
  const fields: Field[] = []
  const add = (name: string, kind: FieldKind, from: readonly string[]) => {
    const cleaning = cleaningOf[kind]
    if (from.length > 0) fields.push({ name, kind, from, ...(cleaning ? { cleaning } : {}) })
  }
  add(
    'name',
    'full-name',
    nameColumns(records, of('given-name'), of('family-name'), of('full-name')),
  )
  add('address', 'address', of('address'))
  for (const { column, kind } of guesses) {
    if (
      kind === 'nothing' ||
      (kind.endsWith('name') && kind !== 'place-name') ||
      kind === 'address'
    )
      continue
    add(column, kind, [column])
  }
  return fields
}

/** The fewest columns that hold all the words of the names: the fullest one, or the parts in order. */
function nameColumns(
  records: RecordTable,
  given: string[],
  family: string[],
  full: string[],
): string[] {
  const parts = [...given, ...family]
  if (full.length === 0) return parts
  const words = (column: string, row: number) =>
    String(records.columns[column]?.[row] ?? '')
      .toLowerCase()
      .split(/\s+/)
      .filter(Boolean)
  const rows = records.ids.length
  const kept: string[] = []
  for (const column of [...full.sort((a, b) => weight(b) - weight(a)), ...parts]) {
    let inside = 0
    let said = 0
    for (let row = 0; row < rows; row++) {
      const mine = words(column, row)
      if (mine.length === 0) continue
      said++
      const known = new Set(kept.flatMap(k => words(k, row)))
      if (mine.every(word => known.has(word))) inside++
    }
    if (said > 0 && inside / said < 0.9) kept.push(column)
  }
  return kept
  function weight(column: string): number {
    let sum = 0
    for (let row = 0; row < rows; row++) sum += words(column, row).length
    return sum
  }
}

export type { BlockingRule }
