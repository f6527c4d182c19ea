import type { Test } from '../model.ts'
import type { Expression } from './sql/expression.ts'

const measures = {
  jaro_winkler_similarity: 'jaro-winkler',
  jaro_similarity: 'jaro',
} as const

/**
 * The quick test that says the same as a condition, or nothing where only the condition itself will do.
 * SQL answers "not known" where a value is missing, and a level then does not hold: so too these tests.
 * DuckDB's damerau_levenshtein and jaccard differ from the measures of those names here, and its
 * levenshtein counts edits, so these stay conditions. Columns whose seconds are compared are taken for dates
 * without a time.
 */
export function recogniseTest(condition: Expression, lists: ReadonlySet<string>): Test | undefined {
  const recognise = (one: Expression): Test | undefined => recogniseTest(one, lists)
  if (condition.kind !== 'binary') return undefined
  const { operator, left, right } = condition

  if (operator === 'or') {
    const missing = missingField(left, right)
    if (missing !== undefined) return { missing }
    const [a, b] = [recognise(left), recognise(right)]
    if (a && b && 'missing' in a && 'missing' in b) {
      return { missing: [a.missing, b.missing].flat() }
    }
    return a && b && { any: [...parts(a, 'any'), ...parts(b, 'any')] }
  }
  if (operator === 'and') {
    const reversed = reversedFields(left, right)
    if (reversed !== undefined && !reversed.some(field => lists.has(field))) {
      return { equal: reversed }
    }
    const [a, b] = [recognise(left), recognise(right)]
    return a && b && { all: [...parts(a, 'all'), ...parts(b, 'all')] }
  }
  if (operator === '=') {
    const field = sameField(left, right)
    return field === undefined || lists.has(field) ? undefined : { equal: field }
  }

  const bound = right.kind === 'value' && typeof right.value === 'number' ? right.value : undefined
  if (bound === undefined || left.kind !== 'call') return undefined
  if (operator === '>=' && left.name in measures) {
    const of = sameField(left.arguments[0], left.arguments[1])
    const measure = measures[left.name as keyof typeof measures]
    return of === undefined || lists.has(of) ? undefined : { measure, of, atLeast: bound }
  }
  if (operator === '>=' && /^(array_length|len|length)$/.test(left.name)) {
    const inner = left.arguments[0]
    if (inner?.kind !== 'call' || !/^(list|array)_intersect$/.test(inner.name)) return undefined
    const shares = sameField(inner.arguments[0], inner.arguments[1])
    return shares === undefined ? undefined : { shares, atLeast: bound }
  }
  if (operator === '<=' && left.name === 'abs') {
    const found = left.arguments[0] && daysApart(left.arguments[0])
    if (found === undefined || lists.has(found.field)) return undefined
    return { daysApart: found.field, atMost: Math.floor(bound / found.unit) }
  }
  return undefined
}

function parts(test: Test, kind: 'any' | 'all'): readonly Test[] {
  if (kind === 'any' && 'any' in test) return test.any
  return kind === 'all' && 'all' in test ? test.all : [test]
}

/** The column that two expressions name, one on each side. */
export function sameField(
  left: Expression | undefined,
  right: Expression | undefined,
): string | undefined {
  if (left?.kind !== 'column' || right?.kind !== 'column') return undefined
  return left.column === right.column && left.side !== right.side ? left.column : undefined
}

/** "a_l IS NULL OR a_r IS NULL". */
function missingField(left: Expression, right: Expression): string | undefined {
  if (left.kind !== 'is-null' || right.kind !== 'is-null') return undefined
  return sameField(left.of, right.of)
}

/** "a_l = b_r AND a_r = b_l". */
function reversedFields(
  left: Expression,
  right: Expression,
): readonly [string, string] | undefined {
  const [one, two] = [crossed(left), crossed(right)]
  if (one === undefined || two === undefined) return undefined
  return one[0] === two[1] && one[1] === two[0] ? one : undefined
}

/** "a_l = b_r" as [a, b], whichever way round it stands. */
function crossed(part: Expression): readonly [string, string] | undefined {
  if (part.kind !== 'binary' || part.operator !== '=') return undefined
  const { left, right } = part
  if (left.kind !== 'column' || right.kind !== 'column') return undefined
  if (left.side === right.side || left.column === right.column) return undefined
  return left.side === 'l' ? [left.column, right.column] : [right.column, left.column]
}

/** "epoch(a_l) - epoch(a_r)" in seconds, "datediff('day', a_l, a_r)" in days; dates plain or parsed as ISO. */
function daysApart(difference: Expression): { field: string; unit: number } | undefined {
  if (difference.kind === 'binary' && difference.operator === '-') {
    const [a, b] = [difference.left, difference.right]
    if (a.kind !== 'call' || b.kind !== 'call' || a.name !== 'epoch' || b.name !== 'epoch') {
      return undefined
    }
    const field = sameField(isoDate(a.arguments[0]), isoDate(b.arguments[0]))
    return field === undefined ? undefined : { field, unit: 86_400 }
  }
  if (difference.kind !== 'call' || !/^date_?diff$/.test(difference.name)) return undefined
  const [unit, a, b] = difference.arguments
  if (unit?.kind !== 'value' || unit.value !== 'day') return undefined
  const field = sameField(isoDate(a), isoDate(b))
  return field === undefined ? undefined : { field, unit: 1 }
}

function isoDate(part: Expression | undefined): Expression | undefined {
  if (part?.kind === 'cast' && part.type === 'date') return part.of
  if (part?.kind !== 'call' || !/^(try_)?strptime$/.test(part.name)) return part
  const format = part.arguments[1]
  return format?.kind === 'value' && format.value === '%Y-%m-%d' ? part.arguments[0] : part
}
