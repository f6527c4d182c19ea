import fc from 'fast-check'
import { faultsOfSchedule } from './check-schedule.ts'
import type { Placement, RoadmapQuestion, Schedule } from './roadmap.ts'

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
export const smallQuestions = fc
  .record({
    drafts: fc.array(project, { minLength: 3, maxLength: 4 }),
    links: fc.array(fc.constantFrom([0, 1, 0], [1, 2, 1], [0, 2, 0], [2, 3, 0]), { maxLength: 2 }),
    group: fc.constantFrom([], [0, 1], [1, 2], [0, 2]),
    cash: fc.tuple(fc.integer({ min: 5, max: 25 }), fc.integer({ min: 5, max: 25 })),
    people: fc.integer({ min: 1, max: 4 }),
    // Money is told in pounds: rows of millions stand beside rows of ones.
    unit: fc.constantFrom(1, 1, 999_983, 7_654_321, 31_415_927),
    odd: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ drafts, links, group, cash, people, unit, odd }): RoadmapQuestion => {
    const projects = drafts.map((draft, n) => {
      const values = Array.from(
        { length: 8 },
        (_, start) => unit * (draft.value - draft.decline * start),
      )
      return {
        id: `p${n}`,
        name: `Project ${n}`,
        quarters: draft.quarters,
        values,
        cost: draft.cost.map((pounds, at) => unit * pounds + (unit > 1 ? odd + at : 0)),
        skills: { analysts: draft.people.slice(0, draft.quarters) },
        earliest: draft.earliest,
        latest: draft.earliest + draft.room,
        mustDo: draft.mustDo,
        ...(draft.stop && draft.quarters > 1
          ? { stops: [{ after: 1, values: values.map(v => Math.round(v / 2)), closing: unit }] }
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
      cash: cash.map(pounds => unit * pounds),
      skills: { analysts: Array.from({ length: 8 }, () => people) },
    }
  })

/** Every schedule without fault, as the checker alone sees it. */
export function allSchedules(question: RoadmapQuestion): Schedule[] {
  let schedules: Placement[][] = [[]]
  for (const { id, earliest = 0, latest = 7, stops = [] } of question.projects) {
    const ways: Placement[] = []
    for (let start = earliest; start <= Math.min(7, latest); start++) {
      ways.push({ project: id, start })
      for (const { after } of stops) ways.push({ project: id, start, stopAfter: after })
    }
    schedules = schedules.flatMap(some => [some, ...ways.map(way => [...some, way])])
  }
  return schedules.filter(schedule => faultsOfSchedule(question, schedule).length === 0)
}
