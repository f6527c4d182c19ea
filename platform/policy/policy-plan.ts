import type { Expr, PatternElem, PolicyJson } from '@cedar-policy/cedar-wasm/nodejs'
import { Untranslatable } from './policy-errors.ts'
import { literal, node } from './policy-evaluate.ts'
import type { ActionShape, AttributeType, Fields, PolicySchema } from './policy-schema.ts'
import { scopeOf } from './policy-scope.ts'

/** One kind of question: the policies are planned for each while loading, so that what cannot be said is found then. */
export interface Setting {
  action: ActionShape
  principalType: string
  resourceType: string
}

/** The resource's own id (`self`), one of its attributes, or something known once the question is asked. */
export type Operand = Column | { from: 'asked'; expr: Expr }
export type Column =
  | { from: 'self'; type: AttributeType }
  | { from: 'row'; path: string; type: AttributeType }

export type Comparison =
  | 'equal'
  | 'less'
  | 'atMost'
  | 'contains'
  | 'containsAll'
  | 'containsAny'
  | 'in'

export type Plan =
  | { op: 'asked'; expr: Expr }
  | { op: 'constant'; value: boolean }
  | { op: 'errs' }
  | { op: 'not'; arg: Plan }
  | { op: 'and' | 'or'; left: Plan; right: Plan }
  | { op: 'if'; test: Plan; yes: Plan; no: Plan }
  | { op: Comparison; left: Operand; right: Operand }
  | { op: 'like'; column: Column; pattern: readonly PatternElem[] }
  | { op: 'isEmpty'; column: Column }
  | { op: 'has'; column: Column; within: Column | undefined }

/** The policy's condition in one setting, its scope included. Throws Untranslatable with the reason. */
export function planPolicy(policy: PolicyJson, setting: Setting, schema: PolicySchema): Plan {
  const plan = planner(setting, schema)
  const clauses = policy.conditions.map((clause): Plan => {
    const body = plan(clause.body)
    return clause.kind === 'when' ? body : negate(body)
  })
  const scope = scopeOf(policy).map(expr => plan(expr))
  const whole: Plan = { op: 'constant', value: true }
  return [...scope, ...clauses].reduce((left, right) => chain('and', left, right), whole)
}

/** Leaning right, a long chain stays short when it is said without errors; the order of evaluation is the same. */
function chain(op: 'and' | 'or', left: Plan, right: Plan): Plan {
  if (left.op === 'constant') return left.value === (op === 'or') ? left : right
  return left.op === op
    ? { op, left: left.left, right: chain(op, left.right, right) }
    : { op, left, right }
}

/** Whether, whatever is asked, the plan cannot come out true. */
export function neverHolds(plan: Plan): boolean {
  if (plan.op === 'constant') return !plan.value
  return (
    plan.op === 'errs' || (plan.op === 'and' && (neverHolds(plan.left) || neverHolds(plan.right)))
  )
}

const negate = (arg: Plan): Plan =>
  arg.op === 'constant' ? { op: 'constant', value: !arg.value } : { op: 'not', arg }

function planner(
  { action, principalType, resourceType }: Setting,
  schema: PolicySchema,
): (expr: Expr) => Plan {
  const entityFields = (type: string): Fields => schema.entities.get(type) ?? new Map()

  function plan(expr: Expr): Plan {
    const e = node(expr)
    if (!speaksOfResource(expr)) return { op: 'asked', expr }
    if ('!' in e) return negate(plan(e['!'].arg))
    if ('&&' in e) {
      const left = plan(e['&&'].left)
      // What follows "it is a chair" is not planned for a table.
      return left.op === 'constant' && !left.value ? left : chain('and', left, plan(e['&&'].right))
    }
    if ('||' in e) return chain('or', plan(e['||'].left), plan(e['||'].right))
    if ('if-then-else' in e) {
      const branch = e['if-then-else']
      return {
        op: 'if',
        test: plan(branch.if),
        yes: plan(branch.then),
        no: plan(branch.else),
      }
    }
    if ('==' in e) return compare('equal', e['=='])
    if ('!=' in e) return { op: 'not', arg: compare('equal', e['!=']) }
    if ('<' in e) return compare('less', e['<'])
    if ('<=' in e) return compare('atMost', e['<='])
    if ('>' in e) return compare('less', { left: e['>'].right, right: e['>'].left })
    if ('>=' in e) return compare('atMost', { left: e['>='].right, right: e['>='].left })
    if ('contains' in e) return compare('contains', e.contains)
    if ('containsAll' in e) return compare('containsAll', e.containsAll)
    if ('containsAny' in e) return compare('containsAny', e.containsAny)
    if ('in' in e) return compare('in', e.in)
    if ('isEmpty' in e) return onColumn(e.isEmpty.arg, column => ({ op: 'isEmpty', column }))
    if ('like' in e) {
      const { left, pattern } = e.like
      return onColumn(left, column => ({ op: 'like', column, pattern }))
    }
    if ('is' in e) return planIs(e.is)
    if ('has' in e) return planHas(e.has.left, e.has.attr)
    if ('.' in e) return compare('equal', { left: expr, right: { Value: true } })
    throw new Untranslatable(
      `it uses ${Object.keys(e)[0]} on the resource where true or false is wanted`,
    )
  }

  function compare(op: Comparison, sides: { left: Expr; right: Expr }): Plan {
    const left = operand(sides.left)
    const right = operand(sides.right)
    if (left === 'absent' || right === 'absent') return { op: 'errs' }
    for (const side of [left, right]) {
      if (side.from !== 'row') continue
      const scalar = side.type.kind === 'set' ? side.type.of.kind : side.type.kind
      if (scalar === 'set' || scalar === 'record') {
        throw new Untranslatable(
          `it compares resource.${side.path}, ${side.type.kind === 'set' ? 'a set of sets or records' : 'a whole record'}`,
        )
      }
    }
    return { op, left, right }
  }

  function operand(expr: Expr): Operand | 'absent' {
    if (!speaksOfResource(expr)) return { from: 'asked', expr }
    const e = node(expr)
    if ('Var' in e) return { from: 'self', type: { kind: 'entity', entity: resourceType } }
    if ('.' in e) return attribute(pathOf(expr))
    throw new Untranslatable(
      `it computes with the resource (${Object.keys(e)[0]}) before comparing`,
    )
  }

  function onColumn(expr: Expr, then: (column: Column) => Plan): Plan {
    const column = operand(expr)
    if (column === 'absent') return { op: 'errs' }
    if (column.from === 'asked')
      throw new Untranslatable('it does not name an attribute of the resource')
    return then(column)
  }

  function attribute(path: readonly string[]): Column | 'absent' {
    const [first, second, ...more] = path
    if (more.length > 0)
      throw new Untranslatable(`resource.${path.join('.')} goes more than one level deep`)
    const outer = entityFields(resourceType).get(first ?? '')
    if (!outer) return 'absent'
    if (second === undefined) return { from: 'row', path: String(first), type: outer.type }
    if (outer.type.kind !== 'record') {
      throw new Untranslatable(`resource.${path.join('.')} reaches through to another entity`)
    }
    const inner = outer.type.fields.get(second)
    return inner ? { from: 'row', path: `${first}.${second}`, type: inner.type } : 'absent'
  }

  function planIs(test: { left: Expr; entity_type: string; in?: Expr }): Plan {
    if (!('Var' in node(test.left))) throw new Untranslatable('it asks the type of an attribute')
    const right: Plan = { op: 'constant', value: test.entity_type === resourceType }
    return test.in
      ? { op: 'and', left: right, right: compare('in', { left: test.left, right: test.in }) }
      : right
  }

  function planHas(holder: Expr, attr: string | readonly string[]): Plan {
    const inner = typeof attr === 'string' ? [attr] : attr
    const outer = 'Var' in node(holder) ? [] : pathOf(holder)
    const column = attribute([...outer, ...inner])
    const within = outer.length > 0 ? attribute(outer) : undefined
    if (within === 'absent') return { op: 'errs' }
    if (column !== 'absent') return { op: 'has', column, within }
    if (within)
      throw new Untranslatable(`resource.${[...outer, ...inner].join('.')} is not declared`)
    return { op: 'constant', value: false }
  }

  function pathOf(expr: Expr): string[] {
    const e = node(expr)
    if ('Var' in e && e.Var === 'resource') return []
    if ('.' in e) return [...pathOf(e['.'].left), e['.'].attr]
    throw new Untranslatable('it takes an attribute of something computed from the resource')
  }

  /** Also walks every branch, so that a constant that cannot be evaluated is found while loading. */
  function checked(expr: Expr): Plan {
    for (const part of walk(expr)) {
      const e = node(part)
      if ('Value' in e) literal(e.Value)
      if ('.' in e) refuseReachingThrough(e['.'].left)
      if ('has' in e) {
        const attrs = typeof e.has.attr === 'string' ? [e.has.attr] : e.has.attr
        let holder = e.has.left
        for (const attr of attrs) {
          refuseReachingThrough(holder)
          holder = { '.': { left: holder, attr } }
        }
      }
    }
    return plan(expr)
  }

  /** No attributes but the principal's and the resource's come with a question; reading others would always err. */
  function refuseReachingThrough(holder: Expr): void {
    if (!('Var' in node(holder)) && typeOf(holder)?.kind === 'entity') {
      throw new Untranslatable(
        'it reads an attribute of an entity that another attribute points to',
      )
    }
  }

  function typeOf(expr: Expr): AttributeType | undefined {
    const e = node(expr)
    if ('Var' in e) {
      if (e.Var === 'context') return { kind: 'record', fields: action.context }
      return {
        kind: 'record',
        fields: entityFields(e.Var === 'principal' ? principalType : resourceType),
      }
    }
    if ('if-then-else' in e) return typeOf(e['if-then-else'].then)
    if ('Value' in e && typeof e.Value === 'object') return { kind: 'entity', entity: '' }
    const holder = '.' in e ? typeOf(e['.'].left) : undefined
    return '.' in e && holder?.kind === 'record' ? holder.fields.get(e['.'].attr)?.type : undefined
  }

  return checked
}

const speaksOfResource = (expr: Expr): boolean =>
  walk(expr).some(part => 'Var' in part && (part as { Var: unknown }).Var === 'resource')

/** The expression and every expression inside it. */
function walk(expr: Expr): Expr[] {
  const e = node(expr)
  if ('Value' in e || 'Var' in e) return [expr]
  if ('Set' in e) return [expr, ...e.Set.flatMap(walk)]
  if ('Record' in e) return [expr, ...Object.values(e.Record).flatMap(walk)]
  const parts = Object.values(e)[0] as Record<string, unknown>
  const names = ['left', 'right', 'arg', 'if', 'then', 'else', 'in']
  return [
    expr,
    ...names.filter(name => parts[name] !== undefined).flatMap(name => walk(parts[name] as Expr)),
  ]
}
