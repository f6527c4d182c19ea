export type Labels = {
  /** 0 OFFICIAL, 1 OFFICIAL-SENSITIVE. */
  marking: number
  sealed: boolean
  /** Actors to whom a sealed record is open. */
  accessList: readonly string[]
  retentionGroup: number
}

export const isClosed = ({ marking, sealed }: Pick<Labels, 'marking' | 'sealed'>): boolean =>
  marking > 0 || sealed

/** In which ways a change would open the record to more people, or shorten how long it is kept; none if it only closes. */
export function lowerings(before: Labels, after: Labels): string[] {
  const joins = after.accessList.filter(id => !before.accessList.includes(id))
  return [
    ...(after.marking < before.marking ? ['lowers the marking'] : []),
    ...(before.sealed && !after.sealed ? ['takes the seal off'] : []),
    ...(before.sealed && after.sealed && joins.length > 0
      ? ['adds people to whom the sealed record is open']
      : []),
    ...(after.retentionGroup > before.retentionGroup ? ['moves it to a lesser group'] : []),
  ]
}

export const isSameLabels = (a: Labels, b: Labels): boolean =>
  a.marking === b.marking &&
  a.sealed === b.sealed &&
  a.retentionGroup === b.retentionGroup &&
  [...a.accessList].sort().join('\n') === [...b.accessList].sort().join('\n')

/** What is wrong with labels as such, whoever sets them. */
export function labelFaults(
  after: Labels,
  actorId: string,
  reason: string,
): { field: string; message: string }[] {
  return [
    ...([0, 1].includes(after.marking)
      ? []
      : [{ field: 'marking', message: 'Choose a marking of OFFICIAL' }]),
    ...([1, 2, 3, 4].includes(after.retentionGroup)
      ? []
      : [{ field: 'retentionGroup', message: 'Choose a retention group from 1 to 4' }]),
    ...(after.sealed && !after.accessList.includes(actorId)
      ? [
          {
            field: 'accessList',
            message: 'Put yourself on the list: nobody who is not on it can open the record again',
          },
        ]
      : []),
    ...(reason.trim() === '' ? [{ field: 'reason', message: 'Say why the labels change' }] : []),
  ]
}
