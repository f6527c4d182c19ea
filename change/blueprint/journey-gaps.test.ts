import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element } from '../model/element.ts'
import type { Row } from '../model/field.ts'
import { element } from '../model/testing.ts'
import { workedModel } from '../worked-example/testing.ts'
import { blueprintFindings } from './blueprint-findings.ts'
import { gapsOf } from './journey-gaps.ts'

const asItIs: Row = {
  what: 'Rings',
  hours: 1,
  hoursTarget: 1,
  satisfied: 60,
  satisfiedTarget: 60,
  effort: '3',
  effortTarget: '3',
}
const journey = (step: Row, projects: string[] = []): Element =>
  element('way', 'journey', { steps: [step], projects })
const texts = (element: Element) =>
  blueprintFindings({ elements: [element], signatures: [] }, '2026-11-30').map(({ text }) => text)

test('a step that is to be quicker, easier or better thought of is a gap; one that stays is none', () => {
  assert.deepEqual(gapsOf(journey(asItIs)), [])
  for (const better of [{ hoursTarget: 0.5 }, { satisfiedTarget: 70 }, { effortTarget: '2' }]) {
    assert.equal(gapsOf(journey({ ...asItIs, ...better })).length, 1)
  }
})

test('a gap that no project closes is to be looked at', () => {
  const gap = { ...asItIs, effortTarget: '1' }
  assert.match(texts(journey(gap)).join(), /1 steps? .* no project closes the gap/)
  assert.deepEqual(texts(journey(gap, ['a project'])), [])
  assert.deepEqual(texts(journey(asItIs)), [])
})

test('the three journeys of the worked example say time, satisfaction and effort at every step, and who closes the gap', () => {
  const journeys = workedModel.elements.filter(({ kind }) => kind === 'journey')
  assert.equal(journeys.length, 3)
  for (const each of journeys) {
    const steps = each.body.steps as readonly Row[]
    assert.ok(gapsOf(each).length === steps.length)
    assert.ok(steps.every(step => Object.keys(asItIs).every(field => step[field] !== undefined)))
  }
  assert.ok(
    !blueprintFindings(workedModel, '2026-11-30').some(({ text }) => text.includes('no project')),
  )
})
