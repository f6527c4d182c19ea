import { type Conflict, findConflict } from './conflict.ts'
import type { Solver } from './program.ts'
import { quarterName, type RoadmapQuestion, type Schedule } from './roadmap.ts'
import { planRoadmap, type RoadmapAnswer, type SearchOptions } from './solve.ts'

export type Rescheduled = {
  readonly answer: RoadmapAnswer
  /** What is otherwise than before, a sentence each. */
  readonly changes: readonly string[]
  /** Where there is no roadmap any more: why. */
  readonly conflict?: Conflict
}

/** What if this project started in another quarter, or (null) were not done: the best roadmap then, and what changes. */
export function reschedule(input: {
  question: RoadmapQuestion
  before: { readonly schedule: Schedule; readonly value: number }
  project: string
  start: number | null
  solver: Solver
  options?: SearchOptions
}): Rescheduled {
  const { question, before, project, start, solver, options } = input
  const pins = [...(question.pins ?? []).filter(pin => pin.project !== project), { project, start }]
  const asked = { ...question, pins }
  const answer = planRoadmap(asked, solver, options)
  if (answer.status === 'impossible') {
    const conflict = findConflict(asked, solver)
    return { answer, changes: [], ...(conflict ? { conflict } : {}) }
  }
  if (answer.status === 'unknown') return { answer, changes: [] }
  return { answer, changes: tellChanges(question, before, answer) }
}

type Valued = { readonly schedule: Schedule; readonly value: number }

/** What differs between two roadmaps, in words. */
export function tellChanges(question: RoadmapQuestion, before: Valued, after: Valued): string[] {
  const { projects, firstYear } = question
  const was = new Map(before.schedule.map(placement => [placement.project, placement]))
  const is = new Map(after.schedule.map(placement => [placement.project, placement]))
  const when = (quarter: number) => quarterName(firstYear, quarter)
  const changes = projects.flatMap(({ id, name }) => {
    const [old, now] = [was.get(id), is.get(id)]
    if (!old && !now) return []
    if (!now) return [`${name} is no longer done.`]
    if (!old) return [`${name} is done now, from ${when(now.start)}.`]
    const told: string[] = []
    if (old.start !== now.start) {
      told.push(`${name} moves from ${when(old.start)} to ${when(now.start)}.`)
    }
    if (old.stopAfter !== now.stopAfter) {
      told.push(
        now.stopAfter === undefined
          ? `${name} is now done whole.`
          : `${name} now ends after ${now.stopAfter} quarters.`,
      )
    }
    return told
  })
  const difference = Math.round((after.value - before.value) * 100) / 100
  if (difference === 0) return [...changes, 'The value stays the same.']
  const way = difference > 0 ? 'rises' : 'falls'
  return [...changes, `The value ${way} by ${Math.abs(difference).toLocaleString('en-GB')}.`]
}
