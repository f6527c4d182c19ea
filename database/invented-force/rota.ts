import { HOUR, localDay, localToUtc } from './calendar.ts'

export type Team = 'A' | 'B' | 'C' | 'D' | 'E'
export const TEAMS: readonly Team[] = ['A', 'B', 'C', 'D', 'E']
export type Duty = 'early' | 'late' | 'night' | 'off'

/** Local start hour and length in hours. Starts and ends overlap so that no street is left without a car. */
export const DUTY_HOURS: Record<Exclude<Duty, 'off'>, { start: number; hours: number }> = {
  early: { start: 7, hours: 9 },
  late: { start: 14, hours: 10 },
  night: { start: 22, hours: 9 },
}

const CYCLE: readonly Duty[] = [
  'early',
  'early',
  'late',
  'late',
  'night',
  'night',
  'off',
  'off',
  'off',
  'off',
]

/** The duty of a response team on a local day: two earlies, two lates, two nights, four days off. */
export function dutyOf(team: Team, day: number): Duty {
  const at = (day - 2 * TEAMS.indexOf(team)) % 10
  return CYCLE[(at + 10) % 10]!
}

/** Teams at work at an instant; each moment has one at least. */
export function teamsOnDuty(utc: number): Team[] {
  const today = localDay(utc)
  return TEAMS.filter(team =>
    [today - 1, today].some(day => {
      const duty = dutyOf(team, day)
      if (duty === 'off') return false
      const { start, hours } = DUTY_HOURS[duty]
      // Both ends by the clock on the wall: the night in October when it goes back is an hour longer.
      return utc >= localToUtc(day, start * HOUR) && utc < localToUtc(day, (start + hours) * HOUR)
    }),
  )
}
