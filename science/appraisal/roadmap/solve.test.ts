import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { faultsOfSchedule, valueOfSchedule } from './check-schedule.ts'
import { loadHighsSolver } from './highs-solver.ts'
import type { Solver } from './program.ts'
import { BadRoadmapError, type RoadmapQuestion, valuesByStart } from './roadmap.ts'
import { allSchedules, smallQuestions } from './small-roadmaps.test.ts'
import { planRoadmap } from './solve.ts'

const solver = await loadHighsSolver()
const runs = { seed: 1969, numRuns: 500 }

const plan = (question: RoadmapQuestion) => planRoadmap(question, solver, { rounds: 20 })

const best = (question: RoadmapQuestion): number | undefined => {
  const answer = plan(question)
  return answer.status === 'best' ? answer.value : undefined
}

/** Without a basis to begin at the solver searches by itself; a tree of our own needs it for the relaxation, and where rounding wins. */
const whole: Solver = (program, options) => {
  const { basis: _, ...solution } = solver(program, options)
  return solution
}
let handedOver = 0
const relaxing: Solver = (program, options) => {
  if (options.whole) handedOver++
  return solver(program, options)
}

for (const [who, used] of [
  ['our search', relaxing],
  ['the solver', whole],
] as const) {
  test(`the roadmap is the best of all that can be made, and keeps every limit: ${who}`, () => {
    fc.assert(
      fc.property(smallQuestions, question => {
        const answer = planRoadmap(question, used, { rounds: 0 })
        const values = allSchedules(question).map(schedule => valueOfSchedule(question, schedule))
        const expected = values.length > 0 ? Math.max(...values) : undefined
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
    assert.ok(handedOver < runs.numRuns / 20, `${handedOver} were handed over`)
  })
}

/** Several small questions as one, for which there is less than for each by itself. */
const larger = fc.array(smallQuestions, { minLength: 4, maxLength: 4 }).map(parts => {
  const named = (n: number) => (id: string) => `${n} ${id}`
  const less = (of: (part: RoadmapQuestion) => readonly number[]) =>
    of(parts[0]!).map((_, k) => Math.round(0.6 * parts.reduce((sum, p) => sum + of(p)[k]!, 0)))
  return {
    firstYear: 2027,
    quarters: 8,
    projects: parts.flatMap(({ projects }, n) =>
      projects.map(project => ({ ...project, id: named(n)(project.id), mustDo: false })),
    ),
    dependencies: parts.flatMap(({ dependencies = [] }, n) =>
      dependencies.map(({ before, after, lag = 0 }) => {
        return { before: named(n)(before), after: named(n)(after), lag }
      }),
    ),
    exclusions: parts.flatMap(({ exclusions = [] }, n) => exclusions.map(g => g.map(named(n)))),
    cash: less(part => part.cash),
    skills: { analysts: less(part => part.skills!.analysts!) },
  }
})

test('a dozen projects and more, too many to try everything: our search and the solver agree', () => {
  handedOver = 0
  fc.assert(
    fc.property(larger, question => {
      const ours = planRoadmap(question, relaxing)
      const theirs = planRoadmap(question, whole)
      assert.ok(ours.status === 'best' && theirs.status === 'best')
      assert.deepEqual(faultsOfSchedule(question, ours.schedule), [])
      assert.equal(ours.value, theirs.value)
    }),
    { ...runs, numRuns: 60 },
  )
  assert.ok(handedOver < 12, `${handedOver} were handed over`)
})

test('more cash, more people, a later latest start or no exclusion is never worse', () => {
  fc.assert(
    fc.property(smallQuestions, question => {
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
    fc.property(smallQuestions, question => {
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
