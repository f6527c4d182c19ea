import {
  discountFactor,
  greenBook2026,
  type Pin,
  type Project,
  type RoadmapQuestion,
  type Schedule,
} from '@bluelamp/science/appraisal'
import {
  byId,
  type Element,
  idsIn,
  isYes,
  type Model,
  numberIn,
  ofKind,
  rowsIn,
  textIn,
} from '../model/element.ts'

/** Five years of quarters. */
export const roadmapQuarters = 20
/** Benefits are counted over so many years from the first day, whenever a project ends. */
const horizonYears = 10

/** The year in which a budget begins. */
export const firstYearOf = (budget: Element): number => Number(textIn(budget, 'begins').slice(0, 4))

/** The roadmap's question as it stands in the model: projects, money by year, people by quarter. Nothing without a budget. */
export function roadmapQuestion(
  model: Model,
  pins: readonly Pin[] = [],
): RoadmapQuestion | undefined {
  const [budget] = ofKind(model, 'budget')
  const projects = ofKind(model, 'project')
  if (!budget || projects.length === 0) return undefined
  const there = new Set(projects.map(({ id }) => id))
  const money = new Map(rowsIn(budget, 'years').map(row => [Number(row.year), Number(row.amount)]))
  const years = roadmapQuarters / 4
  return {
    firstYear: firstYearOf(budget),
    quarters: roadmapQuarters,
    projects: projects.map(project => projectOf(project, model)),
    dependencies: projects.flatMap(({ id, ...rest }) =>
      idsIn({ id, ...rest }, 'after')
        .filter(before => there.has(before))
        .map(before => ({ before, after: id })),
    ),
    exclusions: exclusionsOf(projects, there),
    cash: Array.from({ length: years }, (_, year) => Math.round((money.get(year + 1) ?? 0) / 100)),
    skills: Object.fromEntries(
      ofKind(model, 'skill').map(skill => [skill.name, suppliesOf(skill)]),
    ),
    pins: pins.filter(({ project }) => there.has(project)),
  }
}

function exclusionsOf(projects: readonly Element[], there: ReadonlySet<string>): string[][] {
  const pairs = projects.flatMap(project =>
    idsIn(project, 'not')
      .filter(other => there.has(other))
      .map(other => [project.id, other].sort()),
  )
  return [...new Map(pairs.map(pair => [pair.join(), pair])).values()]
}

function suppliesOf(skill: Element): number[] {
  const usual = numberIn(skill, 'people') ?? 0
  const other = new Map(
    rowsIn(skill, 'quarters').map(row => [Number(row.quarter), Number(row.people)]),
  )
  return Array.from({ length: roadmapQuarters }, (_, at) => other.get(at + 1) ?? usual)
}

function projectOf(project: Element, model: Model): Project {
  const quarters = numberIn(project, 'quarters') ?? 1
  const cost: number[] = Array.from({ length: quarters }, () => 0)
  for (const row of rowsIn(project, 'cost')) {
    const at = Number(row.quarter) - 1
    while (cost.length <= at) cost.push(0)
    cost[at]! += Math.round(Number(row.amount) / 100)
  }
  const skills: Record<string, number[]> = {}
  for (const row of rowsIn(project, 'skills')) {
    const skill = byId(model, row.skill)
    if (skill) skills[skill.name] = Array.from({ length: quarters }, () => Number(row.people))
  }
  const earliest = numberIn(project, 'earliest')
  const latest = numberIn(project, 'latest')
  return {
    id: project.id,
    name: project.name,
    quarters,
    values: valuesOf((numberIn(project, 'value') ?? 0) / 100, quarters, cost),
    cost,
    ...(Object.keys(skills).length > 0 && { skills }),
    ...(earliest !== undefined && { earliest: earliest - 1 }),
    ...(latest !== undefined && { latest: latest - 1 }),
    ...(isYes(project, 'must') && { mustDo: true }),
  }
}

/**
 * Pounds today, by start quarter: what it brings a year from its end to the tenth year, less what it costs, both discounted by the
 * Green Book. Whole pounds, as the planner's sums are exact.
 */
function valuesOf(yearly: number, quarters: number, cost: readonly number[]): number[] {
  const factor = (quarter: number) => discountFactor(greenBook2026, Math.floor(quarter / 4))
  return Array.from({ length: roadmapQuarters }, (_, start) => {
    let worth = 0
    for (let quarter = start + quarters; quarter < horizonYears * 4; quarter++) {
      worth += (yearly / 4) * factor(quarter)
    }
    for (const [at, spent] of cost.entries()) worth -= spent * factor(start + at)
    return Math.round(worth)
  })
}

/** The plan that stands in the model: projects with a quarter in which they begin. */
export const plannedSchedule = (model: Model): Schedule =>
  ofKind(model, 'project').flatMap(project => {
    const start = numberIn(project, 'start')
    return start === undefined ? [] : [{ project: project.id, start: start - 1 }]
  })

/** What a schedule spends in each quarter, in pounds. */
export function cashByQuarter(question: RoadmapQuestion, schedule: Schedule): number[] {
  const spent = Array.from({ length: question.quarters }, () => 0)
  for (const { project, start } of schedule) {
    const { cost = [] } = question.projects.find(({ id }) => id === project) ?? {}
    for (const [at, amount] of cost.entries()) {
      if (start + at < spent.length) spent[start + at]! += amount
    }
  }
  return spent
}
