import { type RawBuilder, sql } from 'kysely'
import { all, any, type Formula } from './policy-formula.ts'
import { formulaPredicate, type Predicate } from './policy-predicate.ts'
import { type Columns, formulaSql } from './policy-sql.ts'
import type { Attributes } from './policy-values.ts'
import { formulaWords } from './policy-words.ts'

/** What one policy still asks of a row. */
export interface Clause {
  id: string
  says: string
  effect: 'permit' | 'forbid'
  formula: Formula
}

/** Which resources a question would allow: one reading for SQL, one for a row in hand, one for people. */
export interface RowFilter {
  /** `none` and `all` need not ask the database at all. */
  readonly kind: 'all' | 'none' | 'some'
  /** A condition for WHERE. Values are parameters; outside WHERE note that it may be NULL for "no". */
  toSql(columns: Columns): RawBuilder<boolean>
  /** `id` is needed only where a policy names a single resource. */
  matches(attributes: Attributes, id?: string): boolean
  explain(): string
}

export function rowFilter(resourceType: string, clauses: readonly Clause[]): RowFilter {
  const live = clauses.filter(clause => clause.formula.is !== 'never')
  const permits = live.filter(clause => clause.effect === 'permit')
  const forbids = live.filter(clause => clause.effect === 'forbid')
  const permitted = any(...permits.map(clause => clause.formula))
  const forbidden = any(...forbids.map(clause => clause.formula))
  const kind =
    permitted.is === 'never' || forbidden.is === 'always'
      ? 'none'
      : permitted.is === 'always' && forbidden.is === 'never'
        ? 'all'
        : 'some'
  let predicates: { permitted: Predicate; forbidden: Predicate } | undefined

  return {
    kind,

    toSql(columns) {
      if (kind !== 'some') return kind === 'all' ? sql<boolean>`true` : sql<boolean>`false`
      const permit = formulaSql(permitted, columns)
      if (forbidden.is === 'never') return permit
      // IS NOT TRUE: a prohibition that errs on a row is skipped there, and must not hide the row.
      return sql<boolean>`(${permit} and (${formulaSql(forbidden, columns)}) is not true)`
    },

    matches(attributes, id) {
      if (kind !== 'some') return kind === 'all'
      predicates ??= {
        permitted: formulaPredicate(permitted),
        forbidden: formulaPredicate(forbidden),
      }
      const row = { attributes, id }
      return predicates.permitted(row) && !predicates.forbidden(row)
    },

    explain() {
      if (kind === 'none') {
        const stops = forbids.filter(clause => clause.formula.is === 'always')
        return [
          `${resourceType}: none is allowed.`,
          ...stops.map(clause => line(clause, all())),
        ].join('\n')
      }
      const lines = [
        `${resourceType}: allowed where any of these holds:`,
        ...permits.map(c => line(c, c.formula)),
      ]
      if (forbids.length > 0)
        lines.push('and none of these:', ...forbids.map(c => line(c, c.formula)))
      return lines.join('\n')
    },
  }
}

const line = (clause: Clause, formula: Formula): string =>
  `- ${clause.says} [${clause.id}]${formula.is === 'always' ? '' : `: ${formulaWords(formula)}`}`
