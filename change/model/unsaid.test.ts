import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultsOfSchedule, valueOfSchedule } from '@bluelamp/science/appraisal'
import { fromExchange } from '../blueprint/to-exchange.ts'
import { plannedSchedule, roadmapQuestion } from '../roadmap/roadmap-question.ts'
import { incompleteModels } from '../worked-example/testing.ts'
import { findings } from './findings.ts'

const today = '2026-11-30'

test('whatever is left out of whatever kind, the rules do without it', () => {
  let seen = 0
  for (const { kind, without, model } of incompleteModels()) {
    assert.doesNotThrow(() => {
      const told = findings(model, today).map(({ text }) => text)
      assert.deepEqual(
        told.filter(text => /NaN|Infinity|undefined/.test(text)),
        [],
      )
      const question = roadmapQuestion(model)
      if (!question) return
      const schedule = plannedSchedule(model)
      valueOfSchedule(question, schedule)
      faultsOfSchedule(question, schedule)
    }, `${kind} without ${without}`)
    seen++
  }
  assert.ok(seen > 400)
})

test('a post of another tool comes in, and what it leaves out is named', () => {
  const { elements } = fromExchange(
    {
      identifier: 'm',
      name: 'Of another tool',
      elements: [{ identifier: 'a', type: 'BusinessRole', name: 'Custody sergeant' }],
      relationships: [],
    },
    () => crypto.randomUUID(),
  )
  const model = {
    elements: elements.map(each => ({ ...each, number: 1, madeBy: 'test', madeAt: new Date(0) })),
    signatures: [],
  }
  const told = findings(model, today).map(({ area, text }) => `${area}: ${text}`)
  assert.match(told.join('; '), /organisation: Not said yet: .*“First day”/)
})
