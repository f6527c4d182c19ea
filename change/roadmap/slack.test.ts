import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RoadmapQuestion } from '@bluelamp/science/appraisal'
import fc from 'fast-check'
import { slackOf } from './slack.ts'

const project = (id: string, quarters: number, latest?: number) => ({
  id,
  name: id,
  quarters,
  values: [],
  cost: [],
  ...(latest !== undefined && { latest }),
})
const question = (
  projects: RoadmapQuestion['projects'],
  ties: readonly (readonly [string, string])[],
): RoadmapQuestion => ({
  firstYear: 2027,
  quarters: 20,
  projects,
  cash: [],
  dependencies: ties.map(([before, after]) => ({ before, after })),
})

test('by hand: two chains that meet, one with room, and one that its own latest quarter holds', () => {
  const asked = question(
    [project('a', 2), project('b', 3), project('c', 1), project('d', 2), project('e', 1, 4)],
    [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'd'],
      ['c', 'd'],
    ],
  )
  const schedule = Object.entries({ a: 0, b: 2, c: 2, d: 5, e: 3 }).map(([id, start]) => ({
    project: id,
    start,
  }))
  const found = slackOf(asked, schedule)
  assert.deepEqual(Object.fromEntries([...found].map(([id, { slack }]) => [id, slack])), {
    a: 0,
    b: 0,
    c: 2,
    d: 0,
    e: 1,
  })
  assert.deepEqual(
    [...found].flatMap(([id, { critical }]) => (critical ? [id] : [])),
    ['a', 'b', 'd'],
  )
})

test('projects that wait in a circle have no slack to tell', () => {
  const asked = question(
    [project('a', 1), project('b', 1)],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
  )
  const schedule = ['a', 'b'].map(id => ({ project: id, start: 0 }))
  assert.equal(slackOf(asked, schedule).size, 0)
})

test('slipping by the slack keeps the end; by one more it does not, where nothing else holds it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 })), {
        minLength: 2,
        maxLength: 8,
      }),
      fc.nat(),
      (chain, which) => {
        // One after another, each with a wait before it: the last ends the plan.
        const projects = chain.map(([quarters], at) => project(String(at), quarters, 99))
        const ties = chain.slice(1).map((_, at) => [String(at), String(at + 1)] as const)
        let end = 0
        const schedule = chain.map(([quarters, wait], at) => {
          const start = end + wait
          end = start + quarters
          return { project: String(at), start }
        })
        const found = slackOf(question(projects, ties), schedule)
        const moved = which % chain.length
        const later = chain.slice(moved + 1).reduce((sum, [, wait]) => sum + wait, 0)
        assert.equal(found.get(String(moved))!.slack, later)
      },
    ),
  )
})
