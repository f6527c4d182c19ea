import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { PolicyError, PolicyRequestError, Untranslatable } from './policy-errors.ts'
import type { Asked } from './policy-evaluate.ts'
import { outcome } from './policy-formula.ts'
import { neverHolds, type Plan, planPolicy, type Setting } from './policy-plan.ts'
import { reduce } from './policy-residual.ts'
import { type ActionShape, type Fields, type PolicySchema, readSchema } from './policy-schema.ts'
import { bearsOn } from './policy-scope.ts'
import { type PolicyText, type ReadPolicy, readPolicies, validatePolicies } from './policy-text.ts'
import { type Attributes, readAttributes, toCedarFields } from './policy-values.ts'
import { type RowFilter, rowFilter } from './row-filter.ts'

export interface Entity {
  type: string
  id: string
  attributes: Attributes
}

export interface Question {
  principal: Entity
  action: string
  resource: Entity
  context: Attributes
}

export interface RowsQuestion {
  principal: Entity
  action: string
  resourceType: string
  context: Attributes
}

export interface Decision {
  allowed: boolean
  /** The @id of each policy that decided; none when nothing allowed it. */
  reasons: readonly string[]
  /** The same policies' @says, for people. */
  sentences: readonly string[]
  /** Policies that met an absent attribute, and so had no say. */
  skipped: readonly string[]
}

export interface PolicyEntry extends PolicyText {
  /** The actions the policy can bear on. */
  actions: readonly string[]
}

export interface ActionEntry {
  name: string
  says: string
  principalTypes: readonly string[]
  resourceTypes: readonly string[]
}

export interface Policy {
  decide(question: Question): Decision
  filter(question: RowsQuestion): RowFilter
  /** Every action that can be asked about; groups of actions are left out. */
  actions(): readonly ActionEntry[]
  policies(): readonly PolicyEntry[]
}

interface Planned {
  policy: ReadPolicy
  plan: Plan
}

let loaded = 0

/** Reads, strictly validates and plans a policy. Throws PolicyError with every fault, or answers every question it admits. */
export function loadPolicy(source: {
  schema: string
  policies: { readonly [fileName: string]: string }
}): Policy {
  const schema = readSchema(source.schema)
  const { policies, faults } = readPolicies(source.policies)
  faults.push(...validatePolicies(source.schema, policies))
  const plans = planAll(policies, schema, faults)
  if (faults.length > 0) throw new PolicyError(faults)

  const says = new Map(policies.map(policy => [policy.id, policy.says]))
  // Cedar keeps prepared sets by name for the life of the thread, so each load takes a name of its own.
  loaded += 1
  const prepared = `policy-${loaded}`
  const staticPolicies = Object.fromEntries(policies.map(policy => [policy.id, policy.text]))
  const parsed = preparsePolicySet(prepared, { staticPolicies })
  if (parsed.type === 'failure') throw new PolicyError(parsed.errors.map(error => error.message))

  function plansFor(
    action: ActionShape,
    principalType: string,
    resourceType: string,
  ): readonly Planned[] {
    const found = plans.get(settingKey(action.name, principalType, resourceType))
    if (found) return found
    throw new PolicyRequestError(
      `${principalType} doing ${action.name} to ${resourceType} is not in the policy's schema, which has ` +
        `${action.principalTypes.join(', ') || 'nobody'} doing it to ${action.resourceTypes.join(', ') || 'nothing'}`,
    )
  }

  function getAction(name: string): ActionShape {
    const action = schema.actions.get(name)
    if (action) return action
    throw new PolicyRequestError(`${name} is not an action of the policy's schema`)
  }

  return {
    decide({ principal, action: actionName, resource, context }) {
      const action = getAction(actionName)
      plansFor(action, principal.type, resource.type)
      const answer = statefulIsAuthorized({
        principal: { type: principal.type, id: principal.id },
        action: { type: 'Action', id: action.name },
        resource: { type: resource.type, id: resource.id },
        context: toCedarFields(readAttributes(action.context, context, 'context', 'refuse')),
        preparsedPolicySetId: prepared,
        entities: [
          cedarEntity(principal, 'principal', 'refuse', schema),
          cedarEntity(resource, 'resource', 'leave', schema),
          ...actionEntities(action, schema),
        ],
      })
      if (answer.type === 'failure')
        throw new PolicyRequestError(answer.errors.map(e => e.message).join('; '))
      const { decision, diagnostics } = answer.response
      const reasons = [...diagnostics.reason].sort()
      return {
        allowed: decision === 'allow',
        reasons,
        sentences: reasons.map(id => says.get(id) ?? ''),
        skipped: diagnostics.errors.map(error => error.policyId).sort(),
      }
    },

    filter({ principal, action: actionName, resourceType, context }) {
      const action = getAction(actionName)
      const asked: Asked = {
        principal: { kind: 'entity', type: principal.type, id: principal.id },
        principalAttributes: readAttributes(
          fieldsOf(schema, principal.type),
          principal.attributes,
          'principal',
          'refuse',
        ),
        action,
        context: readAttributes(action.context, context, 'context', 'refuse'),
      }
      const clauses = plansFor(action, principal.type, resourceType).map(({ policy, plan }) => ({
        id: policy.id,
        says: policy.says,
        effect: policy.effect,
        formula: outcome(reduce(plan, asked), true),
      }))
      return rowFilter(resourceType, clauses)
    },

    actions() {
      const asked = [...schema.actions.values()].filter(action => action.resourceTypes.length > 0)
      return asked.map(({ name, says: words, principalTypes, resourceTypes }) => ({
        name,
        says: words,
        principalTypes,
        resourceTypes,
      }))
    },

    policies() {
      return policies.map(({ id, says: words, effect, text, file }) => {
        const actions = [...schema.actions.values()].filter(action =>
          settings(action).some(setting =>
            plans.get(setting.key)?.some(planned => planned.policy.id === id),
          ),
        )
        return { id, says: words, effect, text, file, actions: actions.map(action => action.name) }
      })
    },
  }
}

const settingKey = (action: string, principalType: string, resourceType: string): string =>
  JSON.stringify([action, principalType, resourceType])

const settings = (action: ActionShape): (Setting & { key: string })[] =>
  action.principalTypes.flatMap(principalType =>
    action.resourceTypes.map(resourceType => {
      return {
        action,
        principalType,
        resourceType,
        key: settingKey(action.name, principalType, resourceType),
      }
    }),
  )

/** Plans every policy for every kind of question it bears on, adding what cannot be said to the faults. */
function planAll(
  policies: readonly ReadPolicy[],
  schema: PolicySchema,
  faults: string[],
): Map<string, Planned[]> {
  const plans = new Map<string, Planned[]>()
  const found = new Set<string>()
  for (const setting of [...schema.actions.values()].flatMap(settings)) {
    const planned: Planned[] = []
    plans.set(setting.key, planned)
    for (const policy of policies) {
      try {
        if (!bearsOn(policy.json, setting)) continue
        const plan = planPolicy(policy.json, setting, schema)
        if (!neverHolds(plan)) planned.push({ policy, plan })
      } catch (error) {
        if (!(error instanceof Untranslatable)) throw error
        found.add(
          `${policy.file}:${policy.line} ${policy.id}: cannot be applied to many rows at once: ${error.message}`,
        )
      }
    }
  }
  faults.push(...found)
  return plans
}

const fieldsOf = (schema: PolicySchema, type: string): Fields =>
  schema.entities.get(type) ?? new Map()

function cedarEntity(
  entity: Entity,
  where: string,
  missing: 'refuse' | 'leave',
  schema: PolicySchema,
) {
  const attributes = readAttributes(
    fieldsOf(schema, entity.type),
    entity.attributes,
    where,
    missing,
  )
  return {
    uid: { type: entity.type, id: entity.id },
    attrs: toCedarFields(attributes),
    parents: [],
  }
}

function actionEntities(action: ActionShape, schema: PolicySchema) {
  return [...action.groups].map(name => ({
    uid: { type: 'Action', id: name },
    attrs: {},
    parents: [...(schema.actions.get(name)?.groups ?? [])]
      .filter(group => group !== name)
      .map(group => ({ type: 'Action', id: group })),
  }))
}
