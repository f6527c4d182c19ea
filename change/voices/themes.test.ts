import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element, Model } from '../model/element.ts'
import { buildReport } from '../options/build-report.ts'
import { reportFaults } from '../options/report-sections.ts'
import { workedModel } from '../worked-example/testing.ts'
import { unansweredThemes } from './themes.ts'

const report = workedModel.elements.find(({ kind }) => kind === 'report')!
const front = { reference: '', author: '', date: '', status: '', marking: '' }
const withBuildings = (body: Element['body']): Model => ({
  ...workedModel,
  elements: workedModel.elements.map(element =>
    element.id === 'theme-buildings' ? { ...element, body: { ...element.body, ...body } } : element,
  ),
})
const unanswered = (model: Model) =>
  reportFaults(model, report).filter(fault => fault.startsWith('Themes without an answer'))

test('the report is not signed before every theme is answered: one is enough to stop it', () => {
  assert.deepEqual(
    unansweredThemes(workedModel).map(({ id }) => id),
    ['theme-buildings'],
  )
  assert.equal(unanswered(workedModel).length, 1)
  // An option without what changed in it, or what changed without an option, is no answer.
  assert.equal(unanswered(withBuildings({ options: ['option-preferred'] })).length, 1)
  assert.equal(unanswered(withBuildings({ changed: 'A counter stays' })).length, 1)
  assert.deepEqual(
    unanswered(withBuildings({ options: ['option-preferred'], changed: 'A counter stays' })),
    [],
  )
  assert.deepEqual(unanswered(withBuildings({ reason: 'The money is not there' })), [])
})

test('the report tells of each theme which option changed and how, or why none did', () => {
  const heard = (model: Model) =>
    buildReport(model, report, front).engagement.heard.map(({ said, cameOfIt }) => [said, cameOfIt])
  const said = new Map(heard(workedModel).map(([what, came]) => [what!, came!]))
  const preferred = workedModel.elements.find(({ id }) => id === 'option-preferred')!
  assert.equal(
    said.get('We want faces that we know'),
    `Changed in ${preferred.name}: Neighbourhood teams stay at least two years in a place.`,
  )
  assert.match(said.get('Consultants again?') ?? '', /^No option was changed: /)
  assert.equal(said.get('Keep a door open in each town'), 'Not answered yet')
  assert.equal(said.size, workedModel.elements.filter(({ kind }) => kind === 'theme').length)
})
