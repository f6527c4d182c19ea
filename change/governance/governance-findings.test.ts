import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { governanceFindings } from './governance-findings.ts'
import { agendaOf, oversight } from './oversight.ts'
import { leftScore } from './risk.ts'

const today = '2026-11-30'
const found = (...elements: Element[]) =>
  governanceFindings(modelOf(...elements), today).map(({ element: of, text }) => `${of}: ${text}`)

const risk = (body: Body) =>
  element('Risk', 'raid', { likelihood: '4', impact: '4', review: '2027-01-01', ...body })

test('what is left of a risk is held against what is accepted there', () => {
  assert.equal(leftScore(risk({})), 16)
  assert.equal(leftScore(risk({ leftLikelihood: '2' })), 8)
  assert.deepEqual(found(risk({ accepts: 16 })), [])
  assert.deepEqual(found(risk({ leftLikelihood: '3', accepts: 11 })), [
    'Risk: Still weighs 12 after what is being done; 11 is accepted',
  ])
  assert.deepEqual(found(risk({ leftImpact: '5' })), [
    'Risk: Weighs more after what is being done than before',
  ])
  assert.deepEqual(found(risk({ leftImpact: '5', closed: true })), [])
})

test('an escalation is late on the day after its answer was needed, and not once it is answered', () => {
  const escalation = (body: Body) => element('Up', 'escalation', { to: 'Director', ...body })
  assert.deepEqual(found(escalation({ answerBy: today })), [])
  assert.deepEqual(found(escalation({ answerBy: '2026-11-29' })), [
    'Up: No answer from Director by the day it was needed',
  ])
  assert.deepEqual(found(escalation({ answerBy: '2026-11-29', answer: 'Yes' })), [])
})

test('an objective is owned, and asked about at least once a year', () => {
  const objective = (body: Body) => element('Aim', 'outcome', { objective: true, ...body })
  const asked = (on: string, body: Body = { answer: 'So' }) =>
    element(`Q ${on}`, 'question', { objective: 'Aim', askedOn: on, ...body })
  assert.equal(found(objective({})).length, 2)
  assert.deepEqual(found(objective({ owner: 'Deputy' }), asked('2025-11-30')), [])
  assert.equal(found(objective({ owner: 'Deputy' }), asked('2025-11-28')).length, 1)
  assert.deepEqual(found(objective({ owner: 'Deputy' }), asked('2026-11-02', {})), [])
  assert.deepEqual(found(objective({ owner: 'Deputy' }), asked('2026-11-01', {})), [
    'Q 2026-11-01: Not answered for more than 28 days',
  ])
})

test('an objective shows the measures of the benefits that lead to it, in order of time', () => {
  const seen = oversight(
    modelOf(
      element('Aim', 'outcome', { objective: true }),
      element('Sooner', 'outcome', { serves: ['Aim'] }),
      element('Other', 'outcome', {}),
      element('Minutes', 'measure', {
        readings: [
          { date: '2026-06-01', value: 9 },
          { date: '2026-01-01', value: 12 },
        ],
      }),
      element('Pounds', 'measure', {}),
      element('Gain', 'benefit', { outcomes: ['Sooner'], measure: 'Minutes' }),
      element('Again', 'benefit', { outcomes: ['Sooner'], measure: 'Minutes' }),
      element('Aside', 'benefit', { outcomes: ['Other'], measure: 'Pounds' }),
    ),
  )
  assert.deepEqual(
    seen.map(({ trends }) => trends.map(({ readings }) => readings.map(({ value }) => value))),
    [[[12, 9]]],
  )
})

test('an agenda is in the order of its items; two papers are not one item, nor for another day', () => {
  const paper = (id: string, item: number, meeting = '2026-12-01') =>
    element(id, 'paper', { item, meeting })
  const meeting = (...papers: string[]) => element('Board', 'meeting', { on: '2026-12-01', papers })
  const board = modelOf(meeting('b', 'a'), paper('a', 1), paper('b', 2))
  assert.deepEqual(
    agendaOf(board, board.elements[0]!).map(({ id }) => id),
    ['a', 'b'],
  )
  assert.deepEqual(found(...board.elements), [])
  assert.deepEqual(found(meeting('a', 'b'), paper('a', 2), paper('b', 2, '2026-12-08')), [
    'Board: Two papers are item 2',
    'Board: “b” is for a meeting on another day',
  ])
})
