import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findConflict } from './conflict.ts'
import { loadHighsSolver } from './highs-solver.ts'
import type { RoadmapQuestion } from './roadmap.ts'
import { planRoadmap } from './solve.ts'

const solver = await loadHighsSolver()
const values = Array.from({ length: 20 }, () => 10)
const base: RoadmapQuestion = {
  firstYear: 2027,
  quarters: 20,
  projects: [
    {
      id: 'x',
      name: 'Records system',
      quarters: 4,
      values,
      cost: [50, 50, 50, 50],
      mustDo: true,
    },
    { id: 'y', name: 'Body cameras', quarters: 2, values, cost: [30, 30], mustDo: true, latest: 2 },
    { id: 'z', name: 'Office move', quarters: 2, values, cost: [1, 1], latest: 1 },
  ],
  cash: [240, 240, 240, 240, 240],
}

test('where a roadmap can be made there is no conflict', () => {
  assert.equal(findConflict(base, solver), undefined)
})

test('cash, must-do and latest start that cannot all hold are named, and nothing else', () => {
  const question = { ...base, cash: [50, 240, 240, 240, 240] }
  const conflict = findConflict(question, solver)!
  assert.deepEqual(conflict.demands, [
    'the cash of 2027/28',
    'the latest start of Body cameras',
    'the must-do Body cameras',
  ])
  assert.equal(
    conflict.words,
    'The cash of 2027/28, the latest start of Body cameras and the must-do Body cameras cannot all hold within 5 years.',
  )
  // Irreducible: lifting any one of them lets a roadmap be made.
  const [x, y, z] = question.projects as [never, (typeof base.projects)[1], never]
  for (const eased of [
    base,
    { ...question, projects: [x, { ...y, latest: 19 }, z] },
    { ...question, projects: [x, { ...y, mustDo: false }, z] },
  ]) {
    assert.notEqual(planRoadmap(eased, solver).status, 'impossible')
  }
})

test('people are named by the quarter in which they lack', () => {
  const skills = { analysts: Array.from({ length: 20 }, (_, q) => (q === 1 ? 1 : 3)) }
  const [x, y] = base.projects
  const conflict = findConflict(
    { ...base, skills, projects: [x!, { ...y!, latest: 0, skills: { analysts: [2, 2] } }] },
    solver,
  )!
  assert.ok(conflict.demands.includes('the analysts of the second quarter of 2027/28'))
  assert.equal(conflict.demands.length, 3)
})

test('a dependency and a pin that cannot hold are named', () => {
  const conflict = findConflict(
    {
      ...base,
      dependencies: [{ before: 'x', after: 'z' }],
      pins: [{ project: 'z', start: 1 }],
    },
    solver,
  )!
  assert.deepEqual(conflict.demands, [
    'that Office move waits for Records system',
    'the start of Office move in the second quarter of 2027/28',
  ])
})
