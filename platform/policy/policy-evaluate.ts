import type { Expr, ExprNoExt, PatternElem } from '@cedar-policy/cedar-wasm/nodejs'
import { Untranslatable } from './policy-errors.ts'
import type { ActionShape } from './policy-schema.ts'
import { includes, isSet, type RecordValue, same, type Value } from './policy-values.ts'

/** Everything in a question but the resource: what is known once a request. */
export interface Asked {
  principal: Value
  principalAttributes: RecordValue
  action: ActionShape
  context: RecordValue
}

/** Cedar's evaluation error: the policy that meets it does not apply. */
export class Errs extends Error {
  override name = 'Errs'
}

const operators = new Set(
  'Value Var ! neg == != in < <= > >= && || + - * contains containsAll containsAny isEmpty . has like is if-then-else Set Record'.split(
    ' ',
  ),
)

/** Cedar's functions (ip, decimal, datetime), tags and templates are left out: their rules would have to be told three times. */
export function node(expr: Expr): ExprNoExt {
  const operator = Object.keys(expr)[0] ?? ''
  if (!operators.has(operator))
    throw new Untranslatable(`it uses ${operator}(), which is not supported`)
  return expr as ExprNoExt
}

/** The value of an expression that does not speak of the resource, by Cedar's rules. Throws Errs where Cedar errs. */
export function evaluate(expr: Expr, asked: Asked): Value {
  const e = node(expr)
  const value = (inner: Expr): Value => evaluate(inner, asked)
  const truth = (inner: Expr): boolean => expect(value(inner), 'boolean')
  const number = (inner: Expr): number | bigint => longOf(value(inner))
  if ('Value' in e) return literal(e.Value)
  if ('Var' in e) {
    if (e.Var === 'principal') return asked.principal
    if (e.Var === 'context') return asked.context
    if (e.Var === 'action') return { kind: 'entity', type: 'Action', id: asked.action.name }
    throw new Errs('the resource is not known')
  }
  if ('!' in e) return !truth(e['!'].arg)
  if ('&&' in e) return truth(e['&&'].left) && truth(e['&&'].right)
  if ('||' in e) return truth(e['||'].left) || truth(e['||'].right)
  if ('if-then-else' in e) {
    const branch = e['if-then-else']
    return value(truth(branch.if) ? branch.then : branch.else)
  }
  if ('==' in e) return same(value(e['=='].left), value(e['=='].right))
  if ('!=' in e) return !same(value(e['!='].left), value(e['!='].right))
  if ('<' in e) return number(e['<'].left) < number(e['<'].right)
  if ('<=' in e) return number(e['<='].left) <= number(e['<='].right)
  if ('>' in e) return number(e['>'].left) > number(e['>'].right)
  if ('>=' in e) return number(e['>='].left) >= number(e['>='].right)
  if ('neg' in e) return long(-BigInt(number(e.neg.arg)))
  if ('+' in e) return long(BigInt(number(e['+'].left)) + BigInt(number(e['+'].right)))
  if ('-' in e) return long(BigInt(number(e['-'].left)) - BigInt(number(e['-'].right)))
  if ('*' in e) return long(BigInt(number(e['*'].left)) * BigInt(number(e['*'].right)))
  if ('contains' in e) return includes(members(value(e.contains.left)), value(e.contains.right))
  if ('containsAll' in e) {
    const set = members(value(e.containsAll.left))
    return members(value(e.containsAll.right)).every(x => includes(set, x))
  }
  if ('containsAny' in e) {
    const set = members(value(e.containsAny.left))
    return members(value(e.containsAny.right)).some(x => includes(set, x))
  }
  if ('isEmpty' in e) return members(value(e.isEmpty.arg)).length === 0
  if ('in' in e) return within(value(e.in.left), value(e.in.right), asked)
  if ('is' in e) {
    const left = value(e.is.left)
    const entity =
      typeof left === 'object' && !isSet(left) && left.kind === 'entity' ? left : undefined
    if (!entity) throw new Errs('only an entity has a type')
    if (entity.type !== e.is.entity_type) return false
    return e.is.in === undefined || within(entity, value(e.is.in), asked)
  }
  if ('like' in e) return likeness(e.like.pattern).test(expect(value(e.like.left), 'string'))
  if ('.' in e) {
    const found = fieldsOf(value(e['.'].left), asked)?.[e['.'].attr]
    if (found === undefined) throw new Errs(`${e['.'].attr} is absent`)
    return found
  }
  if ('has' in e) {
    let holder: Value | undefined = value(e.has.left)
    for (const attr of typeof e.has.attr === 'string' ? [e.has.attr] : e.has.attr) {
      holder = fieldsOf(holder, asked)?.[attr]
      if (holder === undefined) return false
    }
    return true
  }
  if ('Set' in e) return e.Set.map(value)
  if ('Record' in e) {
    const fields = Object.entries(e.Record).map(([name, field]) => [name, value(field)] as const)
    return { kind: 'record', fields: Object.fromEntries(fields) }
  }
  throw new Untranslatable('it uses a template slot or tags, which are not supported')
}

/** Cedar's pattern as a regular expression; the wildcard takes line ends too. */
export const likeness = (pattern: readonly PatternElem[]): RegExp =>
  new RegExp(
    `^${pattern.map(p => (p === 'Wildcard' ? '[^]*' : p.Literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))).join('')}$`,
  )

/** A constant as the policy writes it. */
export function literal(json: unknown): Value {
  if (typeof json === 'string' || typeof json === 'boolean') return json
  if (typeof json === 'number') {
    // JSON has already rounded a larger one, so it is no longer the policy's own number.
    if (!Number.isSafeInteger(json)) throw new Untranslatable(`the number ${json} is too large`)
    return json
  }
  if (Array.isArray(json)) return json.map(literal)
  if (typeof json === 'object' && json !== null && '__entity' in json) {
    const { type, id } = json.__entity as { type: string; id: string }
    return { kind: 'entity', type, id }
  }
  throw new Untranslatable(`it holds a value of an unsupported kind: ${JSON.stringify(json)}`)
}

function long(exact: bigint): number | bigint {
  if (BigInt.asIntN(64, exact) !== exact) throw new Errs('the number overflows')
  const value = Number(exact)
  return Number.isSafeInteger(value) ? value : exact
}

function longOf(value: Value): number | bigint {
  if (typeof value !== 'number' && typeof value !== 'bigint') throw new Errs('expected a number')
  return value
}

function expect(value: Value, type: 'boolean'): boolean
function expect(value: Value, type: 'string'): string
function expect(value: Value, type: string): Value {
  if (typeof value !== type) throw new Errs(`expected a ${type}`)
  return value
}

function members(value: Value): readonly Value[] {
  if (!isSet(value)) throw new Errs('expected a set')
  return value
}

/** No hierarchy comes with a question, so only actions are in something other than themselves. */
function within(left: Value, right: Value, asked: Asked): boolean {
  const isAction = same(left, { kind: 'entity', type: 'Action', id: asked.action.name })
  return (isSet(right) ? right : [right]).some(
    above =>
      same(left, above) ||
      (isAction &&
        typeof above === 'object' &&
        !isSet(above) &&
        above.kind === 'entity' &&
        above.type === 'Action' &&
        asked.action.groups.has(above.id)),
  )
}

function fieldsOf(value: Value, asked: Asked): { readonly [name: string]: Value } | undefined {
  if (typeof value !== 'object' || isSet(value))
    throw new Errs('only a record or an entity has attributes')
  if (value.kind === 'record') return value.fields
  return same(value, asked.principal) ? asked.principalAttributes.fields : undefined
}
