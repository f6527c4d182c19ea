import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Element } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { element } from '../model/testing.ts'
import { attributions, evidenceFault, evidenceLevel } from './evidence.ts'

const benefit = (body: Body): Element => element('b', 'benefit', body)

test('the level follows from the way it is told', () => {
  const level = (attribution?: string, grade?: string) =>
    evidenceLevel(benefit({ ...(attribution && { attribution }), ...(grade && { grade }) }))
  assert.equal(level('before'), 2)
  assert.equal(level('comparison'), 3)
  assert.equal(level('comparison', '4'), 4)
  assert.equal(level('trial'), 5)
  assert.equal(level(), 1)
  assert.equal(level('before', '5'), 2)
  assert.equal(level('trial', '3'), 3)
})

test('a level above what the way allows is a fault, and no level that is told is above it', () => {
  const way = fc.constantFrom(...(Object.keys(attributions) as (keyof typeof attributions)[]))
  fc.assert(
    fc.property(way, fc.integer({ min: 1, max: 5 }), (attribution, grade) => {
      const found = benefit({ attribution, grade: String(grade) })
      const { most } = attributions[attribution]
      assert.equal(evidenceFault(found) !== undefined, grade > most)
      assert.ok(evidenceLevel(found) <= most)
    }),
  )
  assert.match(
    evidenceFault(benefit({ attribution: 'before', grade: '5' }))!,
    /level 5; “before and after” allows 2/,
  )
})
