import { BadRoadmapError, type Project, type RoadmapQuestion } from './roadmap.ts'

/** Throws `BadRoadmapError`, which says what and where, unless the question can be answered as it stands. */
export function checkQuestion(question: RoadmapQuestion): void {
  const { quarters, projects, cash, skills = {} } = question
  if (!Number.isInteger(quarters) || quarters < 4 || quarters % 4 !== 0) {
    throw new BadRoadmapError(`A roadmap is of whole years, not of ${quarters} quarters`)
  }
  if (!Number.isInteger(question.firstYear)) {
    throw new BadRoadmapError(`The first year is ${question.firstYear}`)
  }
  checkAmounts('cash', cash, quarters / 4)
  for (const [skill, people] of Object.entries(skills)) checkAmounts(skill, people, quarters)
  const ids = new Set(projects.map(project => project.id))
  if (ids.size < projects.length) throw new BadRoadmapError('Two projects have the same id')
  for (const project of projects) checkProject(project, quarters)
  const named = [
    ...(question.dependencies ?? []).flatMap(({ before, after }) => [before, after]),
    ...(question.exclusions ?? []).flat(),
    ...(question.pins ?? []).map(pin => pin.project),
  ]
  const stranger = named.find(id => !ids.has(id))
  if (stranger !== undefined) throw new BadRoadmapError(`There is no project ${stranger}`)
  for (const { before, after, lag = 0 } of question.dependencies ?? []) {
    if (!isCount(lag)) throw new BadRoadmapError(`The lag from ${before} to ${after} is ${lag}`)
  }
  checkCircles(question)
}

const isCount = (n: number): boolean => Number.isInteger(n) && n >= 0

function checkAmounts(what: string, amounts: readonly number[], count: number): void {
  if (amounts.length !== count) {
    throw new BadRoadmapError(`${what}: ${amounts.length} figures where ${count} are needed`)
  }
  checkNone(what, amounts)
}

function checkNone(what: string, amounts: readonly number[]): void {
  const bad = amounts.find(amount => !(amount >= 0))
  if (bad !== undefined) throw new BadRoadmapError(`${what}: ${bad} is not an amount`)
}

function checkProject(project: Project, quarters: number): void {
  const { id, earliest = 0, latest = quarters - 1, stops = [] } = project
  if (!Number.isInteger(project.quarters) || project.quarters < 1) {
    throw new BadRoadmapError(`${id} takes ${project.quarters} quarters`)
  }
  if (!isCount(earliest) || !isCount(latest)) {
    throw new BadRoadmapError(`${id} may start from quarter ${earliest} to ${latest}`)
  }
  checkNone(`${id}, cost`, project.cost)
  for (const [skill, people] of Object.entries(project.skills ?? {})) {
    checkNone(`${id}, ${skill}`, people)
    if (people.length > project.quarters) {
      throw new BadRoadmapError(`${id} needs ${skill} for longer than it takes`)
    }
  }
  for (const values of [project.values, ...stops.map(stop => stop.values)]) {
    if (values.length < quarters || !values.every(Number.isFinite)) {
      throw new BadRoadmapError(`${id} needs a value for each of ${quarters} start quarters`)
    }
  }
  for (const { after, closing = 0 } of stops) {
    if (!Number.isInteger(after) || after < 1 || after >= project.quarters) {
      throw new BadRoadmapError(
        `${id} cannot be ended after ${after} of ${project.quarters} quarters`,
      )
    }
    checkNone(`${id}, closing`, [closing])
  }
}

function checkCircles({ projects, dependencies = [] }: RoadmapQuestion): void {
  const open = new Set(projects.map(project => project.id))
  for (;;) {
    const free = [...open].filter(
      id => !dependencies.some(({ before, after }) => after === id && open.has(before)),
    )
    if (free.length === 0) break
    for (const id of free) open.delete(id)
  }
  if (open.size > 0) {
    throw new BadRoadmapError(`These wait for one another in a circle: ${[...open].join(', ')}`)
  }
}
