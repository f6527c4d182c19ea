import assert from 'node:assert/strict'
import { test } from 'node:test'
import { element, modelOf } from '../model/testing.ts'
import { isLateFor, lastDayOf, quarterOf, trancheFindings, tranchesOf } from './tranches.ts'

const model = (mobileStart: number | undefined) => ({
  signatures: [],
  elements: [
    element('money', 'budget', { begins: '2015-04-01' }),
    element('network', 'project', { start: 1, quarters: 4 }),
    element('mobile', 'project', {
      quarters: 2,
      ...(mobileStart !== undefined && { start: mobileStart }),
    }),
    element('second', 'state', { when: '2017-03-31', projects: ['network', 'mobile'] }),
    element('first', 'state', { when: '2016-03-31', projects: ['network'] }),
    element('now', 'state', { when: '2015-03-31', projects: [] }),
  ],
})

test('days stand in quarters from 1 April', () => {
  assert.equal(quarterOf('2015-04-01', 2015), 0)
  assert.equal(quarterOf('2016-04-01', 2015), 4)
  assert.equal(quarterOf('2015-03-01', 2015), -1 / 3)
  assert.equal(lastDayOf(0, 2015), '2015-06-30')
  assert.equal(lastDayOf(3, 2015), '2016-03-31')
})

test('a tranche ends with its day, and a project belongs to the first that counts it', () => {
  const found = tranchesOf(model(5), 2015)
  assert.deepEqual(
    found.map(({ state, at, projects }) => [state.id, at, projects]),
    [
      ['now', 0, []],
      ['first', 4, ['network']],
      ['second', 8, ['mobile']],
    ],
  )
})

test('a state that counts on what ends later, or is not planned, is found', () => {
  assert.deepEqual(trancheFindings(model(7)), [])
  assert.deepEqual(trancheFindings(model(8)), [
    {
      weight: 'wrong',
      element: 'second',
      text: 'It counts on “mobile”, which is planned to end on 30 June 2017',
    },
  ])
  assert.deepEqual(
    trancheFindings(model(undefined)).map(({ weight, element: of }) => [weight, of]),
    [['look', 'second']],
  )
})

test('what ends on the last day of a tranche is in time; a quarter later it is late, on the page as among the findings', () => {
  const [, first] = tranchesOf(
    modelOf(
      element('first', 'state', { when: '2016-03-31', projects: [] }),
      element('now', 'state', { when: '2015-03-31', projects: [] }),
    ),
    2015,
  )
  assert.equal(isLateFor(first!, 4), false)
  assert.equal(isLateFor(first!, 5), true)
  const day = element('odd', 'state', { when: '2016-02-10', projects: [] })
  assert.equal(isLateFor(tranchesOf(modelOf(day), 2015)[0]!, 4), true)
})
