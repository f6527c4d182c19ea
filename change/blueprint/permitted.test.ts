import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kinds } from '../model/kinds.ts'
import { workedModel } from '../worked-example/testing.ts'
import { type ElementType, isPermitted } from './archimate/index.ts'
import { toExchange } from './to-exchange.ts'

test('ArchiMate permits every tie that a kind can draw', () => {
  const refused = Object.entries(kinds).flatMap(([name, { archimate: source, fields }]) =>
    Object.entries(fields).flatMap(([field, said]) => {
      if (!source || (said.type !== 'one' && said.type !== 'many')) return []
      return said.of.flatMap(of => {
        const target = kinds[of]?.archimate
        if (!target) return []
        // What begins after another is triggered by it: the arrow goes the other way.
        const [from, to] = said.link === 'Triggering' ? [target, source] : [source, target]
        return isPermitted(from as ElementType, said.link, to as ElementType)
          ? []
          : [`${name}.${field}: ${from} ${said.link} ${to}`]
      })
    }),
  )
  assert.deepEqual(refused, [])
})

test('what goes out is permitted', () => {
  const { elements, relationships } = toExchange(workedModel, { id: 'p', name: 'P' })
  const types = new Map(elements.map(({ identifier, type }) => [identifier, type]))
  assert.ok(relationships.length > 400)
  for (const { source, type, target } of relationships) {
    assert.ok(isPermitted(types.get(source)!, type, types.get(target)!), `${source} ${type}`)
  }
})

test('the whole is composed of its parts, and what comes after is triggered by what came before', () => {
  const { relationships } = toExchange(workedModel, { id: 'p', name: 'P' })
  const has = (type: string, source: string, target: string) =>
    relationships.some(
      tie => tie.type === type && tie.source === `e-${source}` && tie.target === `e-${target}`,
    )
  assert.ok(has('Composition', 'unit-force', 'unit-local'))
  assert.ok(!has('Composition', 'unit-local', 'unit-force'))
  assert.ok(has('Triggering', 'post-lpu-commander', 'post-npu-commander'))
})

test('what the standard does not permit is refused', () => {
  assert.equal(isPermitted('Capability', 'Serving', 'BusinessService'), false)
  assert.equal(isPermitted('Driver', 'Influence', 'CourseOfAction'), false)
  assert.equal(isPermitted('Value', 'Realization', 'Outcome'), false)
  assert.equal(isPermitted('Contract', 'Serving', 'BusinessService'), false)
  assert.equal(isPermitted('WorkPackage', 'Composition', 'Deliverable'), false)
})
