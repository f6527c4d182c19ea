import { type Project, quarterName, type RoadmapQuestion, yearName } from './roadmap.ts'

/** One way of doing one project: when it starts, where it ends, what it is worth and what it takes. */
export type Choice = {
  readonly project: number
  readonly start: number
  readonly stopAfter?: number
  readonly value: number
  /** Which limits it draws on, and how much of each. */
  readonly limits: Int32Array
  readonly amounts: Float64Array
}

/** Cash of a year or people of a skill in a quarter. */
export type Limit = { readonly words: string; readonly amount: number }

export type Choices = {
  readonly limits: readonly Limit[]
  readonly list: readonly Choice[]
  /** For each project its choices, by place in `list`, from early to late. */
  readonly of: readonly (readonly number[])[]
  /** Projects that must be done: by word, by pin, or because one that must be done needs them. */
  readonly must: readonly boolean[]
  /** Links by place of projects; `whole` tells a choice that fulfils a dependency. */
  readonly links: readonly {
    readonly before: number
    readonly after: number
    readonly lag: number
  }[]
  readonly groups: readonly (readonly number[])[]
}

export const isWhole = (choice: Choice): boolean => choice.stopAfter === undefined

/** The first quarter in which something that needs this choice may start. */
export const readyAt = (choice: Choice, project: Project, lag: number): number =>
  choice.start + project.quarters + lag

/** All that can be chosen at all: what a limit, a window or a dependency rules out by itself is left out. */
export function listChoices(question: RoadmapQuestion): Choices {
  const { projects } = question
  const places = new Map(projects.map(({ id }, place) => [id, place]))
  const links = (question.dependencies ?? []).map(({ before, after, lag = 0 }) => ({
    before: places.get(before)!,
    after: places.get(after)!,
    lag,
  }))
  const groups = (question.exclusions ?? []).map(group => group.map(id => places.get(id)!))
  const limits = listLimits(question)
  const must = projects.map(project => project.mustDo === true)
  const pins = new Map(question.pins?.map(({ project, start }) => [project, start]))
  const options = projects.map((project, place) => {
    const pin = pins.get(project.id)
    if (pin === null) return []
    if (pin !== undefined) must[place] = true
    return waysOf(project, place, question).filter(
      way =>
        (pin === undefined || way.start === pin) &&
        way.limits.every((limit, k) => way.amounts[k]! <= limits[limit]!.amount),
    )
  })
  narrow(options, { projects, links, groups, must })
  const list: Choice[] = []
  const of = options.map(ways => ways.map(way => list.push(way) - 1))
  return { limits, list, of, must, links, groups }
}

function listLimits({ cash, skills = {}, firstYear, quarters }: RoadmapQuestion): Limit[] {
  return [
    ...cash.map((amount, year) => ({ words: `the cash of ${yearName(firstYear, year)}`, amount })),
    ...Object.entries(skills).flatMap(([skill, people]) =>
      people
        .slice(0, quarters)
        .map((amount, q) => ({ words: `${skill} in ${quarterName(firstYear, q)}`, amount })),
    ),
  ]
}

function waysOf(project: Project, place: number, question: RoadmapQuestion): Choice[] {
  const { quarters, cash, skills = {} } = question
  const names = Object.keys(skills)
  const ways: Choice[] = []
  const ends = [{ after: project.quarters, values: project.values, closing: 0, whole: true }]
  for (const { after, values, closing = 0 } of project.stops ?? []) {
    ends.push({ after, values, closing, whole: false })
  }
  const last = Math.min(project.latest ?? quarters, quarters - 1)
  for (let start = project.earliest ?? 0; start <= last; start++) {
    for (const { after, values, closing, whole } of ends) {
      if (start + after > quarters) continue
      const taken = new Map<number, number>()
      const take = (limit: number, amount: number) => {
        if (amount !== 0) taken.set(limit, (taken.get(limit) ?? 0) + amount)
      }
      const spend = (quarter: number, amount: number) => {
        const year = Math.floor(quarter / 4)
        if (year < cash.length) take(year, amount)
      }
      const paid = whole ? project.cost : project.cost.slice(0, after)
      for (const [q, amount] of paid.entries()) spend(start + q, amount)
      spend(start + after, closing)
      for (const [n, skill] of names.entries()) {
        for (const [q, people] of (project.skills?.[skill] ?? []).slice(0, after).entries()) {
          take(cash.length + n * quarters + start + q, people)
        }
      }
      ways.push({
        project: place,
        start,
        ...(whole ? {} : { stopAfter: after }),
        value: values[start]!,
        limits: Int32Array.from(taken.keys()),
        amounts: Float64Array.from(taken.values()),
      })
    }
  }
  return ways
}

type Narrowing = Pick<Choices, 'links' | 'groups'> & {
  projects: readonly Project[]
  must: boolean[]
}

/** Carries windows and musts along the dependencies until nothing changes. */
function narrow(options: Choice[][], { projects, links, groups, must }: Narrowing): void {
  let changed = true
  const keep = (place: number, test: (way: Choice) => boolean) => {
    const kept = options[place]!.filter(test)
    if (kept.length < options[place]!.length) changed = true
    options[place] = kept
  }
  while (changed) {
    changed = false
    for (const { before, after, lag } of links) {
      const ready = Math.min(
        ...options[before]!.filter(isWhole).map(way => readyAt(way, projects[before]!, lag)),
      )
      keep(after, way => way.start >= ready)
      if (!must[after]) continue
      if (!must[before]) changed = true
      must[before] = true
      const latest = Math.max(...options[after]!.map(way => way.start))
      keep(before, way => isWhole(way) && readyAt(way, projects[before]!, lag) <= latest)
    }
    for (const group of groups) {
      const chosen = group.find(place => must[place])
      if (chosen === undefined) continue
      for (const place of group) if (place !== chosen && !must[place]) keep(place, () => false)
    }
  }
}
