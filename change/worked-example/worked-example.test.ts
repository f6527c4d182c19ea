import assert from 'node:assert/strict'
import { test } from 'node:test'
import { components } from '../blueprint/blueprint-kinds.ts'
import { checkBody } from '../model/check-body.ts'
import type { Row } from '../model/field.ts'
import { areas } from '../model/kind.ts'
import { kindOf, kinds } from '../model/kinds.ts'
import { criticalFactors, phases } from '../options/option-kinds.ts'
import { type Told, workedExample } from './index.ts'

const kindByKey = new Map(workedExample.map(({ key, kind }) => [key, kind]))
const all = (kind: string) => workedExample.filter(told => told.kind === kind)
const rows = ({ body }: Told, field: string) => (body[field] ?? []) as readonly Row[]
const keys = ({ body }: Told, field: string) => (body[field] ?? []) as readonly string[]
const told = (key: string) => workedExample.find(each => each.key === key) ?? assert.fail(key)

test('every key is said once, and in small letters', () => {
  assert.equal(kindByKey.size, workedExample.length)
  for (const { key } of workedExample) assert.match(key, /^[a-z0-9-]+$/)
})

test('every body is what its kind asks for, and speaks only of what came before', () => {
  const before = new Set<string>()
  for (const { key, kind, body, name } of workedExample) {
    const { fields } = kindOf(kind) ?? assert.fail(`${key}: no kind ${kind}`)
    const faults = checkBody(
      fields,
      body,
      (id, of) => before.has(id) && of.includes(kindByKey.get(id) ?? ''),
    )
    assert.deepEqual(faults, [], key)
    assert.ok(name.length > 2 && name.length < 160, key)
    before.add(key)
  }
})

test('every kind of every area is shown', () => {
  for (const kind of Object.keys(kinds)) assert.ok(all(kind).length > 0, kind)
  const shown = new Set(workedExample.map(({ kind }) => kindOf(kind)?.area))
  assert.deepEqual([...shown].sort(), Object.keys(areas).sort())
})

test('there is as much of each as the story needs', () => {
  const counts = {
    definition: 3,
    service: 18,
    'cut-off': 1,
    outcome: 15,
    capability: 14,
    application: 18,
    'ict-line': 8,
    skill: 6,
    'data-item': 8,
    practice: 5,
    requirement: 8,
    'service-design': 3,
    idea: 7,
    release: 2,
    theme: 9,
    option: 6,
    collaboration: 3,
    comparator: 7,
    contract: 4,
    fit: 19,
    bid: 25,
    improvement: 6,
    account: 8,
    commission: 2,
    report: 1,
    project: 24,
    need: 2,
    measure: 10,
    benefit: 14,
    component: 11,
    state: 5,
    journey: 3,
    process: 5,
    channel: 5,
    gate: 4,
  }
  for (const [kind, count] of Object.entries(counts)) assert.equal(all(kind).length, count, kind)
})

test('whatever has a figure says whose it is: invented, or of one of the two documents', () => {
  const source =
    /invented|Task Force terms of reference 2012, section|Board report of 17 March 2015, paragraph/i
  const figured = workedExample.filter(({ body }) => /[:,[]\d/.test(JSON.stringify(body)))
  assert.ok(figured.length > 100)
  for (const element of figured) assert.match(JSON.stringify(element), source, element.key)
})

test('the log holds the constraints, assumptions, risks and dependencies of 2012', () => {
  const counts = { constraint: 4, assumption: 6, risk: 8, dependency: 4 }
  for (const [sort, count] of Object.entries(counts)) {
    assert.equal(all('raid').filter(({ body }) => body.sort === sort).length, count, sort)
  }
  assert.equal(all('raid').length, 22)
})

test('the blueprint has its eleven components, one of them long not refreshed', () => {
  const parts = all('component').map(({ body }) => body.part)
  assert.deepEqual(parts.sort(), Object.keys(components).sort())
  const stale = all('component').filter(({ body }) => String(body.refreshed) < '2025-11-30')
  assert.equal(stale.length, 1)
  assert.ok(all('component').every(({ body }) => String(body.refreshed) <= '2026-11-30'))
})

test('business as usual and the minimum are among the options, and each is costed in every phase from low to high', () => {
  const stands = all('option').map(({ body }) => body.stands)
  assert.deepEqual(stands, ['usual', 'minimum', 'preferred', 'more', 'less', 'discarded'])
  for (const option of all('option')) {
    const costs = rows(option, 'costs')
    const ranges = [...costs, ...rows(option, 'benefits')]
    assert.deepEqual(
      [...new Set(costs.map(({ phase }) => String(phase)))].sort(),
      Object.keys(phases).sort(),
    )
    for (const { low, likely, high, from, to } of ranges) {
      assert.ok(Number(low) <= Number(likely) && Number(likely) <= Number(high), option.key)
      assert.ok(Number(from) <= Number(to) && Number(to) <= 9, option.key)
    }
    const factors = rows(option, 'factors').map(({ factor }) => String(factor))
    assert.deepEqual(factors.sort(), Object.keys(criticalFactors).sort())
  }
})

test('a core service is run by somebody else in no option but the discarded', () => {
  for (const option of all('option')) {
    const core = keys(option, 'operates').filter(
      key => told(key).body.definition === 'definition-core',
    )
    assert.equal(core.length > 0, option.body.stands === 'discarded', option.key)
  }
})

test('what the rules are to find is there, and no more of it', () => {
  const gaps = all('capability').filter(capability => {
    const seen = new Set(rows(capability, 'evidence').map(({ level }) => Number(level)))
    return Array.from({ length: Number(capability.body.current) }, (_, at) => at + 1).some(
      level => !seen.has(level),
    )
  })
  assert.deepEqual(keysOf(gaps), ['capability-neighbourhood'])
  assert.deepEqual(keysOf(all('ict-line').filter(line => keys(line, 'outcomes').length === 0)), [
    'ict-wall',
  ])
  assert.deepEqual(
    keysOf(all('application').filter(system => keys(system, 'outcomes').length === 0)),
    ['system-posters'],
  )
  assert.deepEqual(keysOf(all('theme').filter(({ body }) => !body.changed && !body.reason)), [
    'theme-buildings',
  ])
  assert.deepEqual(keysOf(all('collaboration').filter(({ body }) => !body.basis)), [
    'collaboration-control',
  ])
  assert.deepEqual(keysOf(all('benefit').filter(({ body }) => !body.measure)), ['benefit-trust'])
  assert.deepEqual(keysOf(all('case').filter(({ body }) => !body.commercial)), ['case-record-obc'])
  assert.deepEqual(keysOf(all('benefit').filter(claimsTooMuch)), ['benefit-contracts'])
})

const keysOf = (elements: readonly Told[]) => elements.map(({ key }) => key)

function claimsTooMuch({ body }: Told): boolean {
  if (body.claimed === undefined) return false
  const read = rows(told(String(body.measure)), 'readings').map(({ money }) => Number(money ?? 0))
  return Number(body.claimed) > Math.max(...read)
}

test('raters differ by more than one level twice, and made it up once', () => {
  const apart = all('service').filter(({ key }) => {
    const ratings = all('rating').filter(({ body }) => body.service === key)
    return ['criticality', 'benefit'].some(axis => {
      const said = ratings.map(({ body }) => body[axis])
      return said.includes('high') && said.includes('low')
    })
  })
  assert.deepEqual(keysOf(apart), ['service-custody', 'service-training'])
  const made = all('rating').filter(({ body }) => body.reconciled)
  assert.deepEqual([...new Set(made.map(({ body }) => body.service))], ['service-training'])
})

test('a state counts only projects that the plan has done by then', () => {
  for (const state of all('state')) {
    for (const project of keys(state, 'projects').map(told)) {
      const quarters = Number(project.body.start) - 1 + Number(project.body.quarters)
      const done = new Date(Date.UTC(2015, 3 + 3 * quarters, 0)).toISOString().slice(0, 10)
      assert.ok(done <= String(state.body.when), `${state.key}: ${project.key} ends ${done}`)
    }
  }
})

test('what is exempt stands in the exempt parts alone', () => {
  const where = workedExample.flatMap(({ key, body, name }) =>
    Object.entries({ ...body, name })
      .filter(([, value]) => JSON.stringify(value).includes('EXEMPT-CANARY'))
      .map(([field, value]) => [key, field, /EXEMPT-CANARY-\d{4}/.exec(String(value))?.[0]]),
  )
  assert.deepEqual(where, [
    ['decision-blueprint', 'exempt', 'EXEMPT-CANARY-7731'],
    ['paper-blueprint', 'exempt', 'EXEMPT-CANARY-7732'],
  ])
})
