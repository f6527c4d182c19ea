/** A point at which a project may be ended early, and what it is worth if it is. */
export type Stop = {
  /** Quarters of its life after which it ends: fewer than `quarters`. */
  readonly after: number
  /** Present value by start quarter if it ends here. */
  readonly values: readonly number[]
  /** Cash paid in the first quarter after the end, to close it. */
  readonly closing?: number
}

export type Project = {
  readonly id: string
  readonly name: string
  /** How many quarters it takes. */
  readonly quarters: number
  /** Present value by start quarter, from quarter 0: what a later start is worth. See `valuesByStart`. */
  readonly values: readonly number[]
  /** Cash by quarter from the start; running costs may go on after the end. */
  readonly cost: readonly number[]
  /** People of each skill needed, by quarter from the start. */
  readonly skills?: Readonly<Record<string, readonly number[]>>
  /** First and last quarter in which it may start. */
  readonly earliest?: number
  readonly latest?: number
  readonly mustDo?: boolean
  readonly stops?: readonly Stop[]
}

/** `after` needs `before`, done whole, and may start `lag` quarters after its end at the earliest. */
export type Dependency = {
  readonly before: string
  readonly after: string
  readonly lag?: number
}

/** What a person has settled: the quarter a project starts in, or that it is not done. */
export type Pin = { readonly project: string; readonly start: number | null }

export type RoadmapQuestion = {
  /** The financial year of quarter 0, which begins on 1 April: 2027 is 2027/28. */
  readonly firstYear: number
  /** Whole years: 20 quarters are five. Projects end within them. */
  readonly quarters: number
  readonly projects: readonly Project[]
  readonly dependencies?: readonly Dependency[]
  /** Of each group one project at most. */
  readonly exclusions?: readonly (readonly string[])[]
  /** Cash there is, by year. */
  readonly cash: readonly number[]
  /** People there are of each skill, by quarter. A skill that is not named here has no limit. */
  readonly skills?: Readonly<Record<string, readonly number[]>>
  readonly pins?: readonly Pin[]
}

/** One project of a roadmap: when it starts and, if it is to be ended early, after how many quarters. */
export type Placement = {
  readonly project: string
  readonly start: number
  readonly stopAfter?: number
}

export type Schedule = readonly Placement[]

export class BadRoadmapError extends Error {
  override name = 'BadRoadmapError'
}

export const yearName = (firstYear: number, year: number): string =>
  `${firstYear + year}/${String((firstYear + year + 1) % 100).padStart(2, '0')}`

/** "the second quarter of 2027/28" */
export function quarterName(firstYear: number, quarter: number): string {
  const which = ['first', 'second', 'third', 'fourth'][quarter % 4]!
  return `the ${which} quarter of ${yearName(firstYear, Math.floor(quarter / 4))}`
}

/**
 * Present value by start quarter of a benefit that is worth `value` at the moment the project starts: discounted by
 * `yearlyRate` (0.035 is the Green Book's for the first 30 years) for each quarter it is put off. Rounded to whole units.
 */
export const valuesByStart = (value: number, quarters: number, yearlyRate: number): number[] =>
  Array.from({ length: quarters }, (_, start) =>
    Math.round(value / (1 + yearlyRate) ** (start / 4)),
  )
