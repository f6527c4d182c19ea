import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { allVerbs, loadPolicy } from '@bluelamp/platform'
import { incidentLifecycle } from './contract.ts'
import './index.ts'
import { forceId } from './testing.ts'

const folder = join(import.meta.dirname, '../memory/policy')
const policy = loadPolicy({
  schema: readFileSync(join(folder, 'schema.cedarschema'), 'utf8'),
  policies: Object.fromEntries(
    readdirSync(folder)
      .filter(file => file.endsWith('.cedar'))
      .map(file => [file, readFileSync(join(folder, file), 'utf8')]),
  ),
})

test('every verb of ours is an action of the policy', () => {
  const actions = new Set(policy.actions().map(action => action.name))
  const ours = [...allVerbs().keys()].filter(name => name.startsWith('respond.'))
  assert.ok(ours.length >= 14)
  assert.deepEqual(
    ours.filter(name => !actions.has(name)),
    [],
  )
})

test('the buttons of the lifecycle are for the same roles as the policy', () => {
  const verbs = {
    regrade: 'respond.regrade-incident',
    recommend: 'respond.recommend-units',
    assign: 'respond.assign-unit',
    'add-entry': 'respond.add-incident-entry',
    'record-crime': 'respond.record-crime',
    close: 'respond.close-incident',
    // These three are one verb about the unit, for its crew.
    go: 'respond.change-unit-state',
    arrive: 'respond.change-unit-state',
    leave: 'respond.change-unit-state',
  } as const
  const roles = [
    'contact-handler',
    'dispatcher',
    'response-officer',
    'investigator',
    'supervisor',
    'crime-registrar',
  ]
  for (const step of incidentLifecycle) {
    const isUnit = verbs[step.action] === 'respond.change-unit-state'
    const attributes = isUnit
      ? { forceId, district: 'D1', crew: ['me'] }
      : { forceId, marking: 0, crew: ['me'] }
    const allowed = roles.filter(
      role =>
        policy.decide({
          principal: {
            type: 'Actor',
            id: 'me',
            attributes: { roles: [role], forceId, areas: [], powers: ['warranted'], clearance: 0 },
          },
          action: verbs[step.action],
          resource: { type: isUnit ? 'Unit' : 'Incident', id: 'x', attributes },
          context: {},
        }).allowed,
    )
    assert.deepEqual([...step.roles].sort(), allowed.sort(), `${step.action} from ${step.from}`)
  }
})
