import type { Project, RoadmapQuestion } from '@bluelamp/science/appraisal'
import { seeded } from '../bench.ts'

const skills = ['business analysts', 'developers', 'data engineers', 'trainers']
const quarters = 20
/** Benefits count for ten years, so that a later start loses some. */
const appraised = 40

/**
 * A roadmap of invented projects, in tens of thousands of pounds: six tenths of what they cost can be paid, people are
 * there for the average of all, each project has its slot and may move by one to `room` quarters (6 unless said).
 * Benefits are 0.7 to 5.6 times the cost. The same for the same seed.
 */
export function inventRoadmap(count: number, seed: number, room = 6): RoadmapQuestion {
  const chance = seeded(seed)
  const whole = (from: number, to: number) => from + Math.floor(chance() * (to - from + 1))
  const several = (n: number, from: number, to: number) =>
    Array.from({ length: n }, () => whole(from, to))
  const projects: Project[] = Array.from({ length: count }, (_, n) => {
    const length = whole(2, 8)
    const cost = several(length, 2, 20)
    const yearly = (sum(cost) * 0.7 * 8 ** chance() * 4) / (appraised - 4 - length)
    const values = Array.from({ length: quarters }, (_, start) => worth(yearly, start + length))
    const earliest = whole(0, 10)
    const stop = Math.ceil(length / 2)
    return {
      id: `p${n}`,
      name: `Project ${n}`,
      quarters: length,
      values,
      cost,
      skills: Object.fromEntries(
        skills.flatMap(skill => (chance() < 0.6 ? [[skill, several(length, 1, 3)]] : [])),
      ),
      earliest,
      latest: earliest + whole(1, room),
      ...(chance() < 0.2 && length > 3
        ? { stops: [{ after: stop, values: values.map(value => Math.round(value * 0.3)) }] }
        : {}),
    }
  })
  const dependencies = projects.slice(1).flatMap(({ id }, n) => {
    if (chance() > 0.3) return []
    return [{ before: `p${whole(Math.max(0, n - 10), n)}`, after: id, lag: whole(0, 1) }]
  })
  const exclusions = Array.from({ length: Math.floor(count / 15) }, () => {
    const first = whole(0, count - 2)
    return [`p${first}`, `p${whole(first + 1, Math.min(count - 1, first + 5))}`]
  })
  const spend = sum(projects.map(project => sum(project.cost)))
  const need = (skill: string) => sum(projects.map(({ skills }) => sum(skills?.[skill] ?? [])))
  return {
    firstYear: 2027,
    quarters,
    projects,
    dependencies,
    exclusions,
    cash: Array.from({ length: quarters / 4 }, () => Math.round((0.6 * spend) / 5)),
    skills: Object.fromEntries(
      skills.map(skill => {
        const people = Math.max(6, Math.round(need(skill) / quarters))
        return [skill, Array.from({ length: quarters }, () => people)]
      }),
    ),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** What a benefit of so much a year from a quarter on is worth, at the Green Book's 3.5 %. */
function worth(yearly: number, from: number): number {
  let value = 0
  for (let quarter = from; quarter < appraised; quarter++) {
    value += yearly / 4 / 1.035 ** (quarter / 4)
  }
  return Math.round(value)
}
