const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

const minute = 60_000

/** An instant as a date-and-time input shows it, London time: `2026-11-22T10:31`. */
export const londonInput = (instant: number): string => parts.format(instant).replace(' ', 'T')

/**
 * The instant a person means by a London date and time; undefined where it is none, or falls in the hour
 * that is skipped in spring. Of the hour that comes twice in autumn, the first.
 */
export function instantOf(input: string): number | undefined {
  const asUtc = Date.parse(`${input.slice(0, 16)}Z`)
  if (Number.isNaN(asUtc)) return undefined
  return [60, 0]
    .map(minutesEast => asUtc - minutesEast * minute)
    .find(instant => londonInput(instant) === input.slice(0, 16))
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
})
const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
})

/** `10:31`, with the day where that is not today. */
export function timeWords(instant: string | number, now = Date.now()): string {
  const at = new Date(instant)
  return day.format(at) === day.format(now)
    ? clock.format(at)
    : `${clock.format(at)}, ${day.format(at)}`
}
