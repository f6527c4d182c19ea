import type { PatternElem } from '@cedar-policy/cedar-wasm/nodejs'
import { type Expression, type RawBuilder, sql } from 'kysely'
import { PolicyRequestError } from './policy-errors.ts'
import { type Formula, key, touched } from './policy-formula.ts'
import type { Column } from './policy-plan.ts'
import type { Plain, Side, Test } from './policy-residual.ts'

/** Where an attribute stands in the query: `c.owner`, or an expression. A uuid column must say so, or a principal whose id is not
 * a uuid would make the database refuse the query. `null` says that these rows never have the attribute. */
export type ColumnReference =
  | string
  | Expression<unknown>
  | { uuid: string | Expression<unknown> }
  | null

/** By attribute (`owner`), by part of a record (`size.pages`), and `@id` for the resource's own id. */
export type Columns = { readonly [attribute: string]: ColumnReference }

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** True where the formula is; false or NULL elsewhere. */
export function formulaSql(formula: Formula, columns: Columns): RawBuilder<boolean> {
  switch (formula.is) {
    case 'always':
      return sql<boolean>`true`
    case 'never':
      return sql<boolean>`false`
    case 'met':
      return testSql(formula.test, formula.not, columns)
    default: {
      const parts = formula.of.map(part => formulaSql(part, columns))
      return sql<boolean>`(${sql.join(parts, formula.is === 'all' ? sql` and ` : sql` or `)})`
    }
  }
}

function testSql(test: Test, not: boolean, columns: Columns): RawBuilder<boolean> {
  if (touched(test).some(column => columns[key(column)] === null)) return sql<boolean>`false`
  if (test.test === 'present') return presentSql(test.left, not, columns)
  if (test.test === 'like') {
    const { expression } = columnSql(test.left, columns)
    return sql<boolean>`${expression}::text ${not ? sql`not like` : sql`like`} ${likePattern(test.pattern)}`
  }
  if (test.test === 'isEmpty') {
    const { expression } = columnSql(test.left, columns)
    return sql<boolean>`cardinality(${expression}) ${not ? sql`<>` : sql`=`} 0`
  }
  // Members that the other side cannot hold matter only where every one of them is asked for.
  const left = parameter(test.left, test.right, test.test !== 'equal', columns)
  const right = parameter(test.right, test.left, test.test === 'containsAny', columns)
  if (!left || !right) return neverMet(test, not, columns)
  return comparisonSql(test, left, right, not)
}

type Comparing = Extract<Test, { right: Side }>

function comparisonSql(
  test: Comparing,
  left: Expression<unknown>,
  right: Expression<unknown>,
  not: boolean,
): RawBuilder<boolean> {
  switch (test.test) {
    case 'equal':
      if (holdsSet(test.left))
        return negated(sql`(${left} @> ${right} and ${left} <@ ${right})`, not)
      return sql<boolean>`${left} ${not ? sql`<>` : sql`=`} ${right}`
    case 'less':
      return sql<boolean>`${left} ${not ? sql`>=` : sql`<`} ${right}`
    case 'atMost':
      return sql<boolean>`${left} ${not ? sql`>` : sql`<=`} ${right}`
    case 'contains':
      // An index on an array column answers @>, not ANY.
      if (test.right.from === 'known') return negated(sql`${left} @> ${right}`, not)
      // NULL = any('{}') is false, not NULL, so its negation must ask first.
      if (not) return sql<boolean>`(${right} is not null and not (${right} = any(${left})))`
      return sql<boolean>`${right} = any(${left})`
    case 'containsAll':
      return negated(sql`${left} @> ${right}`, not)
    case 'containsAny':
      return negated(sql`${left} && ${right}`, not)
  }
}

/** The value cannot stand in the column, so the test fails wherever the column is there at all. */
function neverMet(test: Comparing, not: boolean, columns: Columns): RawBuilder<boolean> {
  const side = test.left.from === 'known' ? test.right : test.left
  if (!not || side.from === 'known') return sql<boolean>`false`
  return presentSql(side, false, columns)
}

const likePattern = (pattern: readonly PatternElem[]): string =>
  pattern.map(p => (p === 'Wildcard' ? '%' : p.Literal.replace(/[\\%_]/g, '\\$&'))).join('')

const negated = (test: RawBuilder<unknown>, not: boolean): RawBuilder<boolean> =>
  not ? sql<boolean>`not (${test})` : sql<boolean>`${test}`

const isSet = (value: Plain | readonly Plain[]): value is readonly Plain[] => Array.isArray(value)

const holdsSet = (side: Side): boolean =>
  side.from === 'known' ? isSet(side.value) : side.type.kind === 'set'

/** A record is there when any of its columns is. */
function presentSql(column: Column, not: boolean, columns: Columns): RawBuilder<boolean> {
  if (column.from === 'row' && column.type.kind === 'record' && !(column.path in columns)) {
    const parts = [...column.type.fields].map(([name, { type }]) =>
      presentSql({ from: 'row', path: `${column.path}.${name}`, type }, not, columns),
    )
    return sql<boolean>`(${sql.join(parts, not ? sql` and ` : sql` or `)})`
  }
  if (columns[key(column)] === null) return not ? sql<boolean>`true` : sql<boolean>`false`
  return sql<boolean>`${columnSql(column, columns).expression} is ${not ? sql`null` : sql`not null`}`
}

function columnSql(
  column: Column,
  columns: Columns,
): { expression: Expression<unknown>; isUuid: boolean } {
  const name = column.from === 'self' ? '@id' : column.path
  const given = Object.hasOwn(columns, name) ? columns[name] : undefined
  if (given === undefined || given === null)
    throw new PolicyRequestError(`The policy asks for ${name}: name the column it stands in`)
  const isUuid = typeof given === 'object' && 'uuid' in given
  const reference = isUuid ? given.uuid : given
  return { expression: typeof reference === 'string' ? sql.ref(reference) : reference, isUuid }
}

/** A known value becomes a parameter; undefined when the column it meets can never hold it. */
function parameter(
  side: Side,
  meets: Side,
  mayDropMembers: boolean,
  columns: Columns,
): Expression<unknown> | undefined {
  if (side.from !== 'known') return columnSql(side, columns).expression
  const isUuid = meets.from !== 'known' && columnSql(meets, columns).isUuid
  const holds = (value: Plain): boolean => !isUuid || uuid.test(String(value))
  if (isSet(side.value)) {
    const held = side.value.filter(holds)
    return held.length === side.value.length || mayDropMembers ? sql`${held}` : undefined
  }
  if (!holds(side.value)) return undefined
  if (meets.from !== 'known' && meets.type.kind === 'set') return sql`${[side.value]}`
  // A bigint meets any width of integer column; its own width would refuse a large parameter.
  return typeof side.value === 'number' || typeof side.value === 'bigint'
    ? sql`${side.value}::bigint`
    : sql`${side.value}`
}
