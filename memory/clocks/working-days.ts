/**
 * Bank holidays of England and Wales. Source: gov.uk/bank-holidays (England and Wales), 2023 to 2028.
 * A year that is not here is an error, never a guess.
 */
const bankHolidays: Record<number, readonly string[]> = {
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
}

export const bankHolidayVersion = 'england-and-wales 2023-2028'

const localDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** The date in London, `YYYY-MM-DD`. */
export const londonDate = (instant: Date): string => localDay.format(instant)

export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6) return false
  const holidays = bankHolidays[Number(day.slice(0, 4))]
  if (!holidays) throw new RangeError(`Bank holidays of ${day.slice(0, 4)} are not known: add them`)
  return !holidays.includes(day.slice(5))
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** The last moment of the `days`-th working day after the day of `start`, London time. */
export function workingDaysAfter(start: Date, days: number): Date {
  let day = londonDate(start)
  for (let left = days; left > 0; ) {
    day = nextDay(day)
    if (isWorkingDay(day)) left--
  }
  return endOfLondonDay(day)
}

/** The last moment of a day in London. */
export function endOfLondonDay(day: string): Date {
  const midnightUtc = Date.parse(`${nextDay(day)}T00:00:00Z`)
  // London is at UTC or an hour ahead of it: whichever gives the right local date is the one.
  const summer = new Date(midnightUtc - 3_600_000 - 1)
  return londonDate(new Date(midnightUtc - 1)) === day ? new Date(midnightUtc - 1) : summer
}
