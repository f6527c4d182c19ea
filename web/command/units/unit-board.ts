import { getUnitState, stateCode } from '@bluelamp/respond/contract'
import type { Moment, Unit } from '../api/shapes.ts'

export type UnitGroup = 'emergency' | 'available' | 'committed' | 'not-deployable' | 'off-duty'

export const groupWords: Record<UnitGroup, string> = {
  emergency: 'Needs help now',
  available: 'Available',
  committed: 'Committed',
  'not-deployable': 'Not deployable',
  'off-duty': 'Off duty',
}

const { emergency, offDuty } = stateCode
const committed: ReadonlySet<number> = new Set([5, 6, 7, 8])

export function groupOf(state: number | null): UnitGroup {
  if (state === null || state === offDuty) return 'off-duty'
  if (state === emergency) return 'emergency'
  if (committed.has(state)) return 'committed'
  return getUnitState(state).deployable === 'yes' ? 'available' : 'not-deployable'
}

/** Beyond this a position says where a unit was, not where it is. */
export const staleAfter = 120_000

export const isStale = (fixedAt: Moment | undefined, now: Moment): boolean =>
  fixedAt === undefined || now - fixedAt > staleAfter

/** `2 On patrol`: the code as it is spoken on the radio, and what it means. */
export const stateWordsOf = (state: number | null): string =>
  state === null ? 'Not booked on' : `${state} ${getUnitState(state).label}`

export type Totality = Record<UnitGroup, number> & {
  /** Of those on duty: no position, or one older than two minutes. */
  readonly lost: number
  readonly total: number
}

export function countUnits(
  units: Iterable<Unit>,
  fixedAt: (unitId: string) => Moment | undefined,
  now: Moment,
): Totality {
  const counts: Record<UnitGroup, number> = {
    emergency: 0,
    available: 0,
    committed: 0,
    'not-deployable': 0,
    'off-duty': 0,
  }
  let lost = 0
  let total = 0
  for (const unit of units) {
    const group = groupOf(unit.state)
    counts[group]++
    total++
    if (group !== 'off-duty' && isStale(fixedAt(unit.id), now)) lost++
  }
  return { ...counts, lost, total }
}

export type UnitFilter = { readonly group: UnitGroup | 'lost' | ''; readonly words: string }

const order: readonly UnitGroup[] = [
  'emergency',
  'available',
  'committed',
  'not-deployable',
  'off-duty',
]

/** Those in need first, then those who can be sent; by call sign within. */
export function findUnits(
  units: Iterable<Unit>,
  filter: UnitFilter,
  fixedAt: (unitId: string) => Moment | undefined,
  now: Moment,
): Unit[] {
  const wanted = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  return [...units]
    .filter(unit => {
      const group = groupOf(unit.state)
      if (filter.group === 'lost') {
        if (group === 'off-duty' || !isStale(fixedAt(unit.id), now)) return false
      } else if (filter.group !== '' && filter.group !== group) return false
      const text = `${unit.callSign} ${unit.kind} ${unit.station} ${unit.district} ${unit.skills.join(' ')}`
      return wanted.every(word => text.toLowerCase().includes(word))
    })
    .sort(
      (a, b) =>
        order.indexOf(groupOf(a.state)) - order.indexOf(groupOf(b.state)) ||
        a.callSign.localeCompare(b.callSign, 'en-GB', { numeric: true }),
    )
}
