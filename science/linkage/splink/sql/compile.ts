import type { RecordValues } from '../../model.ts'
import { levenshtein } from '../../text/index.ts'
import { type Expression, within } from './expression.ts'
import { functions } from './functions.ts'
import { parseSql } from './parse.ts'
import { unreadable } from './tokens.ts'
import {
  compareValues,
  isList,
  numberOf,
  orderValues,
  type SqlValue,
  SqlValueError,
  secondsOf,
  textOf,
} from './values.ts'

/** A condition on two records: true, false, or null where SQL would not know. */
export type SqlCondition = (left: RecordValues, right: RecordValues) => boolean | null

type Scope = { left: RecordValues; right: RecordValues; locals: SqlValue[] }
type Run = (scope: Scope) => SqlValue

/** Stands between the values of a list that an engine keeps as one text. */
const separator = '\u001f'

const listFunctions = new Set(
  'array_length array_cosine_similarity list_cosine_similarity list_intersect array_intersect list_contains array_contains list_has array_has list_has_any array_has_any list_distinct list_append list_concat list_sort list_min list_max list_sum flatten list_transform array_transform list_apply list_filter list_reduce'.split(
    ' ',
  ),
)

/** Columns that a condition treats as lists: arguments of list functions, or taken item by item. */
export function listColumns(expression: Expression): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (part: Expression | undefined) => {
    if (part?.kind === 'column') found.add(part.column)
  }
  for (const part of within(expression)) {
    if (part.kind === 'item') add(part.of)
    if (part.kind !== 'call') continue
    if (listFunctions.has(part.name)) for (const one of part.arguments) add(one)
    if (part.name === 'list_prepend') add(part.arguments[1])
  }
  return found
}

/**
 * Makes a condition in Splink's SQL (for DuckDB) a function of two records, with SQL's three truth values.
 * Reads AND, OR, NOT, comparisons, arithmetic, IN, BETWEEN, CASE, CAST, IS [NOT] NULL and DISTINCT FROM,
 * lists with lambdas, members of structures (a list value that is a JSON object), and the functions of
 * `functions.ts`. A column may hold one text, a list, or a list as one text parted by U+001F; columns used as lists
 * are lists even where they hold one value. Throws `UnreadableSqlError` for what it does not know.
 */
export function compileSql(sql: string): SqlCondition {
  const expression = parseSql(sql)
  const run = compileExpression(sql, expression, listColumns(expression))
  return (left, right) => {
    const value = run({ left, right, locals: [] })
    return value === null ? null : truth(value)
  }
}

function truth(value: SqlValue): boolean | null {
  if (value === null || typeof value === 'boolean') return value
  const number = numberOf(value)
  return number === null ? null : number !== 0
}

function compileExpression(sql: string, whole: Expression, lists: ReadonlySet<string>): Run {
  const places: string[] = []
  const compile = (expression: Expression): Run => {
    switch (expression.kind) {
      case 'value': {
        const { value } = expression
        return () => value
      }
      case 'column':
        return column(expression.side, expression.column, lists.has(expression.column))
      case 'parameter': {
        const place = places.lastIndexOf(expression.name)
        return ({ locals }) => locals[place] ?? null
      }
      case 'minus': {
        const of = compile(expression.of)
        return scope => {
          const number = numberOf(of(scope))
          return number === null ? null : -number
        }
      }
      case 'not': {
        const of = compile(expression.of)
        return scope => {
          const value = truth(of(scope))
          return value === null ? null : !value
        }
      }
      case 'is-null': {
        const of = compile(expression.of)
        return scope => of(scope) === null
      }
      case 'binary':
        return compileBinary(expression)
      case 'in': {
        const of = compile(expression.of)
        const options = expression.options.map(compile)
        return scope => {
          const value = of(scope)
          if (value === null) return null
          const answers = options.map(option => compareValues(value, option(scope)))
          return answers.includes(0) ? true : answers.includes(null) ? null : false
        }
      }
      case 'case': {
        const cases = expression.cases.map(
          ([when, then]) => [compile(when), compile(then)] as const,
        )
        const otherwise = compile(expression.otherwise)
        return scope => {
          for (const [when, then] of cases) if (truth(when(scope)) === true) return then(scope)
          return otherwise(scope)
        }
      }
      case 'cast':
        return cast(sql, compile(expression.of), expression.type)
      case 'list': {
        const items = expression.items.map(compile)
        return scope => items.map(item => item(scope))
      }
      case 'item': {
        const of = compile(expression.of)
        const index = compile(expression.index)
        return scope => {
          const [value, at] = [of(scope), numberOf(index(scope))]
          if (value === null || at === null) return null
          const all = isList(value) ? value : [...(textOf(value) ?? '')]
          return (at > 0 ? all[at - 1] : all.at(at)) ?? null
        }
      }
      case 'member': {
        const of = compile(expression.of)
        const { name } = expression
        return scope => {
          const value = of(scope)
          if (value === null) return null
          if (typeof value !== 'object' || isList(value)) {
            throw new SqlValueError(`No member "${name}" in ${textOf(value)}`)
          }
          return value[name] ?? null
        }
      }
      case 'lambda':
        throw unreadable(sql, 'a lambda stands where a value is needed')
      case 'call':
        return compileCall(expression.name, expression.arguments)
    }
  }

  const compileBinary = (expression: Extract<Expression, { kind: 'binary' }>): Run => {
    const { operator } = expression
    const bounded = boundedDistance(expression)
    if (bounded !== undefined) {
      const [a, b] = [compile(bounded.left), compile(bounded.right)]
      return scope => {
        const [x, y] = [textOf(a(scope)), textOf(b(scope))]
        return x === null || y === null ? null : levenshtein(x, y, bounded.most) <= bounded.most
      }
    }
    const left = compile(expression.left)
    const right = compile(expression.right)
    switch (operator) {
      case 'and':
        return scope => {
          const a = truth(left(scope))
          if (a === false) return false
          const b = truth(right(scope))
          return b === false ? false : a === null || b === null ? null : true
        }
      case 'or':
        return scope => {
          const a = truth(left(scope))
          if (a === true) return true
          const b = truth(right(scope))
          return b === true ? true : a === null || b === null ? null : false
        }
      case 'is distinct from':
      case 'is not distinct from': {
        const same = operator === 'is not distinct from'
        return scope => {
          const [a, b] = [left(scope), right(scope)]
          const equal = a === null || b === null ? a === b : compareValues(a, b) === 0
          return equal === same
        }
      }
      case '||':
        return scope => {
          const [a, b] = [left(scope), right(scope)]
          if (a === null || b === null) return null
          return isList(a) && isList(b) ? [...a, ...b] : `${textOf(a)}${textOf(b)}`
        }
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
        return scope => arithmetic(operator, left(scope), right(scope))
      case '=':
      case '<>':
        return scope => {
          const order = compareValues(left(scope), right(scope))
          return order === null ? null : (order === 0) === (operator === '=')
        }
      default:
        return scope => {
          const order = orderValues(left(scope), right(scope))
          return order === null ? null : holds(operator, order)
        }
    }
  }

  const compileCall = (name: string, given: readonly Expression[]): Run => {
    const over = withLambda.get(name)
    if (over !== undefined) {
      const [of, lambda, start] = given
      if (of === undefined || lambda?.kind !== 'lambda') {
        throw unreadable(sql, `${name} needs a list and a lambda`)
      }
      const all = compile(of)
      const first = start === undefined ? undefined : compile(start)
      const base = places.length
      places.push(...lambda.parameters)
      const body = compile(lambda.body)
      places.length = base
      return scope => {
        const value = all(scope)
        if (value === null) return null
        if (!isList(value)) throw new SqlValueError(`${name} needs a list, not ${textOf(value)}`)
        const call = (...values: SqlValue[]) => {
          for (const [at, one] of values.entries()) scope.locals[base + at] = one
          return body(scope)
        }
        return over(value, call, first?.(scope))
      }
    }
    const found = functions.get(name)
    if (found === undefined) throw unreadable(sql, `the function ${name} is not known here`)
    if (given.length < found.least || given.length > found.most) {
      throw unreadable(sql, `${name} is given ${given.length} values`)
    }
    const parts = given.map(compile)
    if (parts.length === 2) {
      const [a, b] = parts as [Run, Run]
      return scope => found.run(a(scope), b(scope))
    }
    return scope => found.run(...parts.map(part => part(scope)))
  }

  return compile(whole)
}

type Lambda = (...values: SqlValue[]) => SqlValue

type OverList = (all: readonly SqlValue[], call: Lambda, start: SqlValue | undefined) => SqlValue

const transform: OverList = (all, call) => all.map((value, at) => call(value, at + 1))

const withLambda: ReadonlyMap<string, OverList> = new Map<string, OverList>([
  ['list_transform', transform],
  ['array_transform', transform],
  ['list_apply', transform],
  ['list_filter', (all, call) => all.filter(value => truth(call(value)) === true)],
  [
    'list_reduce',
    (all, call, start) => {
      const values = start === undefined ? all : [start, ...all]
      return values.length === 0 ? null : values.reduce((sum, value) => call(sum, value))
    },
  ],
])

/** "levenshtein(a, b) <= 2" need not be counted beyond 2. */
function boundedDistance({ operator, left, right }: Extract<Expression, { kind: 'binary' }>) {
  if (operator !== '<=' || left.kind !== 'call' || left.name !== 'levenshtein') return undefined
  const [a, b] = left.arguments
  if (right.kind !== 'value' || typeof right.value !== 'number' || !a || !b) return undefined
  return right.value < 0 ? undefined : { left: a, right: b, most: Math.floor(right.value) }
}

function holds(operator: '<' | '<=' | '>' | '>=', order: number): boolean {
  if (order === 0) return operator === '<=' || operator === '>='
  return order < 0 === operator.startsWith('<')
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '%', a: SqlValue, b: SqlValue): SqlValue {
  if (a === null || b === null) return null
  if (operator === '-' && typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [secondsOf(a), secondsOf(b)]
    if (x !== null && y !== null) return Math.floor(x / 86_400) - Math.floor(y / 86_400)
  }
  const [x, y] = [numberOf(a), numberOf(b)]
  if (x === null || y === null) return null
  switch (operator) {
    case '+':
      return x + y
    case '-':
      return x - y
    case '*':
      return x * y
    case '/':
      return y === 0 ? null : x / y
    case '%':
      return y === 0 ? null : x % y
  }
}

const texts = new Set(['text', 'varchar', 'string', 'char'])
const numbers = new Set(
  'int integer bigint smallint tinyint hugeint float float8 float4 double real decimal numeric'.split(
    ' ',
  ),
)

function cast(sql: string, of: Run, type: string): Run {
  if (texts.has(type)) return scope => textOf(of(scope))
  if (numbers.has(type)) return scope => numberOf(of(scope))
  if (type === 'date') return scope => dateOnly(of(scope))
  if (type === 'timestamp') return scope => (secondsOf(of(scope)) === null ? null : of(scope))
  if (type === 'boolean' || type === 'bool') return scope => truth(of(scope))
  if (type.endsWith('[]')) return of
  throw unreadable(sql, `the type ${type} is not known`)
}

function dateOnly(value: SqlValue): SqlValue {
  return secondsOf(value) === null ? null : (textOf(value)?.slice(0, 10) ?? null)
}

const split = new Map<string, readonly SqlValue[]>()

function column(side: 'l' | 'r', name: string, isListColumn: boolean): Run {
  return scope => {
    const value = (side === 'l' ? scope.left : scope.right)[name] ?? null
    if (typeof value === 'string') return isListColumn ? itemsOf(value) : value
    return value === null ? null : value.map(item)
  }
}

function itemsOf(text: string): readonly SqlValue[] {
  let known = split.get(text)
  if (known === undefined) {
    if (split.size >= 50_000) split.clear()
    known = text.split(separator).map(item)
    split.set(text, known)
  }
  return known
}

/** A value of a list: a structure where it is a JSON object, otherwise the text. */
function item(text: string): SqlValue {
  if (!text.startsWith('{')) return text
  const value: unknown = JSON.parse(text)
  return value as SqlValue
}
