import { likeness } from './policy-evaluate.ts'
import type { Formula } from './policy-formula.ts'
import type { Column } from './policy-plan.ts'
import type { Plain, Side, Test } from './policy-residual.ts'
import { type Attributes, isSet, readValue, type Value } from './policy-values.ts'

export interface Row {
  attributes: Attributes
  id: string | undefined
}
export type Predicate = (row: Row) => boolean

/** The formula as a function of one row; an absent attribute meets no test, as NULL meets none in SQL. */
export function formulaPredicate(formula: Formula): Predicate {
  switch (formula.is) {
    case 'always':
      return () => true
    case 'never':
      return () => false
    case 'met':
      return testPredicate(formula.test, formula.not)
    case 'all': {
      const parts = formula.of.map(formulaPredicate)
      return row => parts.every(part => part(row))
    }
    case 'any': {
      const parts = formula.of.map(formulaPredicate)
      return row => parts.some(part => part(row))
    }
  }
}

type Held = Plain | readonly Plain[]

function testPredicate(test: Test, not: boolean): Predicate {
  if (test.test === 'present') {
    const read = reader(test.left)
    return row => (read(row) !== undefined) !== not
  }
  const left = reader(test.left)
  if (!('right' in test)) {
    const likes = test.test === 'like' ? likeness(test.pattern) : undefined
    return row => {
      const value = left(row)
      return (
        value !== undefined &&
        (likes ? likes.test(String(value)) : members(value).length === 0) !== not
      )
    }
  }
  const right = reader(test.right)
  const compare = comparisons[test.test]
  return row => {
    const a = left(row)
    const b = right(row)
    return a !== undefined && b !== undefined && compare(a, b) !== not
  }
}

const members = (held: Held): readonly Plain[] => (Array.isArray(held) ? held : [held as Plain])

const comparisons: Record<Extract<Test, { right: Side }>['test'], (a: Held, b: Held) => boolean> = {
  equal: (a, b) =>
    a === b || (Array.isArray(a) && comparisons.containsAll(a, b) && comparisons.containsAll(b, a)),
  less: (a, b) => a < b,
  atMost: (a, b) => a <= b,
  contains: (a, b) => members(a).includes(b as Plain),
  containsAll: (a, b) => members(b).every(x => members(a).includes(x)),
  containsAny: (a, b) => members(b).some(x => members(a).includes(x)),
}

function reader(side: Side): (row: Row) => Held | undefined {
  if (side.from === 'known') return () => side.value
  if (side.from === 'self') {
    return row => {
      if (row.id === undefined)
        throw new TypeError('The policy asks for the id of the resource: give it')
      return row.id
    }
  }
  const [outer = '', inner] = side.path.split('.')
  const where = `resource.${side.path}`
  return ({ attributes }) => {
    const given = Object.hasOwn(attributes, outer) ? attributes[outer] : undefined
    if (inner === undefined) return asHeld(readValue(side.type, given, where), side)
    if (given === null || given === undefined) return undefined
    const part =
      typeof given === 'object' && Object.hasOwn(given, inner)
        ? (given as Attributes)[inner]
        : undefined
    return asHeld(readValue(side.type, part, where), side)
  }
}

function asHeld(value: Value | undefined, column: Column): Held | undefined {
  if (value === undefined) return undefined
  if (isSet(value)) return value.map(member => plainOf(member))
  return column.type.kind === 'record' ? true : plainOf(value)
}

const plainOf = (value: Value): Plain => {
  if (typeof value !== 'object') return value
  if (!isSet(value) && value.kind === 'entity') return value.id
  throw new TypeError('Records and sets of sets are not compared')
}
