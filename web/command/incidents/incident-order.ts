import { type GradeCode, getGrade, type IncidentState } from '@bluelamp/respond/contract'
import type { Incident } from '../api/shapes.ts'

export type Need = 'unit' | 'waiting' | 'scene' | 'finish' | 'desk' | 'closed'

export const needs: readonly { need: Need; words: string }[] = [
  { need: 'unit', words: 'Needs a unit' },
  { need: 'waiting', words: 'Unit assigned, not there yet' },
  { need: 'scene', words: 'Unit at scene' },
  { need: 'finish', words: 'Ready to close' },
  { need: 'desk', words: 'To resolve without sending anyone' },
  { need: 'closed', words: 'Closed' },
]

export function needOf({ state, grade }: Pick<Incident, 'state' | 'grade'>): Need {
  switch (state) {
    case 'open':
      return getGrade(grade).clock === null ? 'desk' : 'unit'
    case 'assigned':
    case 'en-route':
      return 'waiting'
    case 'at-scene':
      return 'scene'
    case 'awaiting-closure':
      return 'finish'
    case 'closed':
      return 'closed'
  }
}

export type IncidentFilter = {
  readonly grade: GradeCode | ''
  readonly district: string
  readonly state: IncidentState | ''
  readonly words: string
}

export const noFilter: IncidentFilter = { grade: '', district: '', state: '', words: '' }

/** Closed logs are shown only to those who ask for them. */
export function matches(incident: Incident, filter: IncidentFilter): boolean {
  if (filter.grade !== '' && incident.grade !== filter.grade) return false
  if (filter.district !== '' && incident.district !== filter.district) return false
  if (filter.state === '' ? incident.state === 'closed' : incident.state !== filter.state)
    return false
  const wanted = plain(filter.words).split(' ').filter(Boolean)
  const text = plain(
    `${incident.log} ${incident.place} ${incident.area} ${incident.opening} ${incident.callSigns.join(' ')}`,
  )
  return wanted.every(word => text.includes(word))
}

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()

/** By grade, then by what is due first, then by who has waited longest. */
export function byUrgency(a: Incident, b: Incident): number {
  return (
    getGrade(a.grade).rank - getGrade(b.grade).rank ||
    (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER) ||
    a.receivedAt - b.receivedAt ||
    a.id.localeCompare(b.id)
  )
}

export type IncidentGroup = {
  readonly need: Need
  readonly words: string
  readonly incidents: readonly Incident[]
}

/** Only groups with something in them, the most needy first. */
export function groupIncidents(
  incidents: Iterable<Incident>,
  filter: IncidentFilter,
): IncidentGroup[] {
  const byNeed = new Map<Need, Incident[]>()
  for (const incident of incidents) {
    if (!matches(incident, filter)) continue
    const need = needOf(incident)
    const group = byNeed.get(need)
    if (group) group.push(incident)
    else byNeed.set(need, [incident])
  }
  return needs.flatMap(({ need, words }) => {
    const group = byNeed.get(need)
    return group ? [{ need, words, incidents: group.sort(byUrgency) }] : []
  })
}

/** The neighbour of the chosen one in reading order; the first where nothing is chosen. */
export function nextId(
  groups: readonly IncidentGroup[],
  from: string | undefined,
  by: 1 | -1,
): string | undefined {
  const ids = groups.flatMap(group => group.incidents.map(incident => incident.id))
  const index = from === undefined ? -1 : ids.indexOf(from)
  if (index === -1) return by === 1 ? ids[0] : ids.at(-1)
  return ids[Math.min(ids.length - 1, Math.max(0, index + by))]
}
