import type { Incident, Moment } from '../api/shapes.ts'

export type ClockTone = 'calm' | 'soon' | 'late' | 'met' | 'missed' | 'none'

export type ResponseClock = {
  readonly tone: ClockTone
  /** How long the person has waited: `12:04`, `3 h 20 min`. */
  readonly waited: string
  readonly words: string
}

type Timed = Pick<Incident, 'receivedAt' | 'dueAt' | 'atSceneAt'> & {
  readonly closedAt?: Moment | null
}

/** The last third of the promised time is when a dispatcher can still change the outcome. */
const soonShare = 1 / 3

/** The words carry the meaning; the tone only colours them. */
export function responseClock(incident: Timed, now: Moment): ResponseClock {
  const closedAt = incident.closedAt ?? null
  const end = incident.atSceneAt ?? closedAt ?? now
  const waited = elapsed(end - incident.receivedAt)
  const { dueAt } = incident
  if (incident.atSceneAt !== null) {
    if (dueAt === null) return { tone: 'none', waited, words: 'Attended' }
    const late = incident.atSceneAt > dueAt
    const words = late ? `Arrived ${span(incident.atSceneAt - dueAt)} late` : 'Arrived in time'
    return { tone: late ? 'missed' : 'met', waited, words }
  }
  if (closedAt !== null) return { tone: 'none', waited, words: 'Closed, no one sent' }
  if (dueAt === null) return { tone: 'none', waited, words: 'No attendance promised' }
  const left = dueAt - now
  if (left < 0) return { tone: 'late', waited, words: `Late by ${span(-left)}` }
  const soon = left <= (dueAt - incident.receivedAt) * soonShare
  return {
    tone: soon ? 'soon' : 'calm',
    waited,
    words: `${soon ? 'Soon: due' : 'Due'} in ${span(left)}`,
  }
}

const minute = 60_000

/** A length of time to read at a glance: `40 s`, `12 min`, `3 h 20 min`, `2 days`. */
export function span(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 120) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.floor(hours / 24)} days`
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

/** A running clock shows its seconds for the first two hours. */
export function elapsed(milliseconds: number): string {
  const whole = Math.max(0, milliseconds)
  if (whole >= 120 * minute) return span(whole)
  const seconds = Math.floor(whole / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
})
const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** `14:02` today, `21 Nov, 14:02` on another day, London time. */
export const timeWords = (moment: Moment, now: Moment): string =>
  day.format(moment) === day.format(now) ? clockTime.format(moment) : dayAndTime.format(moment)
