import { sayDay } from '../say.ts'
/** A day as ISO 8601, 2013-01-23. */
export type Day = string

/** What a plan says, each with the section that says it. */
export type PlanText = {
  readonly title: string
  /** Weeks from 1; `from` and `to` are both part of the stage. */
  readonly stages: readonly {
    readonly id: string
    readonly name: string
    readonly section: string
    readonly from: number
    readonly to: number
    /** The day on which it ends, where the plan gives one. */
    readonly milestone?: Day
    /** What it makes. */
    readonly makes?: readonly string[]
  }[]
  /** When something is due. */
  readonly deadlines: readonly {
    readonly of: string
    readonly section: string
    readonly due: Day
  }[]
  /** How long something takes, as it is said: "2 months", "9 weeks". */
  readonly durations: readonly {
    readonly of: string
    readonly section: string
    readonly count: number
    readonly unit: 'days' | 'weeks' | 'months'
  }[]
  /** What must have ended before something begins: ids of stages. */
  readonly dependencies?: readonly {
    readonly before: string
    readonly after: string
    readonly section: string
  }[]
  /** First and last day of the plan, where it says. */
  readonly starts?: Day
  readonly ends?: Day
}

export type PlanRule =
  | 'two-dates'
  | 'due-before-made'
  | 'two-durations'
  | 'ends-after-successor-begins'
  | 'outside-plan'
  | 'weeks-overlap'
  | 'weeks-missing'
  | 'milestones-out-of-order'

export type PlanFinding = {
  readonly rule: PlanRule
  readonly sections: readonly string[]
  readonly words: string
}

/** Contradictions within a plan, by the letter: two months are 59 to 62 days. It says nothing of whether the plan is wise. */
export function lintPlan(plan: PlanText): PlanFinding[] {
  return [
    ...findDates(plan),
    ...findDurations(plan),
    ...findOrder(plan),
    ...findOutside(plan),
    ...findWeeks(plan),
  ]
}

const finding = (rule: PlanRule, sections: readonly string[], words: string): PlanFinding => ({
  rule,
  sections: [...new Set(sections)],
  words,
})

/** A thing's deadlines against one another, and against the end of the stage that makes it. */
function findDates({ deadlines, stages }: PlanText): PlanFinding[] {
  const found: PlanFinding[] = []
  for (const [thing, said] of Map.groupBy(deadlines, deadline => deadline.of)) {
    const days = Map.groupBy(said, deadline => deadline.due)
    if (days.size > 1) {
      const list = [...days].map(([due, at]) => `${sayDay(due)} (section ${at[0]!.section})`)
      const sections = said.map(deadline => deadline.section)
      found.push(
        finding('two-dates', sections, `${capital(thing)} is due on ${list.join(' and on ')}.`),
      )
    }
    for (const stage of stages) {
      if (stage.milestone === undefined || !stage.makes?.includes(thing)) continue
      const { due, section } = said.reduce((first, next) => (next.due < first.due ? next : first))
      if (due >= stage.milestone) continue
      found.push(
        finding(
          'due-before-made',
          [section, stage.section],
          `${capital(thing)} is due on ${sayDay(due)} (section ${section}), but the stage that makes it, ${stage.name}, ends on ${sayDay(stage.milestone)} (section ${stage.section}).`,
        ),
      )
    }
  }
  return found
}

/** How many days a duration can mean at least and at most: months differ, also by where they begin. */
function daysOf(count: number, unit: 'days' | 'weeks' | 'months'): [number, number] {
  if (unit !== 'months') return unit === 'days' ? [count, count] : [count * 7, count * 7]
  // Four years hold every run of months.
  const spans = Array.from(
    { length: 48 },
    (_, month) => (Date.UTC(2012, month + count, 1) - Date.UTC(2012, month, 1)) / 86_400_000,
  )
  return [Math.min(...spans), Math.max(...spans)]
}

/** One finding for all statements about the same thing that cannot all be so. */
function findDurations({ durations, stages }: PlanText): PlanFinding[] {
  const weeks = Math.max(0, ...stages.map(stage => stage.to))
  const first = Math.min(...stages.map(stage => stage.from))
  const told = [
    ...durations,
    ...(weeks > 0
      ? [
          {
            of: wholePlan,
            section: stages[0]!.section,
            count: weeks - first + 1,
            unit: 'weeks' as const,
          },
        ]
      : []),
  ]
  const found: PlanFinding[] = []
  for (const [thing, said] of Map.groupBy(told, duration => duration.of)) {
    const spans = said.map(({ count, unit }) => daysOf(count, unit))
    const least = Math.max(...spans.map(([low]) => low))
    const most = Math.min(...spans.map(([, high]) => high))
    if (least <= most) continue
    const list = said.map(
      ({ count, unit, section }) => `${tellSpan(count, unit)} (section ${section})`,
    )
    found.push(
      finding(
        'two-durations',
        said.map(duration => duration.section),
        `${capital(thing)} takes ${new Intl.ListFormat('en-GB').format(list)}.`,
      ),
    )
  }
  return found
}

/** What a duration is `of` where it is of the plan as a whole: the weeks of the stages then count as a statement too. */
export const wholePlan = 'the whole plan'

function findOrder({ dependencies = [], stages }: PlanText): PlanFinding[] {
  return dependencies.flatMap(({ before, after, section }) => {
    const first = stages.find(stage => stage.id === before)
    const second = stages.find(stage => stage.id === after)
    if (!first || !second) {
      throw new Error(
        `Section ${section} names a stage that is not there: ${first ? after : before}`,
      )
    }
    if (first.to < second.from) return []
    return [
      finding(
        'ends-after-successor-begins',
        [section, first.section, second.section],
        `${second.name} needs ${first.name} (section ${section}), which ends in week ${first.to}; it begins in week ${second.from}.`,
      ),
    ]
  })
}

function findOutside({ stages, deadlines, starts, ends }: PlanText): PlanFinding[] {
  const dated = [
    ...stages.flatMap(({ name, section, milestone }) =>
      milestone === undefined ? [] : [{ of: name, section, due: milestone }],
    ),
    ...deadlines,
  ]
  return dated.flatMap(({ of: thing, section, due }) => {
    const early = starts !== undefined && due < starts
    if (!early && !(ends !== undefined && due > ends)) return []
    const edge = early ? `begins on ${sayDay(starts)}` : `ends on ${sayDay(ends!)}`
    const words = `${capital(thing)} is dated ${sayDay(due)} (section ${section}), but the plan ${edge}.`
    return [finding('outside-plan', [section], words)]
  })
}

/** Weeks that two stages share or that none has, and milestones that run against the weeks. */
function findWeeks({ stages }: PlanText): PlanFinding[] {
  const ordered = stages.toSorted((a, b) => a.from - b.from || a.to - b.to)
  const found: PlanFinding[] = []
  let reached = ordered[0]
  for (const stage of ordered.slice(1)) {
    const last = reached!
    const sections = [last.section, stage.section]
    if (stage.from <= last.to) {
      const words = `${last.name} and ${stage.name} share ${tellWeeks(stage.from, Math.min(last.to, stage.to))}.`
      found.push(finding('weeks-overlap', sections, words))
    } else if (stage.from > last.to + 1) {
      const words = `No stage has ${tellWeeks(last.to + 1, stage.from - 1)}, between ${last.name} and ${stage.name}.`
      found.push(finding('weeks-missing', sections, words))
    }
    if (stage.to > last.to) reached = stage
  }
  const dated = ordered
    .filter(stage => stage.milestone !== undefined)
    .toSorted((a, b) => a.to - b.to)
  for (const [n, stage] of dated.slice(1).entries()) {
    const earlier = dated[n]!
    if (earlier.to === stage.to || earlier.milestone! <= stage.milestone!) continue
    found.push(
      finding(
        'milestones-out-of-order',
        [earlier.section, stage.section],
        `${earlier.name} ends before ${stage.name} by its weeks, but on ${sayDay(earlier.milestone!)} and ${sayDay(stage.milestone!)} by its milestone.`,
      ),
    )
  }
  return found
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const tellWeeks = (from: number, to: number): string =>
  from === to ? `week ${from}` : `weeks ${from} to ${to}`

const tellSpan = (count: number, unit: string): string =>
  `${count} ${count === 1 ? unit.slice(0, -1) : unit}`
