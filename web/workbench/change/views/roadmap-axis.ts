import type { Tranche } from '@bluelamp/change'
import { isLateFor } from '@bluelamp/change'
import { type RoadmapQuestion, type Schedule, yearName } from '@bluelamp/science/appraisal'

/** The one axis of time that bars, money and people share: where a quarter stands, and where each row begins. */
export type Axis = {
  readonly x: (quarter: number) => number
  readonly column: number
  readonly width: number
  readonly quarters: number
}

export const sizes = { head: 64, bar: 26, money: 104, skill: 24, gap: 22 } as const

export function axisOf({ quarters }: Pick<RoadmapQuestion, 'quarters'>): Axis {
  const [left, column, right] = [4, 42, 64]
  return {
    x: quarter => left + quarter * column,
    column,
    width: left + quarters * column + right,
    quarters,
  }
}

/** "Q2 2016/17" */
export const quarterWords = (firstYear: number, quarter: number): string =>
  `Q${(quarter % 4) + 1} ${yearName(firstYear, Math.floor(quarter / 4))}`

/** The tranche of a project, by its number, and whether the project ends after the tranche does. */
export function trancheOf(
  tranches: readonly Tranche[],
  { id, quarters }: { readonly id: string; readonly quarters: number },
  start: number | undefined,
): { number: number; name: string; late: boolean } | undefined {
  const at = tranches.findIndex(({ projects }) => projects.includes(id))
  const found = tranches[at]
  if (!found) return undefined
  return {
    number: at + 1,
    name: found.state.name,
    late: start !== undefined && isLateFor(found, start + quarters),
  }
}

export const startsOf = (schedule: Schedule): ReadonlyMap<string, number> =>
  new Map(schedule.map(({ project, start }) => [project, start]))
