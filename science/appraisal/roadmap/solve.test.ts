import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { faultsOfSchedule, valueOfSchedule } from './check-schedule.ts'
import { loadHighsSolver } from './highs-solver.ts'
import type { Solver } from './program.ts'
import { BadRoadmapError, type Placement, type RoadmapQuestion, valuesByStart } from './roadmap.ts'
import { planRoadmap } from './solve.ts'

const solver = await loadHighsSolver()
const runs = { seed: 1969, numRuns: 500 }

const amount = fc.integer({ min: 0, max: 6 })
const project = fc.record({
  quarters: fc.integer({ min: 1, max: 4 }),
  value: fc.integer({ min: -2, max: 40 }),
  decline: fc.integer({ min: -4, max: 4 }),
  cost: fc.array(amount, { minLength: 1, maxLength: 5 }),
  people: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
  earliest: fc.integer({ min: 0, max: 3 }),
  room: fc.integer({ min: 0, max: 3 }),
  mustDo: fc.integer({ min: 0, max: 9 }).map(n => n === 7),
  stop: fc.boolean(),
})

/** Up to four projects over two years, small enough to try everything. */
const questions = fc
  .record({
    drafts: fc.array(project, { minLength: 3, maxLength: 4 }),
    links: fc.array(fc.constantFrom([0, 1, 0], [1, 2, 1], [0, 2, 0], [2, 3, 0]), { maxLength: 2 }),
    group: fc.constantFrom([], [0, 1], [1, 2], [0, 2]),
    cash: fc.tuple(fc.integer({ min: 5, max: 25 }), fc.integer({ min: 5, max: 25 })),
    people: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ drafts, links, group, cash, people }): RoadmapQuestion => {
    const projects = drafts.map((draft, n) => {
      const values = Array.from({ length: 8 }, (_, start) => draft.value - draft.decline * start)
      return {
        id: `p${n}`,
        name: `Project ${n}`,
        quarters: draft.quarters,
        values,
        cost: draft.cost,
        skills: { analysts: draft.people.slice(0, draft.quarters) },
        earliest: draft.earliest,
        latest: draft.earliest + draft.room,
        mustDo: draft.mustDo,
        ...(draft.stop && draft.quarters > 1
          ? { stops: [{ after: 1, values: values.map(v => Math.round(v / 2)), closing: 1 }] }
          : {}),
      }
    })
    const there = (n: number) => n < projects.length
    return {
      firstYear: 2027,
      quarters: 8,
      projects,
      dependencies: links
        .filter(([, b]) => there(b!))
        .map(([a, b, lag]) => ({ before: `p${a}`, after: `p${b}`, lag: lag! })),
      exclusions: group.length === 2 && group.every(there) ? [group.map(n => `p${n}`)] : [],
      cash,
      skills: { analysts: Array.from({ length: 8 }, () => people) },
    }
  })

/** Every way of placing every project, judged by the checker alone; undefined where none is without fault. */
function tryEverything(question: RoadmapQuestion): number | undefined {
  let schedules: Placement[][] = [[]]
  for (const { id, earliest = 0, latest = 7, stops = [] } of question.projects) {
    const ways: Placement[] = []
    for (let start = earliest; start <= Math.min(7, latest); start++) {
      ways.push({ project: id, start })
      for (const { after } of stops) ways.push({ project: id, start, stopAfter: after })
    }
    schedules = schedules.flatMap(some => [some, ...ways.map(way => [...some, way])])
  }
  return schedules
    .map(schedule => ({ schedule, value: valueOfSchedule(question, schedule) }))
    .sort((a, b) => b.value - a.value)
    .find(({ schedule }) => faultsOfSchedule(question, schedule).length === 0)?.value
}

const plan = (question: RoadmapQuestion) => planRoadmap(question, solver, { rounds: 20 })

const best = (question: RoadmapQuestion): number | undefined => {
  const answer = plan(question)
  return answer.status === 'best' ? answer.value : undefined
}

/** The quick search by itself proves what is this small; with no steps left to it, the solver has to. */
for (const [who, steps] of [
  ['the quick search', undefined],
  ['the solver', 0],
] as const) {
  test(`the roadmap is the best of all that can be made, and keeps every limit: ${who}`, () => {
    let whole = 0
    const counting: Solver = (program, options) => {
      if (options.whole) whole++
      return solver(program, options)
    }
    fc.assert(
      fc.property(questions, question => {
        const answer = planRoadmap(question, counting, {
          rounds: 0,
          ...(steps === 0 ? { steps } : {}),
        })
        const expected = tryEverything(question)
        if (answer.status !== 'best') {
          assert.equal(answer.status, 'impossible')
          assert.equal(expected, undefined)
          return
        }
        assert.deepEqual(faultsOfSchedule(question, answer.schedule), [])
        assert.equal(valueOfSchedule(question, answer.schedule), answer.value)
        assert.equal(answer.value, expected)
        assert.equal(answer.bound, answer.value)
      }),
      runs,
    )
    assert.equal(whole > 0, steps === 0)
  })
}

test('more cash, more people, a later latest start or no exclusion is never worse', () => {
  fc.assert(
    fc.property(questions, question => {
      const now = best(question) ?? Number.NEGATIVE_INFINITY
      const easier: RoadmapQuestion[] = [
        { ...question, cash: question.cash.map(cash => cash + 5) },
        { ...question, skills: { analysts: question.skills!.analysts!.map(n => n + 1) } },
        { ...question, exclusions: [] },
        { ...question, dependencies: [] },
        {
          ...question,
          projects: question.projects.map(p => ({ ...p, latest: (p.latest ?? 0) + 1 })),
        },
      ]
      for (const other of easier) {
        assert.ok((best(other) ?? Number.NEGATIVE_INFINITY) >= now)
      }
    }),
    { ...runs, numRuns: 25 },
  )
})

test('the order in which projects are told does not change what the roadmap is worth', () => {
  fc.assert(
    fc.property(questions, question => {
      assert.equal(best({ ...question, projects: question.projects.toReversed() }), best(question))
    }),
    { ...runs, numRuns: 25 },
  )
})

test('values that are not whole numbers are compared to the sixth place', () => {
  const values = (first: number) => Array.from({ length: 4 }, () => first)
  const question: RoadmapQuestion = {
    firstYear: 2027,
    quarters: 4,
    projects: [
      { id: 'a', name: 'A', quarters: 1, values: values(1.00002), cost: [1] },
      { id: 'b', name: 'B', quarters: 1, values: values(1.00001), cost: [1] },
    ],
    cash: [1],
  }
  const answer = plan(question)
  assert.equal(answer.status === 'best' && answer.schedule[0]!.project, 'a')
})

test('a project that is not worth its while is left out, unless it must be done', () => {
  const loss = { id: 'a', name: 'A', quarters: 1, values: [-5, -5, -5, -5], cost: [1] }
  const question = { firstYear: 2027, quarters: 4, projects: [loss], cash: [1] }
  assert.equal(best(question), 0)
  assert.equal(best({ ...question, projects: [{ ...loss, mustDo: true }] }), -5)
})

test('a question that cannot be understood is refused, with the place', () => {
  const good = { id: 'a', name: 'A', quarters: 1, values: [1, 1, 1, 1], cost: [1] }
  const question = { firstYear: 2027, quarters: 4, projects: [good], cash: [1] }
  const refused = (change: Partial<RoadmapQuestion>, words: RegExp) =>
    assert.throws(
      () => plan({ ...question, ...change }),
      (error: unknown) => error instanceof BadRoadmapError && words.test(error.message),
    )
  refused({ quarters: 5 }, /whole years/)
  refused({ cash: [1, 1] }, /2 figures where 1/)
  refused({ cash: [Number.NaN] }, /NaN/)
  refused({ projects: [good, good] }, /same id/)
  refused({ projects: [{ ...good, values: [1] }] }, /a needs a value/)
  refused({ projects: [{ ...good, cost: [-1] }] }, /a, cost: -1/)
  refused({ dependencies: [{ before: 'a', after: 'b' }] }, /no project b/)
  refused({ dependencies: [{ before: 'a', after: 'a' }] }, /circle: a/)
})

test('a later start is worth less by the yearly rate', () => {
  assert.deepEqual(valuesByStart(1000, 5, 0.035), [1000, 991, 983, 975, 966])
})
