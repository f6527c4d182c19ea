export type Moment = Date | string | number

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  weekday: 'long',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})

function partsOf(moment: Moment) {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) throw new RangeError(`dates: "${String(moment)}" is not a time`)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find(item => item.type === type)?.value ?? ''
  const parts = london.formatToParts(date)
  return {
    day: part('day'),
    month: part('month'),
    year: part('year'),
    weekday: part('weekday'),
    hour: Number(part('hour')),
    minute: part('minute'),
  }
}

/** The date in London: `3 June 2025`. Throws RangeError on what is not a time. */
export function formatDate(moment: Moment): string {
  const { day, month, year } = partsOf(moment)
  return `${day} ${month} ${year}`
}

/** The time in London: `2:05pm`, `2pm`, `midday` or `midnight`. */
export function formatTime(moment: Moment): string {
  const { hour, minute } = partsOf(moment)
  if (minute === '00' && hour % 12 === 0) return hour === 0 ? 'midnight' : 'midday'
  const minutes = minute === '00' ? '' : `:${minute}`
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** Both, in London: `3 June 2025 at 2:05pm`. */
export function formatDateTime(moment: Moment): string {
  return `${formatDate(moment)} at ${formatTime(moment)}`
}

const numeric = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** Days on the London calendar since 1970, whatever the clocks do in between. */
function calendarDay(moment: Moment): number {
  return Date.parse(`${numeric.format(new Date(moment))}T00:00Z`) / 86_400_000
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`

/**
 * How long before or after `now`, as people say it: `just now`, `5 minutes ago`, `in 2 hours`,
 * `yesterday at 2:05pm`, `tomorrow at 9am`; beyond that, the date and time.
 */
export function formatRelative(moment: Moment, now: Moment): string {
  const then = new Date(moment).getTime()
  const gap = then - new Date(now).getTime()
  const minutes = Math.floor(Math.abs(gap) / 60_000)
  const say = (words: string) => (gap < 0 ? `${words} ago` : `in ${words}`)
  if (minutes < 1) return gap <= 0 ? 'just now' : 'in less than a minute'
  if (minutes < 60) return say(counted(minutes, 'minute'))
  const days = calendarDay(moment) - calendarDay(now)
  if (days === 0) return say(counted(Math.floor(minutes / 60), 'hour'))
  if (days === -1) return `yesterday at ${formatTime(moment)}`
  if (days === 1) return `tomorrow at ${formatTime(moment)}`
  return formatDateTime(moment)
}
