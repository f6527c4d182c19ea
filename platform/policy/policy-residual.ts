import type { PatternElem } from '@cedar-policy/cedar-wasm/nodejs'
import { Untranslatable } from './policy-errors.ts'
import { type Asked, Errs, evaluate } from './policy-evaluate.ts'
import type { Column, Comparison, Operand, Plan } from './policy-plan.ts'
import type { AttributeType } from './policy-schema.ts'
import { isSet, type Value } from './policy-values.ts'

/** A known value as a column would hold it: an entity is its id. */
export type Plain = string | number | bigint | boolean
export type Side = Column | { from: 'known'; value: Plain | readonly Plain[] }

export type Test =
  | { test: Exclude<Comparison, 'in'>; left: Side; right: Side }
  | { test: 'like'; left: Column; pattern: readonly PatternElem[] }
  | { test: 'isEmpty'; left: Column }
  | { test: 'present'; left: Column; within: Column | undefined }

/** What is left of a policy's condition once principal, action and context are known. */
export type Residual =
  | { op: 'constant'; value: boolean }
  | { op: 'errs' }
  | { op: 'not'; arg: Residual }
  | { op: 'and' | 'or'; left: Residual; right: Residual }
  | { op: 'if'; test: Residual; yes: Residual; no: Residual }
  | { op: 'test'; test: Test }

const errs: Residual = { op: 'errs' }

/** Partial evaluation: everything that does not speak of the resource is worked out, by Cedar's rules of order and error. */
export function reduce(plan: Plan, asked: Asked): Residual {
  switch (plan.op) {
    case 'constant':
    case 'errs':
      return plan
    case 'asked': {
      const value = known(() => evaluate(plan.expr, asked))
      return typeof value === 'boolean' ? { op: 'constant', value } : errs
    }
    case 'not': {
      const arg = reduce(plan.arg, asked)
      if (arg.op === 'constant') return { op: 'constant', value: !arg.value }
      return arg.op === 'errs' ? arg : { op: 'not', arg }
    }
    case 'and':
    case 'or': {
      const left = reduce(plan.left, asked)
      if (left.op === 'errs') return left
      const settled = plan.op === 'or'
      if (left.op === 'constant') return left.value === settled ? left : reduce(plan.right, asked)
      const right = reduce(plan.right, asked)
      return right.op === 'constant' && right.value !== settled
        ? left
        : { op: plan.op, left, right }
    }
    case 'if': {
      const test = reduce(plan.test, asked)
      if (test.op === 'errs') return test
      if (test.op === 'constant') return reduce(test.value ? plan.yes : plan.no, asked)
      return {
        op: 'if',
        test,
        yes: reduce(plan.yes, asked),
        no: reduce(plan.no, asked),
      }
    }
    case 'like':
      return { op: 'test', test: { test: 'like', left: plan.column, pattern: plan.pattern } }
    case 'isEmpty':
      return { op: 'test', test: { test: 'isEmpty', left: plan.column } }
    case 'has':
      return { op: 'test', test: { test: 'present', left: plan.column, within: plan.within } }
    case 'in': {
      const right = side(plan.right, plan.left, asked)
      const left = side(plan.left, plan.right, asked)
      if (!left || !right) return errs
      const above = right.from === 'known' ? Array.isArray(right.value) : right.type.kind === 'set'
      return above ? compare('contains', right, left) : compare('equal', left, right)
    }
    default: {
      const left = side(plan.left, plan.right, asked)
      const right = side(plan.right, plan.left, asked)
      return left && right ? compare(plan.op, left, right) : errs
    }
  }
}

/** Written with the column first, as an index wants it and people read it. */
function compare(test: Exclude<Comparison, 'in'>, left: Side, right: Side): Residual {
  const backwards = left.from === 'known'
  if (backwards && test === 'equal') return { op: 'test', test: { test, left: right, right: left } }
  if (backwards && (test === 'less' || test === 'atMost')) {
    const opposite = test === 'less' ? 'atMost' : 'less'
    return { op: 'not', arg: { op: 'test', test: { test: opposite, left: right, right: left } } }
  }
  return { op: 'test', test: { test, left, right } }
}

/** Undefined where Cedar errs. */
function known(work: () => Value): Value | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof Errs) return undefined
    throw error
  }
}

function side(operand: Operand, other: Operand, asked: Asked): Side | undefined {
  if (operand.from !== 'asked') return operand
  const value = known(() => evaluate(operand.expr, asked))
  if (value === undefined) return undefined
  if (other.from === 'asked') throw new Untranslatable('neither side of a comparison is a column')
  const type = other.type.kind === 'set' ? other.type.of : other.type
  return {
    from: 'known',
    value: isSet(value) ? value.map(v => plain(v, type)) : plain(value, type),
  }
}

const kinds = { text: 'string', number: 'number', truth: 'boolean' } as const

/** Strict validation has made the types agree; if they ever do not, no answer is better than a wrong one. */
function plain(value: Value, type: AttributeType): Plain {
  if (typeof value === 'object') {
    if (
      !isSet(value) &&
      value.kind === 'entity' &&
      type.kind === 'entity' &&
      value.type === type.entity
    )
      return value.id
  } else if (
    (type.kind === 'text' || type.kind === 'number' || type.kind === 'truth') &&
    (typeof value === kinds[type.kind] || (typeof value === 'bigint' && type.kind === 'number'))
  ) {
    return value
  }
  throw new Untranslatable(
    `${typeof value === 'object' ? JSON.stringify(value) : String(value)} is compared with a column of another type`,
  )
}
