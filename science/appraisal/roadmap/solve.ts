import { checkQuestion } from './check-question.ts'
import { type Choices, listChoices } from './choices.ts'
import { findFirstRoadmap, type Taken, worthOf } from './first-roadmap.ts'
import { buildProgram } from './model.ts'
import type { Program, Solution, Solver } from './program.ts'
import type { Placement, RoadmapQuestion, Schedule } from './roadmap.ts'
import { searchByBound } from './search-by-bound.ts'

export type RoadmapAnswer =
  | {
      /** `best`: no other roadmap is worth more. `stopped`: time ran out; this is the best that was found. */
      readonly status: 'best' | 'stopped'
      readonly schedule: Schedule
      readonly value: number
      /** No roadmap is worth more than this. */
      readonly bound: number
    }
  | { readonly status: 'impossible' }
  | { readonly status: 'unknown'; readonly bound: number }

export type SearchOptions = {
  /** Time for the exact search; unlimited where it is left out. */
  readonly seconds?: number
  /** Rounds of the search for a first roadmap. */
  readonly rounds?: number
  /** The machine's clock in milliseconds, which is needed for `seconds`. */
  readonly clock?: () => number
}

/**
 * The projects to do and when, of most value within all limits: proven. The solver's relaxation gives a bound and prices; a
 * first roadmap gives a mark; a search by bounds finds the best and shows that no other is worth more.
 */
export function planRoadmap(
  question: RoadmapQuestion,
  solver: Solver,
  options: SearchOptions = {},
): RoadmapAnswer {
  const { seconds, clock, rounds = 300 } = options
  const end = seconds === undefined || !clock ? undefined : clock() + seconds * 1000
  const left = () => (end === undefined ? undefined : Math.max(0.05, (end - clock!()) / 1000))
  const late = () => end !== undefined && clock!() > end
  checkQuestion(question)
  const choices = listChoices(question)
  if (choices.must.some((must, place) => must && choices.of[place]!.length === 0)) {
    return { status: 'impossible' }
  }
  if (choices.list.length === 0) return { status: 'best', schedule: [], value: 0, bound: 0 }
  const built = buildProgram(question, choices)
  const { program } = built
  // No column can exceed 1 by its rows: without a bound of its own it stands in the basis or at 0.
  const upper = new Float64Array(program.upper.length).fill(Number.POSITIVE_INFINITY)
  const relaxed = solver({ ...program, upper }, { whole: false, ...limit(left()) })
  if (relaxed.status === 'impossible') return { status: 'impossible' }
  if (relaxed.status === 'stopped') return { status: 'unknown', bound: Number.POSITIVE_INFINITY }
  const gap = gapOf(program)
  const better = (rounds: number, from?: Taken) =>
    findFirstRoadmap({
      question,
      choices,
      reduced: relaxed.reduced!,
      share: relaxed.columns!,
      rounds,
      from,
      late,
    })
  const first = better(rounds)
  const found =
    relaxed.basis &&
    searchByBound({
      ...built,
      question,
      choices,
      gap,
      basis: relaxed.basis,
      relaxed: relaxed.value,
      mark: first?.value ?? Number.NEGATIVE_INFINITY,
      firstAllowance: Math.max(gap, typicalGap(relaxed)),
      late,
      improve: (known, rounds) => better(rounds, known ?? first?.taken)?.taken,
    })
  const answer = (status: 'best' | 'stopped', bound: number, taken = first?.taken) =>
    answerWith(question, choices, { status, bound, taken })
  if (found && found.status !== 'lost') return answer(found.status, found.bound, found.taken)
  // Without a basis to begin at, or where rounding spoilt it, the solver searches by itself.
  const best = found?.taken ?? first?.taken
  const known =
    best && Float64Array.from(choices.list, ({ project }, x) => Number(best[project] === x))
  const solution = solver(program, { whole: true, gap, ...limit(left()), ...(known && { known }) })
  if (solution.status === 'impossible') return { status: 'impossible' }
  const taken = solution.columns && readTaken(choices, solution.columns)
  return answer(solution.status, Math.min(relaxed.value, solution.bound), taken ?? best)
}

function answerWith(
  question: RoadmapQuestion,
  choices: Choices,
  { status, bound, taken }: { status: 'best' | 'stopped'; bound: number; taken: Taken | undefined },
): RoadmapAnswer {
  if (!taken) return status === 'best' ? { status: 'impossible' } : { status: 'unknown', bound }
  const value = worthOf(choices, taken)
  const schedule = toSchedule(question, choices, taken)
  return { status, schedule, value, bound: status === 'best' ? value : bound }
}

/** The program that `planRoadmap` searches, whole: for those who would solve it elsewhere. */
export const roadmapProgram = (question: RoadmapQuestion): Program =>
  buildProgram(question, listChoices(question)).program

const limit = (seconds: number | undefined) => (seconds === undefined ? {} : { seconds })

/** Whole values cannot differ by less than one; others are told apart to the sixth place, or as far as their sum can be reckoned. */
const gapOf = ({ value }: Program): number =>
  value.every(worth => Number.isInteger(worth))
    ? 0.999
    : Math.max(1e-6, 1e-12 * value.reduce((sum, worth) => sum + Math.abs(worth), 0))

/** A tenth of what a project of the relaxation is worth on average: about how far below it the best roadmap tends to lie. */
const typicalGap = ({ value, columns }: Solution): number =>
  (0.1 * value) /
  Math.max(
    1,
    columns!.reduce((sum, share) => sum + share, 0),
  )

function readTaken({ list, of }: Choices, columns: Float64Array): Taken {
  const taken = new Int32Array(of.length).fill(-1)
  for (const [x, choice] of list.entries()) if (columns[x]! > 0.5) taken[choice.project] = x
  return taken
}

const toSchedule = ({ projects }: RoadmapQuestion, { list }: Choices, taken: Taken): Placement[] =>
  [...taken].flatMap((x, place) => {
    if (x < 0) return []
    const { start, stopAfter } = list[x]!
    return [
      { project: projects[place]!.id, start, ...(stopAfter === undefined ? {} : { stopAfter }) },
    ]
  })
