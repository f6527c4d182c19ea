import type { Solver } from './program.ts'
import { type Project, quarterName, type RoadmapQuestion, yearName } from './roadmap.ts'
import { planRoadmap } from './solve.ts'

/** One thing that is asked for, and the question without it. */
type Demand = { readonly words: string; readonly lift: (from: RoadmapQuestion) => RoadmapQuestion }

export type Conflict = {
  /** Things that cannot all hold; without any one of them the rest can. */
  readonly demands: readonly string[]
  readonly words: string
}

/**
 * Why there is no roadmap: a smallest set of demands that cannot all hold, by the deletion filter of Chinneck and
 * Dravnieks 1991. Undefined where a roadmap can be made. There may be other such sets.
 */
export function findConflict(question: RoadmapQuestion, solver: Solver): Conflict | undefined {
  const impossible = (asked: RoadmapQuestion) =>
    planRoadmap(asked, solver, { rounds: 20 }).status === 'impossible'
  let rest = onlyNeeded(question)
  if (!impossible(rest)) return undefined
  const keep = (demands: readonly Demand[]) =>
    demands.filter(demand => {
      const lifted = demand.lift(rest)
      if (!impossible(lifted)) return true
      rest = lifted
      return false
    })
  const kept = keep(listDemands(rest))
  const skills = Object.keys(rest.skills ?? {})
  const isSkill = (demand: Demand) => skills.includes(demand.words)
  const byQuarter = keep(kept.filter(isSkill).flatMap(({ words }) => quartersOf(rest, words)))
  const demands = [...kept.filter(demand => !isSkill(demand)), ...byQuarter].map(d => d.words)
  return { demands, words: say(demands, question) }
}

function say(demands: readonly string[], { quarters }: RoadmapQuestion): string {
  const list = new Intl.ListFormat('en-GB').format(demands)
  const within = `within ${quarters / 4} years`
  return demands.length === 1
    ? `${capital(list)} cannot hold ${within}.`
    : `${capital(list)} cannot all hold ${within}.`
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Only what must be done, and what it needs, can stand in the way; what it is worth does not matter. */
function onlyNeeded(question: RoadmapQuestion): RoadmapQuestion {
  const { projects, dependencies = [], exclusions = [], pins = [] } = question
  const needed = new Set([
    ...projects.flatMap(({ id, mustDo }) => (mustDo ? [id] : [])),
    ...pins.map(pin => pin.project),
  ])
  for (const id of needed) {
    for (const { before, after } of dependencies) if (after === id) needed.add(before)
  }
  return {
    ...question,
    projects: projects.flatMap(project =>
      needed.has(project.id)
        ? [
            {
              ...project,
              values: project.values.map(() => 0),
              stops:
                project.stops?.map(stop => ({ ...stop, values: stop.values.map(() => 0) })) ?? [],
            },
          ]
        : [],
    ),
    dependencies: dependencies.filter(({ after }) => needed.has(after)),
    exclusions: exclusions.map(group => group.filter(id => needed.has(id))),
  }
}

const change = (question: RoadmapQuestion, id: string, to: (project: Project) => Project) => ({
  ...question,
  projects: question.projects.map(project => (project.id === id ? to(project) : project)),
})

/** Limits first: what goes out early is less likely to be named, and a person asks first what must be done. */
function listDemands(question: RoadmapQuestion): Demand[] {
  const { projects, firstYear, dependencies = [], exclusions = [], pins = [] } = question
  const name = (id: string) => projects.find(project => project.id === id)?.name ?? id
  return [
    ...Object.keys(question.skills ?? {}).map(skill => ({
      words: skill,
      lift: (from: RoadmapQuestion) => liftSkill(from, skill, () => true),
    })),
    ...exclusions.map(group => ({
      words: `that ${new Intl.ListFormat('en-GB').format(group.map(name))} exclude one another`,
      lift: (from: RoadmapQuestion) => ({
        ...from,
        exclusions: from.exclusions!.filter(other => other !== group),
      }),
    })),
    ...question.cash.map((_, year) => ({
      words: `the cash of ${yearName(firstYear, year)}`,
      lift: (from: RoadmapQuestion) => ({
        ...from,
        cash: from.cash.map((amount, y) => (y === year ? Number.POSITIVE_INFINITY : amount)),
      }),
    })),
    ...dependencies.map(link => ({
      words: `that ${name(link.after)} waits for ${name(link.before)}`,
      lift: (from: RoadmapQuestion) => ({
        ...from,
        dependencies: from.dependencies!.filter(other => other !== link),
      }),
    })),
    ...projects.flatMap(({ id, name, earliest, latest }) => [
      ...(earliest
        ? [
            {
              words: `the earliest start of ${name}`,
              lift: (from: RoadmapQuestion) =>
                change(from, id, ({ earliest: _, ...project }) => project),
            },
          ]
        : []),
      ...(latest === undefined
        ? []
        : [
            {
              words: `the latest start of ${name}`,
              lift: (from: RoadmapQuestion) =>
                change(from, id, ({ latest: _, ...project }) => project),
            },
          ]),
    ]),
    ...pins.map(pin => ({
      words:
        pin.start === null
          ? `that ${name(pin.project)} is not done`
          : `the start of ${name(pin.project)} in ${quarterName(firstYear, pin.start)}`,
      lift: (from: RoadmapQuestion) => ({
        ...from,
        pins: from.pins!.filter(other => other !== pin),
      }),
    })),
    ...projects.flatMap(({ id, name, mustDo }) =>
      mustDo
        ? [
            {
              words: `the must-do ${name}`,
              lift: (from: RoadmapQuestion) =>
                change(from, id, project => ({ ...project, mustDo: false })),
            },
          ]
        : [],
    ),
  ]
}

const liftSkill = (from: RoadmapQuestion, skill: string, which: (quarter: number) => boolean) => ({
  ...from,
  skills: {
    ...from.skills,
    [skill]: from.skills![skill]!.map((people, q) =>
      which(q) ? Number.POSITIVE_INFINITY : people,
    ),
  },
})

const quartersOf = (question: RoadmapQuestion, skill: string): Demand[] =>
  question.skills![skill]!.map((_, quarter) => ({
    words: `the ${skill} of ${quarterName(question.firstYear, quarter)}`,
    lift: (from: RoadmapQuestion) => liftSkill(from, skill, q => q === quarter),
  }))
