import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { workedModel } from '../worked-example/testing.ts'
import { emptySections, reportFaults } from './report-sections.ts'
import { shortList } from './short-list.ts'

const report = workedModel.elements.find(({ kind }) => kind === 'report')!
/** The example with an element said otherwise. */
const said = (id: string, body: Body) => ({
  ...workedModel,
  elements: workedModel.elements.map(
    (element): Element => (element.id === id ? { ...element, body } : element),
  ),
})
const saying = (more: Body): Element => ({ ...report, body: { ...report.body, ...more } })

test('the nine sections are written; blanks are empty; and the report is refused while one is', () => {
  assert.deepEqual(emptySections(workedModel, report), [])
  const blank = saying({ ambition: '  ', governance: '' })
  assert.deepEqual(emptySections(workedModel, blank), ['ambition', 'governance'])
  assert.match(reportFaults(workedModel, blank)[0]!, /^Empty: Ambition statement, Governance$/)
  const lone = {
    ...workedModel,
    elements: workedModel.elements.filter(({ kind }) => kind !== 'workstream'),
  }
  assert.deepEqual(emptySections(lone, report), ['governance'])
})

test('an option without its timescale or its risks leaves the analysis unwritten', () => {
  const [option] = shortList(workedModel)
  const { months, ...timeless } = option!.body
  const { risks, ...riskless } = option!.body
  for (const body of [timeless, riskless, { ...option!.body, risks: ' ' }]) {
    assert.deepEqual(emptySections(said(option!.id, body), report), ['options'])
  }
  const none = {
    ...workedModel,
    elements: workedModel.elements.filter(({ kind }) => kind !== 'option'),
  }
  assert.deepEqual(emptySections(none, report), ['options'])
})

test('a way that gives work to others says what happens to staff, tax, control and exit', () => {
  const shared = shortList(workedModel).find(({ body }) => body.model !== 'public')!
  const faults = (body: Body) =>
    reportFaults(said(shared.id, body), report).filter(fault => /says nothing of/.test(fault))
  assert.deepEqual(faults(shared.body), [])
  const { tax, exit, ...silent } = shared.body
  assert.deepEqual(faults({ ...silent, exit: ' ' }), [
    `“${shared.name}” says nothing of: Tax, Exit`,
  ])
  assert.deepEqual(faults({ ...silent, model: 'public' }), [])
})
