import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readForcePolicy } from './read-force-policy.ts'

type Role = (typeof roles)[number]
const roles = [
  'public',
  'contact-handler',
  'dispatcher',
  'response-officer',
  'investigator',
  'supervisor',
  'analyst',
  'crime-registrar',
  'auditor',
  'records-manager',
  'intelligence-officer',
  'intake',
  'programme-manager',
  'chief-officer',
  'policing-body',
  'assurer',
  'system',
] as const

type Rule = {
  on:
    | 'Record'
    | 'Contact'
    | 'Incident'
    | 'Unit'
    | 'Place'
    | 'PublishedData'
    | 'Journal'
    | 'Holding'
    | 'Intake'
    | 'Programme'
    | 'Feature'
  /** Any one of these may, */
  roles: readonly Role[]
  /** Anyone of the force, whatever their role. */
  everybody?: true
  /** and these may where `where` holds. */
  also?: readonly Role[]
  where?: (actor: Actor, thing: Thing) => boolean
  consults?: true
  needsPower?: true
  /** Opens who a piece of intelligence comes from to those who work with intelligence. */
  opensSources?: true
}

const control = ['contact-handler', 'dispatcher', 'supervisor'] as const
const room = ['dispatcher', 'supervisor'] as const
const house = ['contact-handler', 'dispatcher', 'investigator', 'supervisor'] as const
const desks = [...house, 'response-officer', 'records-manager', 'intelligence-officer'] as const
const seers = [...house, 'intelligence-officer'] as const
const matchers = ['contact-handler', 'investigator', 'supervisor', 'records-manager'] as const
const keepers = ['records-manager', 'supervisor'] as const
const correctors = ['investigator', ...keepers] as const
const takers = ['contact-handler', 'investigator'] as const
const intakers = [...takers, 'intelligence-officer', ...keepers] as const
const signers = ['chief-officer', 'policing-body', 'assurer'] as const
const measurers = [
  'analyst',
  'supervisor',
  'crime-registrar',
  'auditor',
  'programme-manager',
  'chief-officer',
  'policing-body',
  'assurer',
] as const
const changers = ['programme-manager', 'supervisor', ...signers] as const
const changeReaders = [...changers, 'analyst', 'auditor'] as const
const staff = [
  ...new Set([...desks, ...takers, ...changeReaders, 'dispatcher', 'crime-registrar'] as const),
]
const onUnit = (actor: Actor, thing: Thing): boolean => thing.crew?.includes(actor.id) ?? false

/** Every verb, said once more by hand: a new verb is one line here, one in the schema and a policy. */
const verbs: Record<string, Rule> = {
  'listen.take-report': { on: 'Contact', roles: ['public', 'contact-handler'] },
  'listen.take-call': { on: 'Contact', roles: ['contact-handler'] },
  'listen.read-own-report': {
    on: 'Contact',
    roles: [],
    also: ['public'],
    where: (_, thing) => thing.own === true,
  },
  'listen.find-contacts': { on: 'Contact', roles: ['contact-handler', 'supervisor'] },
  'listen.read-contact': { on: 'Record', roles: house, consults: true },
  'listen.send-update': {
    on: 'Record',
    roles: ['contact-handler', 'response-officer', 'investigator', 'supervisor', 'system'],
  },
  'listen.take-in': {
    on: 'Intake',
    roles: [...takers, 'intake'],
    also: ['response-officer', 'intelligence-officer'],
    where: (_, thing) => thing.adapter === 'intelligence',
  },
  'listen.retry-intake-item': { on: 'Intake', roles: takers },
  'listen.upload-file': { on: 'Intake', roles: takers },
  'listen.read-upload': { on: 'Intake', roles: takers },
  'listen.save-mapping': { on: 'Intake', roles: takers },
  'listen.view-intake': { on: 'Record', roles: intakers },
  'listen.read-intake-item': {
    on: 'Record',
    roles: intakers,
    consults: true,
    opensSources: true,
  },
  'listen.find-intake-sources': { on: 'Intake', roles: ['records-manager'] },
  'listen.manage-intake-source': { on: 'Intake', roles: ['records-manager'] },
  'listen.publish-crimes': { on: 'PublishedData', roles: ['system'] },
  'memory.propose-ties': { on: 'Record', roles: ['system'] },
  'memory.search': { on: 'Record', roles: desks, consults: true },
  'memory.suggest': { on: 'Record', roles: desks, consults: true },
  'memory.find-earlier-contacts': { on: 'Record', roles: house, consults: true },
  'memory.read-entity': { on: 'Record', roles: desks, consults: true },
  'memory.find-likenesses': { on: 'Record', roles: matchers, consults: true },
  'memory.decide-likeness': { on: 'Record', roles: matchers },
  'memory.undo-likeness-decision': { on: 'Record', roles: matchers },
  'memory.withdraw-link': { on: 'Record', roles: matchers },
  'memory.view-network': { on: 'Record', roles: seers, consults: true },
  'memory.find-path': { on: 'Record', roles: seers, consults: true },
  'memory.read-record': { on: 'Record', roles: desks, consults: true, opensSources: true },
  'memory.label-record': { on: 'Record', roles: desks },
  'memory.lower-label': { on: 'Record', roles: keepers },
  'memory.correct-record': { on: 'Record', roles: correctors },
  'memory.tell-correction': { on: 'Record', roles: correctors },
  'memory.mark-opinion': { on: 'Record', roles: correctors },
  'memory.find-reviews-due': { on: 'Holding', roles: keepers, consults: true },
  'memory.review-person': { on: 'Holding', roles: keepers, consults: true },
  'memory.decide-retention': { on: 'Holding', roles: keepers },
  'memory.hold-records': { on: 'Holding', roles: keepers },
  'memory.release-hold': { on: 'Holding', roles: keepers },
  'memory.read-disposal': { on: 'Holding', roles: keepers, consults: true },
  'memory.dispose-records': { on: 'Holding', roles: keepers },
  'memory.refuse-disposal': { on: 'Holding', roles: keepers },
  'memory.find-subject-requests': { on: 'Holding', roles: ['records-manager'], consults: true },
  'memory.open-subject-request': { on: 'Holding', roles: ['records-manager'] },
  'memory.step-subject-request': { on: 'Holding', roles: ['records-manager'] },
  'memory.restrict-disclosure': { on: 'Holding', roles: ['records-manager'] },
  'memory.mask-words': { on: 'Holding', roles: ['records-manager'] },
  'memory.preview-subject': { on: 'Holding', roles: ['records-manager'], consults: true },
  'memory.export-subject': { on: 'Holding', roles: ['records-manager'], consults: true },
  'respond.create-incident': { on: 'Incident', roles: control },
  'respond.regrade-incident': { on: 'Incident', roles: control },
  'respond.close-incident': { on: 'Incident', roles: control },
  'respond.find-incidents': { on: 'Incident', roles: [...house, 'response-officer'] },
  'respond.read-incident': {
    on: 'Incident',
    roles: [...house, 'response-officer'],
    consults: true,
  },
  'respond.add-incident-entry': { on: 'Incident', roles: [...control, 'response-officer'] },
  'respond.recommend-units': { on: 'Incident', roles: room },
  'respond.assign-unit': { on: 'Incident', roles: room },
  'respond.record-crime': {
    on: 'Incident',
    roles: ['response-officer', 'investigator', 'supervisor', 'crime-registrar'],
    needsPower: true,
  },
  'respond.submit-notebook': { on: 'Incident', roles: ['response-officer', 'investigator'] },
  'respond.find-units': { on: 'Unit', roles: [...control, 'response-officer'] },
  'respond.change-unit-state': {
    on: 'Unit',
    roles: room,
    also: ['response-officer'],
    where: onUnit,
  },
  'respond.read-task': {
    on: 'Unit',
    roles: [],
    also: ['response-officer'],
    where: (actor, thing) => thing.crew?.length === 0 || onUnit(actor, thing),
  },
  'respond.report-positions': { on: 'Unit', roles: ['system'] },
  'prevent.view-places': {
    on: 'Place',
    roles: ['analyst', ...room, 'response-officer', 'investigator'],
  },
  'learn.view-exceptions': {
    on: 'Place',
    roles: ['crime-registrar'],
    also: ['supervisor'],
    where: (actor, thing) => thing.area !== undefined && actor.areas.includes(thing.area),
  },
  'learn.view-measures': { on: 'Place', roles: measurers },
  'learn.view-figures': { on: 'Place', roles: measurers },
  'change.find-programmes': { on: 'Programme', roles: changeReaders },
  'change.read-programme': { on: 'Programme', roles: changeReaders },
  'change.read-element': { on: 'Programme', roles: changeReaders },
  'change.read-changes': { on: 'Programme', roles: changeReaders },
  'change.watch-programme': { on: 'Programme', roles: changeReaders },
  'change.view-voices': { on: 'Programme', roles: changeReaders },
  'change.edit-element': {
    on: 'Programme',
    roles: ['programme-manager', 'chief-officer', 'supervisor'],
  },
  'change.open-programme': { on: 'Programme', roles: ['programme-manager'] },
  'change.plan-roadmap': { on: 'Programme', roles: changeReaders },
  'change.take-on-roadmap': { on: 'Programme', roles: ['programme-manager'] },
  'change.import-blueprint': { on: 'Programme', roles: ['programme-manager'] },
  'change.view-decisions': { on: 'PublishedData', roles: [], everybody: true },
  'change.withdraw-element': { on: 'Programme', roles: ['programme-manager'] },
  'change.keep-comparisons': { on: 'Programme', roles: ['programme-manager'] },
  'change.keep-voices': { on: 'Programme', roles: ['programme-manager'] },
  'change.read-voices': { on: 'Programme', roles: ['programme-manager'], consults: true },
  'change.code-voice': { on: 'Programme', roles: ['programme-manager'] },
  'change.withdraw-voice': { on: 'Programme', roles: ['programme-manager'] },
  'change.find-idea-boxes': { on: 'Programme', roles: staff },
  'change.post-idea': { on: 'Programme', roles: staff },
  'change.post-unnamed-idea': { on: 'Programme', roles: staff },
  'change.read-own-ideas': { on: 'Programme', roles: staff },
  'change.read-unnamed-idea': { on: 'Programme', roles: staff },
  'change.withdraw-own-idea': { on: 'Programme', roles: staff },
  'change.withdraw-unnamed-idea': { on: 'Programme', roles: staff },
  'change.read-ideas': { on: 'Programme', roles: ['programme-manager'], consults: true },
  'change.reply-idea': { on: 'Programme', roles: ['programme-manager'] },
  'change.group-idea': { on: 'Programme', roles: ['programme-manager'] },
  'change.sign-element': { on: 'Programme', roles: signers },
  'change.comment-element': { on: 'Programme', roles: changers },
  'platform.read-journal': { on: 'Journal', roles: ['auditor'] },
  'platform.read-outbox': { on: 'Journal', roles: ['supervisor'], consults: true },
  'platform.find-switches': { on: 'Feature', roles: ['programme-manager', ...signers] },
  'platform.switch-feature': { on: 'Feature', roles: ['programme-manager', 'chief-officer'] },
}

type Actor = {
  id: string
  roles: Role[]
  forceId: string
  areas: string[]
  powers: string[]
  clearance: number
}
type Thing = {
  forceId?: string | undefined
  own?: boolean | undefined
  kind?: string | undefined
  marking?: number | undefined
  sealed?: boolean | undefined
  accessList?: string[] | undefined
  crew?: string[] | undefined
  area?: string | undefined
  adapter?: string | undefined
}

/** The limits that hold for everybody, then the roles. Reads nothing of the policy's text. */
function expected(actor: Actor, rule: Rule, thing: Thing, purpose: string | undefined): boolean {
  const has = (role: Role): boolean => actor.roles.includes(role)
  const personal = rule.on === 'Record' || rule.on === 'Incident'
  if (personal && (thing.marking === undefined || thing.marking > actor.clearance)) return false
  const opensSource =
    rule.opensSources && has('intelligence-officer') && thing.kind === 'intelligence-source'
  if (thing.sealed && !opensSource && !thing.accessList?.includes(actor.id)) return false
  if (thing.forceId !== actor.forceId && !thing.own) return false
  if (rule.consults && !purpose && !(rule.on === 'Incident' && onUnit(actor, thing))) return false
  const open = rule.on === 'Place' || rule.on === 'PublishedData' || rule.on === 'Programme'
  if (has('analyst') && !open) return false
  if (has('auditor') && !open && rule.on !== 'Journal') return false
  if (rule.needsPower && !actor.powers.some(p => p === 'warranted' || p === 'designated'))
    return false
  if (rule.everybody || rule.roles.some(has)) return true
  return (rule.also ?? []).some(has) && (rule.where?.(actor, thing) ?? false)
}

const ids = ['ann', 'bob', 'cy']
const some = <T>(...of: T[]) => fc.uniqueArray(fc.constantFrom(...of), { maxLength: 2 })

/** Anybody; every third time somebody who holds a role of the rule's own, as there are many roles and few that it names. */
const actorsFor = (rule: Rule): fc.Arbitrary<Actor> => {
  const named = [...rule.roles, ...(rule.also ?? [])]
  const anybody = fc.uniqueArray(fc.constantFrom(...roles), { minLength: 0, maxLength: 2 })
  return fc.record({
    id: fc.constantFrom(...ids),
    roles:
      named.length === 0
        ? anybody
        : fc.oneof(anybody, anybody, fc.uniqueArray(fc.constantFrom(...named), { minLength: 1 })),
    forceId: fc.constantFrom('north', 'north', 'north', 'south'),
    areas: some('d1', 'd2', 'd3'),
    powers: some('warranted', 'designated', 'first-aid'),
    clearance: fc.constantFrom(0, 1, 1),
  })
}

/** What each type of thing has, and how often it lacks it (once in freq): the limits must bite, and must let enough through. */
const sometimes =
  (freq: number) =>
  <T>(of: fc.Arbitrary<T>) =>
    fc.option(of, { freq, nil: undefined })
const forceId = fc.constantFrom('north', 'north', 'north', 'south')
const marking = sometimes(15)(fc.constantFrom(0, 0, 1, 2))
const seal = {
  sealed: sometimes(2)(fc.constantFrom(true, false, false)),
  accessList: sometimes(2)(some(...ids)),
}
const area = sometimes(3)(fc.constantFrom('d1', 'd2', 'd3'))
const things: Record<Rule['on'], fc.Arbitrary<Thing>> = {
  Record: fc.record({
    forceId,
    kind: fc.constantFrom('contact', 'intelligence-source'),
    marking,
    area,
    ...seal,
  }),
  Incident: fc.record({ forceId, marking, area, crew: sometimes(2)(some(...ids)), ...seal }),
  Contact: fc.record({ forceId: sometimes(3)(forceId), own: sometimes(2)(fc.boolean()) }),
  Unit: fc.record({ forceId, crew: some(...ids) }),
  Place: fc.record({ forceId, area }),
  PublishedData: fc.record({ forceId }),
  Journal: fc.record({ forceId }),
  Holding: fc.record({ forceId }),
  Programme: fc.record({ forceId }),
  Feature: fc.record({ forceId }),
  Intake: fc.record({
    forceId,
    adapter: sometimes(3)(fc.constantFrom('intelligence', 'intelligence', 'email')),
  }),
}

/** Verbs that hang on a condition come three times as often: few cases meet it. */
const drawn = Object.entries(verbs).flatMap(entry =>
  entry[1].where ? [entry, entry, entry] : [entry],
)

const question = fc.constantFrom(...drawn).chain(([verb, rule]) =>
  fc.record({
    verb: fc.constant(verb),
    rule: fc.constant(rule),
    actor: actorsFor(rule),
    thing: things[rule.on],
    purpose: fc.constantFrom(undefined, '', 'dispatch', 'supervision'),
  }),
)

const policy = readForcePolicy()

const asResource = (type: string, thing: Thing) => ({
  type,
  id: 'r',
  attributes: { kind: 'contact', district: 'd1', ...thing },
})
const asPrincipal = ({ id, ...attributes }: Actor) => ({ type: 'Actor', id, attributes })

test('the table, the schema and the policies speak of the same verbs', () => {
  const asked = policy.actions()
  assert.deepEqual(
    asked.map(({ name, resourceTypes }) => [name, resourceTypes[0]]).sort(),
    Object.entries(verbs)
      .map(([name, { on }]) => [name, on])
      .sort(),
  )
  const permitted = policy.policies().filter(entry => entry.effect === 'permit')
  for (const { name, says } of asked) {
    assert.ok(
      permitted.some(entry => entry.actions.includes(name)),
      `nobody may ${name}`,
    )
    assert.notEqual(says, '', `${name} has no words`)
  }
})

test('the policy and a table written by hand agree on generated actors, verbs and things', () => {
  const seen = { allowed: 0, decided: new Set<string>(), verbs: new Set<string>() }
  // More verbs share the cases: every policy must still come to decide some.
  const cases = 100 * drawn.length
  fc.assert(
    fc.property(question, ({ verb, rule, actor, thing, purpose }) => {
      const resource = asResource(rule.on, thing)
      const context = purpose === undefined ? {} : { purpose }
      const asked = { principal: asPrincipal(actor), action: verb, context }
      const decision = policy.decide({ ...asked, resource })
      assert.equal(
        decision.allowed,
        expected(actor, rule, thing, purpose),
        decision.sentences.join(' '),
      )
      const rows = policy.filter({ ...asked, resourceType: rule.on })
      assert.equal(rows.matches(resource.attributes, resource.id), decision.allowed, rows.explain())
      assert.deepEqual(decision.skipped, [])
      for (const reason of decision.reasons) seen.decided.add(reason)
      if (decision.allowed) seen.verbs.add(verb)
      seen.allowed += Number(decision.allowed)
    }),
    { seed: 1829, numRuns: cases, endOnFailure: true },
  )
  // Every policy decided something and every verb was once allowed, or the cases would prove little.
  assert.deepEqual(
    policy
      .policies()
      .map(entry => entry.id)
      .filter(id => !seen.decided.has(id)),
    [],
  )
  assert.equal(seen.verbs.size, Object.keys(verbs).length)
  assert.ok(seen.allowed > cases / 20 && seen.allowed < cases / 2, `${seen.allowed} allowed`)
})
