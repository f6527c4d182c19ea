import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element } from '../model/element.ts'
import { element } from '../model/testing.ts'
import { satisfactionChanges } from './satisfaction-change.ts'

const survey = (id: string, repeats?: string): Element =>
  element(id, 'engagement', repeats ? { repeats } : {})
const count = (engagementId: string, rated: number, satisfied: number) => ({
  engagementId,
  rated,
  satisfied,
  variance: 1,
})
const model = { elements: [survey('first'), survey('again', 'first'), survey('alone', 'alone')] }

test('a change is told only where its interval leaves out 0', () => {
  const told = (rated: number, satisfied: number) =>
    satisfactionChanges(model, [count('first', 100, 3), count('again', rated, satisfied)]).map(
      ({ before, after, isTold }) => [before.id, after.id, isTold],
    )
  assert.deepEqual(told(100, 3.4), [['first', 'again', true]])
  assert.deepEqual(told(100, 2.6), [['first', 'again', true]])
  assert.deepEqual(told(100, 3.2), [['first', 'again', false]])
  // The same difference among fewer people is no longer told; among fewer than ten nothing is compared.
  assert.deepEqual(told(20, 3.4), [['first', 'again', false]])
  assert.deepEqual(told(9, 5), [])
})
