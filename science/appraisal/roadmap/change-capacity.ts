import { BadRoadmapError, quarterName, type RoadmapQuestion, type Schedule } from './roadmap.ts'

export type CapacityCell = {
  readonly skill: string
  readonly quarter: number
  readonly supply: number
  readonly demand: number
  /** Demand over supply: 1.2 is 120%. Infinite where nobody is there and somebody is needed. */
  readonly load: number
  readonly over: boolean
  /** Which projects need them, most first. */
  readonly wanted: readonly { readonly project: string; readonly people: number }[]
  readonly words: string
}

/**
 * People against need, by skill and quarter, for any schedule (kept to the limits or not): where more is asked of people
 * than there are, it is flagged. A skill that nobody was said to have counts as nobody there.
 */
export function measureCapacity(question: RoadmapQuestion, schedule: Schedule): CapacityCell[] {
  const { projects, quarters, firstYear, skills: supplies = {} } = question
  const skills = new Set([
    ...Object.keys(supplies),
    ...projects.flatMap(project => Object.keys(project.skills ?? {})),
  ])
  const placed = schedule.map(placement => {
    const project = projects.find(({ id }) => id === placement.project)
    if (!project) throw new BadRoadmapError(`There is no project ${placement.project}`)
    return {
      ...placement,
      needs: project.skills ?? {},
      life: placement.stopAfter ?? project.quarters,
    }
  })
  return [...skills].flatMap(skill =>
    Array.from({ length: quarters }, (_, quarter) => {
      const wanted = placed
        .flatMap(({ project, start, needs, life }) => {
          const at = quarter - start
          const people = at >= 0 && at < life ? (needs[skill]?.[at] ?? 0) : 0
          return people > 0 ? [{ project, people }] : []
        })
        .sort((a, b) => b.people - a.people)
      const demand = wanted.reduce((sum, { people }) => sum + people, 0)
      const supply = supplies[skill]?.[quarter] ?? 0
      const load = demand === 0 ? 0 : demand / supply
      const over = demand > supply + 1e-9
      const when = quarterName(firstYear, quarter)
      const words = over
        ? `${skill}: ${demand} needed in ${when}, ${supply} there`
        : `${skill}: ${demand} of ${supply} in ${when}`
      return { skill, quarter, supply, demand, load, over, wanted, words }
    }),
  )
}
