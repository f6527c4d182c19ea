import { checkQuestion } from './check-question.ts'
import { type Choices, listChoices } from './choices.ts'
import { findFirstRoadmap, type Taken } from './first-roadmap.ts'
import { buildProgram } from './model.ts'
import type { Program, Solution, Solver } from './program.ts'
import type { Placement, RoadmapQuestion, Schedule } from './roadmap.ts'
import { searchByLoss } from './search-by-loss.ts'

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
  /** Steps of the quick search before the solver is asked. */
  readonly steps?: number
  /** The machine's clock in milliseconds, which is needed for `seconds`. */
  readonly clock?: () => number
}

/**
 * The projects to do and when, of most value within all limits: proven. The relaxation gives a bound and prices; a first
 * roadmap gives a mark; what the prices show to lie below the mark whatever else is done is left out (reduced-cost
 * fixing, Dantzig, Fulkerson and Johnson 1954), and the solver searches the rest.
 */
export function planRoadmap(
  question: RoadmapQuestion,
  solver: Solver,
  options: SearchOptions = {},
): RoadmapAnswer {
  const { seconds, clock, rounds = 300 } = options
  const end = seconds === undefined || !clock ? undefined : clock() + seconds * 1000
  const left = () => (end === undefined ? undefined : Math.max(0.05, (end - clock!()) / 1000))
  checkQuestion(question)
  const choices = listChoices(question)
  if (choices.must.some((must, place) => must && choices.of[place]!.length === 0)) {
    return { status: 'impossible' }
  }
  if (choices.list.length === 0) return { status: 'best', schedule: [], value: 0, bound: 0 }
  const { program, single } = buildProgram(question, choices)
  const relaxed = solver(program, { whole: false, ...limit(left()) })
  if (relaxed.status === 'impossible') return { status: 'impossible' }
  if (relaxed.status === 'stopped') return { status: 'unknown', bound: Number.POSITIVE_INFINITY }
  const reduced = relaxed.reduced!
  const first = findFirstRoadmap({ question, choices, reduced, share: relaxed.columns!, rounds })
  const gap = gapOf(program)
  const typical = typicalGap(relaxed)
  const near = relaxed.reduced!.reduce((count, price) => count + Number(-price <= typical), 0)
  const quick = searchByLoss({
    question,
    choices,
    program,
    prices: relaxed.prices!,
    single,
    mark: first?.value ?? Number.NEGATIVE_INFINITY,
    gap,
    firstAllowance: typical / 4,
    steps: near > quickWays ? 0 : (options.steps ?? 1_000_000),
  })
  const known = quick.taken ? { taken: quick.taken, value: quick.value } : first
  if (quick.done) return answerWith(question, choices, known)
  const found = searchNearPrices({
    solver,
    program,
    choices,
    relaxed,
    first: known,
    searched: quick.settled,
    left,
    gap,
  })
  if (found.status === 'best') return answerWith(question, choices, found)
  if (!found.taken) return { status: 'unknown', bound: found.bound }
  const best = worthOf(choices, found.taken)
  return {
    status: 'stopped',
    schedule: toSchedule(question, choices, found.taken),
    value: best,
    bound: found.bound,
  }
}

function answerWith(
  question: RoadmapQuestion,
  choices: Choices,
  best: { taken?: Taken | undefined } | undefined,
): RoadmapAnswer {
  const taken = best?.taken
  if (!taken) return { status: 'impossible' }
  const value = worthOf(choices, taken)
  return { status: 'best', schedule: toSchedule(question, choices, taken), value, bound: value }
}

/** With more ways than this near the prices the quick search does not get to its end; measured, see the bench. */
const quickWays = 200

/** The program that `planRoadmap` searches, whole: for those who would solve it elsewhere. */
export const roadmapProgram = (question: RoadmapQuestion): Program =>
  buildProgram(question, listChoices(question)).program

const limit = (seconds: number | undefined) => (seconds === undefined ? {} : { seconds })

/** Whole values cannot differ by less than one. */
const gapOf = ({ value }: Program): number =>
  value.every(worth => Number.isInteger(worth)) ? 0.999 : 1e-6

/** A tenth of what a project of the relaxation is worth on average: about how far below it the best roadmap tends to lie. */
const typicalGap = ({ value, columns }: Solution): number =>
  (0.1 * value) /
  Math.max(
    1,
    columns!.reduce((sum, share) => sum + share, 0),
  )

type Search = {
  solver: Solver
  program: Program
  choices: Choices
  relaxed: Solution
  first: { taken: Taken; value: number } | undefined
  /** Whether the first roadmap is likely the best, by the quick search. */
  searched: boolean
  left: () => number | undefined
  gap: number
}

/** Balas and Zemel's core (1980): first only what the prices hold dear, then as much as the bound asks for. */
function searchNearPrices({
  searched,
  solver,
  program,
  choices,
  relaxed,
  first,
  left,
  gap,
}: Search) {
  const reduced = relaxed.reduced!
  const prices = relaxed.prices!
  const isChoice = (r: number) => {
    for (let k = program.starts[r]!; k < program.starts[r + 1]!; k++) {
      if (program.amounts[k] !== 1) return false
    }
    return true
  }
  let best = first
  const whole = Number.POSITIVE_INFINITY
  let reach = typicalGap(relaxed)
  for (;;) {
    const needed = best
      ? relaxed.value - best.value - gap + 1e-6 + 1e-9 * Math.abs(relaxed.value)
      : whole
    if (needed <= 0) return { status: 'best' as const, taken: best?.taken, bound: best!.value }
    if (needed < 3 * reach) reach = needed
    const upper = program.upper.map((most, x) => (-reduced[x]! > reach ? 0 : most))
    const known = best && upper.map((_, x) => (best!.taken[choices.list[x]!.project] === x ? 1 : 0))
    // A project, or a group, without which the roadmap falls below the mark, must be in it.
    const low = program.low.map((least, r) =>
      program.high[r] === 1 && least < 1 && prices[r]! > reach && isChoice(r) ? 1 : least,
    )
    const solution = solver(
      { ...program, upper, low },
      {
        whole: true,
        gap,
        ...limit(left()),
        ...(known?.every((taken, x) => taken <= upper[x]!) ? { known, proofOnly: searched } : {}),
      },
    )
    if (solution.columns) {
      const taken = readTaken(choices, solution.columns)
      const value = worthOf(choices, taken)
      if (!best || value > best.value) best = { taken, value }
    }
    if (solution.status === 'stopped') {
      return { status: 'stopped' as const, taken: best?.taken, bound: relaxed.value }
    }
    if (reach >= needed || (best && relaxed.value - reach < best.value + gap)) {
      return { status: 'best' as const, taken: best?.taken, bound: best?.value ?? relaxed.value }
    }
    reach = best ? relaxed.value - best.value : whole
  }
}

function readTaken({ list, of }: Choices, columns: Float64Array): Taken {
  const taken = new Int32Array(of.length).fill(-1)
  for (const [x, choice] of list.entries()) if (columns[x]! > 0.5) taken[choice.project] = x
  return taken
}

function worthOf({ list }: Choices, taken: Taken): number {
  let value = 0
  for (const x of taken) if (x >= 0) value += list[x]!.value
  return value
}

const toSchedule = ({ projects }: RoadmapQuestion, { list }: Choices, taken: Taken): Placement[] =>
  [...taken].flatMap((x, place) => {
    if (x < 0) return []
    const { start, stopAfter } = list[x]!
    return [
      { project: projects[place]!.id, start, ...(stopAfter === undefined ? {} : { stopAfter }) },
    ]
  })
