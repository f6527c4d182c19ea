import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { productivity, productivityFindings } from './productivity.ts'

const service = element('calls', 'service', {})
const base = {
  service: 'calls',
  cost: 1000,
  outcomes: 100,
  unit: 'calls',
  quality: 'Answered in time (%)',
  value: 90,
  higher: true,
}
const pair = (before: Body, now: Body) =>
  modelOf(
    service,
    element('now', 'account', { ...base, year: 2015, ...now }),
    element('before', 'account', { ...base, year: 2014, ...before }),
  )
const since = (before: Body, now: Body) => productivity(pair(before, now))[0]!.years[1]!.since!
const texts = (before: Body, now: Body) =>
  productivityFindings(pair(before, now)).map(({ weight, element, text }) => [
    weight,
    element,
    text,
  ])

test('cheaper and worse is red; cheaper and better, or dearer and worse, is not', () => {
  assert.deepEqual(since({}, { cost: 900, value: 89 }), {
    year: 2014,
    cost: 'lower',
    unitCost: 'lower',
    quality: 'worse',
    red: true,
    notCompared: [],
  })
  assert.deepEqual(texts({}, { cost: 900, value: 89 }), [
    ['wrong', 'now', 'Cost fell since 2014, and quality with it'],
  ])
  for (const now of [{ cost: 900, value: 91 }, { cost: 900 }, { cost: 1100, value: 80 }, {}]) {
    assert.deepEqual(texts({}, now), [])
  }
  // Dearer in all, cheaper for each: and worse.
  assert.equal(since({}, { cost: 1100, outcomes: 200, value: 80 }).red, true)
})

test('where a lower value is better, a rise is a fall of quality', () => {
  const days = { quality: 'Days', higher: false }
  assert.equal(since({ ...days, value: 10 }, { ...days, value: 12, cost: 900 }).red, true)
  assert.equal(since({ ...days, value: 10 }, { ...days, value: 8, cost: 900 }).quality, 'better')
})

test('quality that is not said, or said otherwise, is found and never guessed', () => {
  for (const missing of ['quality', 'value', 'higher'] as const) {
    const { [missing]: _, ...body } = { ...base, year: 2015 }
    const found = productivityFindings(
      modelOf(
        service,
        element('before', 'account', { ...base, year: 2014 }),
        element('now', 'account', body),
      ),
    )
    assert.deepEqual(
      found.map(({ element, text }) => [element, text]),
      [['now', 'Its quality is not said: cost alone shows nothing']],
    )
  }
  assert.match(String(texts({}, { quality: 'Satisfied (%)' })), /quality is measured otherwise/)
  assert.match(String(texts({}, { higher: false })), /quality is measured otherwise/)
  assert.match(String(texts({}, { unit: 'letters' })), /outcomes are counted otherwise/)
  assert.match(String(texts({}, { outcomes: 0 })), /No outcome is counted/)
  assert.match(String(texts({}, { year: 2014 })), /two accounts/)
})

test('turned round in time, what was cheaper is dearer and what was worse is better', () => {
  const year = fc.record({
    cost: fc.integer({ min: 1, max: 50 }),
    outcomes: fc.integer({ min: 1, max: 50 }),
    value: fc.integer({ min: 0, max: 9 }),
  })
  const turned = {
    lower: 'higher',
    higher: 'lower',
    better: 'worse',
    worse: 'better',
    'the same': 'the same',
  }
  fc.assert(
    fc.property(year, year, fc.boolean(), (one, other, higher) => {
      const [there, back] = [
        since({ ...one, higher }, { ...other, higher }),
        since({ ...other, higher }, { ...one, higher }),
      ]
      assert.equal(turned[there.unitCost!], back.unitCost)
      assert.equal(turned[there.quality!], back.quality)
      const cheaper = other.cost * one.outcomes < one.cost * other.outcomes
      assert.equal(there.unitCost === 'lower', cheaper)
      assert.equal(
        there.red,
        (cheaper || other.cost < one.cost) &&
          (higher ? other.value < one.value : other.value > one.value),
      )
    }),
  )
})
