import { quarterName, type RoadmapQuestion, type Schedule, yearName } from './roadmap.ts'

/**
 * What is wrong with a schedule, in words; nothing where it keeps to every limit. It reads the question itself and
 * shares no line with the program that is solved, so that each can show the other's mistakes.
 */
export function faultsOfSchedule(question: RoadmapQuestion, schedule: Schedule): string[] {
  const { projects, quarters, firstYear } = question
  const faults: string[] = []
  const wrong = (broken: boolean, words: string) => {
    if (broken) faults.push(words)
  }
  const start = new Map<string, number>()
  const end = new Map<string, number>()
  const short = new Set<string>()
  const cash = question.cash.map(() => 0)
  const people = new Map(
    Object.keys(question.skills ?? {}).map(skill => [skill, Array<number>(quarters).fill(0)]),
  )
  for (const placement of schedule) {
    const project = projects.find(({ id }) => id === placement.project)
    if (!project) {
      faults.push(`there is no project ${placement.project}`)
      continue
    }
    const { id, name } = project
    wrong(start.has(id), `${name} is there twice`)
    const stop = project.stops?.find(({ after }) => after === placement.stopAfter)
    wrong(placement.stopAfter !== undefined && !stop, `${name} cannot be ended there`)
    const life = stop?.after ?? project.quarters
    start.set(id, placement.start)
    end.set(id, placement.start + life)
    if (stop) short.add(id)
    wrong(placement.start < (project.earliest ?? 0), `${name} starts too early`)
    wrong(placement.start > (project.latest ?? quarters), `${name} starts too late`)
    wrong(placement.start + life > quarters, `${name} does not end within the roadmap`)
    const paid = stop
      ? [...project.cost, ...Array<number>(life).fill(0)].slice(0, life)
      : project.cost
    const bills = stop ? [...paid, stop.closing ?? 0] : paid
    bills.forEach((amount, q) => {
      const year = Math.floor((placement.start + q) / 4)
      if (year < cash.length) cash[year]! += amount
    })
    for (const [skill, needed] of Object.entries(project.skills ?? {})) {
      needed.slice(0, life).forEach((count, q) => {
        const row = people.get(skill)
        if (row) row[placement.start + q]! += count
      })
    }
  }
  for (const { id, name, mustDo } of projects) {
    wrong(mustDo === true && !start.has(id), `${name} must be done`)
  }
  for (const { project, start: pinned } of question.pins ?? []) {
    wrong((start.get(project) ?? null) !== pinned, `${project} is not where it was pinned`)
  }
  for (const { before, after, lag = 0 } of question.dependencies ?? []) {
    if (!start.has(after)) continue
    wrong(
      !end.has(before) || short.has(before) || end.get(before)! + lag > start.get(after)!,
      `${after} does not wait for ${before}`,
    )
  }
  for (const group of question.exclusions ?? []) {
    const done = group.filter(id => start.has(id))
    wrong(done.length > 1, `${done.join(' and ')} exclude one another`)
  }
  cash.forEach((spent, year) => {
    wrong(
      spent > question.cash[year]! + 1e-6,
      `the cash of ${yearName(firstYear, year)} is overspent`,
    )
  })
  for (const [skill, used] of people) {
    used.forEach((count, q) => {
      const there = question.skills![skill]![q]!
      wrong(count > there + 1e-6, `too few ${skill} in ${quarterName(firstYear, q)}`)
    })
  }
  return faults
}

/** What a schedule is worth. */
export const valueOfSchedule = ({ projects }: RoadmapQuestion, schedule: Schedule): number =>
  schedule.reduce((sum, { project, start, stopAfter }) => {
    const found = projects.find(({ id }) => id === project)
    const stop = found?.stops?.find(({ after }) => after === stopAfter)
    return sum + ((stop ?? found)?.values[start] ?? 0)
  }, 0)
