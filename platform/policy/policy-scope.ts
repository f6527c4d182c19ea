import type { EntityUidJson, Expr, PolicyJson, TypeAndId } from '@cedar-policy/cedar-wasm/nodejs'
import { Untranslatable } from './policy-errors.ts'
import type { Setting } from './policy-plan.ts'

/** Whether the policy's action and its `is` types admit the setting at all. */
export function bearsOn({ principal, action, resource }: PolicyJson, setting: Setting): boolean {
  const admits = (constraint: PolicyJson['principal'], type: string): boolean =>
    constraint.op !== 'is' || constraint.entity_type === type
  if (!admits(principal, setting.principalType) || !admits(resource, setting.resourceType))
    return false
  if (action.op === 'All') return true
  const named = 'entities' in action ? action.entities : [entityOf(action)]
  return action.op === '=='
    ? named.some(e => idOf(e) === setting.action.name)
    : named.some(e => setting.action.groups.has(idOf(e)))
}

/** What the head of a policy asks beyond action and type, as expressions. */
export function scopeOf({ principal, resource }: PolicyJson): Expr[] {
  const scope: Expr[] = []
  for (const [name, constraint] of Object.entries({ principal, resource })) {
    const left: Expr = { Var: name as 'principal' | 'resource' }
    if (constraint.op === '==') scope.push({ '==': { left, right: entityLiteral(constraint) } })
    if (constraint.op === 'in') scope.push({ in: { left, right: entityLiteral(constraint) } })
    if (constraint.op === 'is' && constraint.in)
      scope.push({ in: { left, right: entityLiteral(constraint.in) } })
  }
  return scope
}

type Named = { entity: EntityUidJson } | { slot: string }

function entityOf(constraint: Named): EntityUidJson {
  if ('slot' in constraint) throw new Untranslatable('it is a template')
  return constraint.entity
}

const uidOf = (json: EntityUidJson): TypeAndId => ('__entity' in json ? json.__entity : json)
const idOf = (json: EntityUidJson): string => uidOf(json).id
const entityLiteral = (constraint: Named): Expr => ({
  Value: { __entity: uidOf(entityOf(constraint)) },
})
