import { type Element, rowsIn } from '../model/element.ts'
import { plainWords } from '../model/words.ts'

/** By what those who answered are counted. */
export const groupings = { area: 'Area', age: 'Age', ethnicity: 'Ethnicity' } as const
export type Grouping = keyof typeof groupings

/** Fewer people than this are not shown as a group: whoever knows one of them could tell the others. */
export const leastShown = 10

export type GroupCount = { readonly by: Grouping; readonly group: string; readonly people: number }

/** How many answered of a group, and how many were wanted. Null: not shown, or no number was set. */
export type ShownGroup = {
  readonly by: Grouping
  readonly group: string
  readonly people: number | null
  readonly wanted: number | null
}

/**
 * Which groups are left out, of groups whose sum is told. Small ones are; and the next smallest with them, for as long
 * as the sum would give the small ones away. All that are left out look alike.
 */
export function hiddenGroups(counts: readonly Omit<GroupCount, 'by'>[]): ReadonlySet<string> {
  const ordered = [...counts].sort((a, b) => a.people - b.people || (a.group < b.group ? -1 : 1))
  const small = ordered.filter(({ people }) => people < leastShown).length
  if (small === 0) return new Set()
  let hidden = small
  let together = ordered.slice(0, small).reduce((sum, { people }) => sum + people, 0)
  for (const { people } of ordered.slice(small)) {
    if (!isGivenAway({ small, large: hidden - small, together, next: people })) break
    together += people
    hidden++
  }
  return new Set(ordered.slice(0, hidden).map(({ group }) => group))
}

/** Whether the sum of those left out says how many the small ones among them are, or that they are next to nobody. */
function isGivenAway(left: { small: number; large: number; together: number; next: number }) {
  const { small, large, together, next } = left
  const most = small * (leastShown - 1)
  if (together < leastShown) return true
  // Among small ones alone the sum is known: it must leave each of them open.
  if (large === 0) return small === 1 || together >= most
  // A large one has at least ten people, and no more than the smallest that is shown.
  return Math.min(most, together - large * leastShown) <= Math.max(0, together - large * next)
}

/** All groups of one survey: those who answered, and those who were wanted and did not. */
export function shownGroups(engagement: Element, counts: readonly GroupCount[]): ShownGroup[] {
  const quotas = rowsIn(engagement, 'quotas').map(({ by, group, wanted }) => ({
    by: String(by),
    group: String(group).trim(),
    wanted: Number(wanted),
  }))
  return (Object.keys(groupings) as Grouping[]).flatMap(by => {
    const answered = counts.filter(count => count.by === by)
    const wanted = new Map(
      quotas.filter(quota => quota.by === by).map(quota => [plainWords(quota.group), quota]),
    )
    const known = new Set(answered.map(({ group }) => plainWords(group)))
    const groups = [
      ...answered,
      ...[...wanted.values()]
        .filter(({ group }) => !known.has(plainWords(group)))
        .map(({ group }) => ({ group, people: 0 })),
    ]
    const hidden = hiddenGroups(groups)
    return groups.map(({ group, people }) => ({
      by,
      group,
      people: hidden.has(group) ? null : people,
      wanted: wanted.get(plainWords(group))?.wanted ?? null,
    }))
  })
}

/** By how many people a group falls short of what was wanted; nothing of a group that is not shown. */
export const shortBy = ({ people, wanted }: ShownGroup): number =>
  people === null || wanted === null ? 0 : Math.max(0, wanted - people)
