const dayOf = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' })
const timeOf = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
})
const londonDayOf = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
})

/** `10:31 on 22 November`, London time. */
export const londonWords = (instant: Date): string =>
  `${timeOf.format(instant)} on ${londonDayOf.format(instant)}`

/** As it is spoken: `log 14 of 22 November`. The year is said only in writing, by the date itself. */
export const logWords = (log: { logDate: string; serial: number }): string =>
  `log ${log.serial} of ${dayOf.format(new Date(`${log.logDate}T12:00:00Z`))}`
