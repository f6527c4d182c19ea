import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { affectedBy, compareModels, statesInOrder } from './blueprint-diff.ts'

const version = (id: string, kind: string, body: Body, number: number): Element => ({
  ...element(id, kind, body),
  number,
})

test('two moments differ in what is new, what is gone and which fields say something else', () => {
  const before = modelOf(
    element('a', 'capability', { owner: 'x', current: '1' }),
    element('b', 'skill', { people: 1 }),
  )
  const after = modelOf(
    version('a', 'capability', { owner: 'y', current: '1' }, 2),
    element('c', 'skill', { people: 2 }),
  )
  const { added, gone, changed } = compareModels(before, after)
  assert.deepEqual(
    [added, gone].map(each => each.map(({ id }) => id)),
    [['c'], ['b']],
  )
  assert.deepEqual(
    changed.map(({ element: { id }, fields }) => [id, fields]),
    [['a', ['Owner']]],
  )
  assert.deepEqual(compareModels(after, after), { added: [], gone: [], changed: [] })
})

test('states come in order of time, each with what comes and goes', () => {
  const states = statesInOrder(
    modelOf(
      element('later', 'state', { when: '2020-01-01', systems: ['new'] }),
      element('first', 'state', { when: '2015-01-01', systems: ['old'] }),
      element('old', 'application', {}),
      element('new', 'application', {}),
    ),
  )
  assert.deepEqual(
    states.map(({ state, comes, goes }) => [
      state.id,
      comes.map(({ id }) => id),
      goes.map(({ id }) => id),
    ]),
    [
      ['first', [], []],
      ['later', ['new'], ['old']],
    ],
  )
})

test('whatever hangs on an element is affected, near and far, and a circle ends', () => {
  const elements = [
    element('outcome', 'outcome', {}),
    element('project', 'project', { outcomes: ['outcome'], after: ['other'] }),
    element('other', 'project', { after: ['project'] }),
    element('benefit', 'benefit', { projects: ['project'] }),
    element('apart', 'skill', { people: 1 }),
  ]
  assert.deepEqual(
    affectedBy(modelOf(...elements), 'outcome')
      .map(({ id }) => id)
      .sort(),
    ['benefit', 'other', 'project'],
  )
})
