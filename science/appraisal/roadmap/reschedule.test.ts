import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureCapacity } from './change-capacity.ts'
import { faultsOfSchedule } from './check-schedule.ts'
import { loadHighsSolver } from './highs-solver.ts'
import { reschedule } from './reschedule.ts'
import type { RoadmapQuestion } from './roadmap.ts'
import { planRoadmap } from './solve.ts'

const solver = await loadHighsSolver()
const falling = (first: number) => Array.from({ length: 8 }, (_, start) => first - start)
const question: RoadmapQuestion = {
  firstYear: 2027,
  quarters: 8,
  projects: [
    {
      id: 'a',
      name: 'Digital evidence',
      quarters: 2,
      values: falling(30),
      cost: [5, 5],
      skills: { trainers: [2, 2] },
    },
    {
      id: 'b',
      name: 'Online contact',
      quarters: 2,
      values: falling(20),
      cost: [5, 5],
      skills: { trainers: [2, 2] },
    },
  ],
  dependencies: [{ before: 'a', after: 'b' }],
  cash: [20, 20],
  skills: { trainers: Array.from({ length: 8 }, () => 2) },
}
const solved = () => {
  const answer = planRoadmap(question, solver)
  assert.ok(answer.status === 'best')
  return answer
}

test('a project pinned to another quarter moves what waits for it, and the words say so', () => {
  const before = solved()
  assert.deepEqual(before.schedule, [
    { project: 'a', start: 0 },
    { project: 'b', start: 2 },
  ])
  const { answer, changes } = reschedule({ question, before, project: 'a', start: 3, solver })
  assert.ok(answer.status === 'best')
  assert.deepEqual(faultsOfSchedule(question, answer.schedule), [])
  assert.deepEqual(changes, [
    'Digital evidence moves from the first quarter of 2027/28 to the fourth quarter of 2027/28.',
    'Online contact moves from the third quarter of 2027/28 to the second quarter of 2028/29.',
    'The value falls by 6.',
  ])
})

test('a project left out takes with it what needs it', () => {
  const { changes } = reschedule({ question, before: solved(), project: 'a', start: null, solver })
  assert.deepEqual(changes, [
    'Digital evidence is no longer done.',
    'Online contact is no longer done.',
    'The value falls by 48.',
  ])
})

test('where the move cannot be, the reason is given', () => {
  const { answer, conflict } = reschedule({
    question: {
      ...question,
      projects: question.projects.map(p => (p.id === 'b' ? { ...p, mustDo: true } : p)),
    },
    before: solved(),
    project: 'a',
    start: 6,
    solver,
  })
  assert.equal(answer.status, 'impossible')
  assert.deepEqual(conflict?.demands, [
    'that Online contact waits for Digital evidence',
    'the start of Digital evidence in the third quarter of 2028/29',
    'the must-do Online contact',
  ])
})

test('capacity: what is asked of people against who is there, flagged over 100%', () => {
  const cells = measureCapacity(question, [
    { project: 'a', start: 0 },
    { project: 'b', start: 1 },
  ])
  assert.deepEqual(
    cells.map(cell => cell.load),
    [1, 2, 1, 0, 0, 0, 0, 0],
  )
  const over = cells.filter(cell => cell.over)
  assert.equal(over.length, 1)
  assert.equal(over[0]!.words, 'trainers: 4 needed in the second quarter of 2027/28, 2 there')
  assert.deepEqual(over[0]!.wanted.map(({ project }) => project).sort(), ['a', 'b'])
  const { skills: _, ...nobody } = question
  assert.equal(
    measureCapacity(nobody, [{ project: 'a', start: 0 }])[0]!.load,
    Number.POSITIVE_INFINITY,
  )
})
