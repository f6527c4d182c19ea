import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { savingByYear, savingFindings } from './saving-by-year.ts'

const profile = element('profile', 'saving-profile', {
  years: [
    { year: 2016, amount: 300 },
    { year: 2015, amount: 700 },
  ],
  source: 'Told',
})
const budget = (saving: number) => element('budget', 'budget', { begins: '2015-04-01', saving })
const measure = element('measure', 'measure', {
  readings: [
    { date: '2016-03-31', value: 1, money: 40, source: 'Read' },
    { date: '2016-04-01', value: 2, money: 90, source: 'Read' },
  ],
})
const benefit = element('benefit', 'benefit', {
  sort: 'cash-releasing',
  worth: 100,
  by: '2016-04-01',
  claimed: 80,
  measure: 'measure',
})
const tried = (more: Body) =>
  element('tried', 'improvement', {
    stage: 'check',
    aimed: 10,
    saving: 7,
    from: 2015,
    before: 5,
    after: 4,
    ...more,
  })

test('target, aim and what was measured stand as they do at the end of each year', () => {
  assert.deepEqual(savingByYear(modelOf(profile, budget(1000), measure, benefit, tried({}))), [
    {
      year: 2015,
      target: 700,
      aimed: { benefits: 0, improvements: 10 },
      measured: { benefits: 40, improvements: 7 },
    },
    {
      year: 2016,
      target: 1000,
      aimed: { benefits: 100, improvements: 10 },
      // 90 was read and 80 is claimed: no more than the claim is told.
      measured: { benefits: 80, improvements: 7 },
    },
  ])
})

test('an improvement counts from its year, once checked, and not where a benefit counts it', () => {
  const last = (more: Body) => savingByYear(modelOf(profile, tried(more))).at(-1)!
  assert.equal(last({ from: 2017 }).aimed.improvements, 0)
  assert.deepEqual(
    [last({ stage: 'do' }).aimed, last({ stage: 'do' }).measured].map(each => each.improvements),
    [10, 0],
  )
  const { after, ...unmeasured } = tried({}).body
  assert.equal(
    savingByYear(modelOf(profile, element('t', 'improvement', unmeasured))).at(-1)!.measured
      .improvements,
    0,
  )
  assert.deepEqual(last({ benefit: 'benefit' }).aimed, { benefits: 0, improvements: 0 })
})

test('a profile that does not add up, a saving nobody checked and a lesson nobody told are found', () => {
  assert.deepEqual(savingFindings(modelOf(profile, budget(1000), tried({}))), [])
  const texts = (...elements: Element[]) =>
    savingFindings(modelOf(...elements)).map(({ text }) => text)
  assert.match(texts(profile, budget(999))[0]!, /does not add up/)
  assert.match(texts(tried({ stage: 'do' }))[0]!, /was not measured/)
  assert.match(texts(tried({ stage: 'act' }))[0]!, /what was learned/)
  assert.deepEqual(texts(tried({ stage: 'act', learned: 'It holds' })), [])
})
