import { type Choices, isWhole, readyAt } from './choices.ts'
import { assembleProgram, type Program, type Row } from './program.ts'
import type { RoadmapQuestion } from './roadmap.ts'

const none = Number.NEGATIVE_INFINITY

export type RoadmapProgram = {
  readonly program: Program
  /** How many rows, the first, choose once for a project, and how many after these for a group. */
  readonly single: number
  readonly shared: number
}

/**
 * The roadmap as a program with one column a choice (project, start, end): time-indexed, as Pritsker, Watters and
 * Wolfe 1969, with the disaggregated precedence rows of Christofides, Alvarez-Valdes and Tamarit 1987: by each quarter
 * whatever needs a project has started no more than the project has ended. Their relaxation is far nearer the best
 * roadmap than one row a dependency is.
 */
export function buildProgram(question: RoadmapQuestion, choices: Choices): RoadmapProgram {
  const { single, shared } = chooseOnce(choices)
  const rows = [...single, ...shared, ...keepOrder(question, choices), ...keepLimits(choices)]
  const values = Float64Array.from(choices.list, choice => choice.value)
  return { program: assembleProgram(values, rows), single: single.length, shared: shared.length }
}

const ones = (columns: Iterable<number>): Map<number, number> => {
  const terms = new Map<number, number>()
  for (const column of columns) terms.set(column, 1)
  return terms
}

/** One choice a project, one project a group; a project in a group needs no row of its own. */
function chooseOnce({ of, must, groups }: Choices): { single: Row[]; shared: Row[] } {
  const grouped = new Set(groups.flat())
  const single = of.flatMap((columns, place) =>
    must[place] || (!grouped.has(place) && columns.length > 0)
      ? [{ terms: ones(columns), low: must[place] ? 1 : none, high: 1 }]
      : [],
  )
  const shared = groups.map(group => ({
    terms: ones(group.flatMap(place => of[place]!)),
    low: none,
    high: 1,
  }))
  return { single, shared: shared.filter(row => row.terms.size > 0) }
}

function keepOrder({ projects }: RoadmapQuestion, { links, of, list }: Choices): Row[] {
  return links.flatMap(({ before, after, lag }) => {
    const whole = of[before]!.filter(column => isWhole(list[column]!))
    const ready = (column: number) => readyAt(list[column]!, projects[before]!, lag)
    const starts = [...new Set(of[after]!.map(column => list[column]!.start))]
    const rows: Row[] = []
    let seen = -1
    // From late to early: a row with the same enders as a later one says less than it.
    for (const quarter of starts.reverse()) {
      const ended = whole.filter(column => ready(column) <= quarter)
      if (ended.length === seen) continue
      seen = ended.length
      const terms = ones(of[after]!.filter(column => list[column]!.start <= quarter))
      for (const column of ended) terms.set(column, -1)
      rows.push({ terms, low: none, high: 0 })
    }
    return rows
  })
}

function keepLimits({ limits, list }: Choices): Row[] {
  const terms = limits.map(() => new Map<number, number>())
  for (const [column, choice] of list.entries()) {
    for (const [k, limit] of choice.limits.entries()) terms[limit]!.set(column, choice.amounts[k]!)
  }
  const most = terms.map(row => [...row.values()].reduce((sum, amount) => sum + amount, 0))
  return limits.flatMap(({ amount }, r) =>
    most[r]! > amount ? [{ terms: terms[r]!, low: none, high: amount }] : [],
  )
}

/**
 * By project the variables that are 0 where it is done, but its own: the slacks of its rows that choose once, and the
 * choices of those that it excludes. Slacks are numbered after the columns.
 */
export function barredByDoing(
  { program, single, shared }: RoadmapProgram,
  { of, list }: Choices,
): number[][] {
  const barred = of.map((): number[] => [])
  for (let r = 0; r < single + shared; r++) {
    const columns = [...program.indices.subarray(program.starts[r]!, program.starts[r + 1]!)]
    for (const place of new Set(columns.map(column => list[column]!.project))) {
      const others = columns.filter(column => list[column]!.project !== place)
      barred[place]!.push(program.value.length + r, ...others)
    }
  }
  return barred
}
