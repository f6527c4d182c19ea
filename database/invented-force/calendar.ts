/** British local time, bank holidays and school holidays, worked out and not looked up. */

export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000

/** Days since 1970-01-01 of a calendar date. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / DAY)
}

const summerBounds = new Map<number, readonly [number, number]>()

/** Offset of British local time from UTC in ms: an hour from the last Sunday of March to that of October. */
export function britishOffset(utc: number): number {
  const year = new Date(utc).getUTCFullYear()
  let bounds = summerBounds.get(year)
  if (!bounds) {
    bounds = [lastSunday(year, 3) * DAY + HOUR, lastSunday(year, 10) * DAY + HOUR]
    summerBounds.set(year, bounds)
  }
  return utc >= bounds[0] && utc < bounds[1] ? HOUR : 0
}

function lastSunday(year: number, month: number): number {
  const last = dayNumber(year, month + 1, 1) - 1
  return last - weekday(last)
}

/** 0 Sunday .. 6 Saturday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** UTC instant of a local wall clock given as day number and ms after local midnight. */
export function localToUtc(day: number, ms: number): number {
  const guess = day * DAY + ms
  return guess - britishOffset(guess - HOUR)
}

export function localDay(utc: number): number {
  return Math.floor((utc + britishOffset(utc)) / DAY)
}

/** `YYYY-MM-DD` of a day number. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** Month 1..12 of a day number. */
export function monthOf(day: number): number {
  return new Date(day * DAY).getUTCMonth() + 1
}

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm printed by Meeus). */
export function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1)
}

const holidayYears = new Map<number, ReadonlySet<number>>()

/** The eight usual bank holidays of England and Wales; one-off royal days are left out. */
export function bankHolidays(year: number): ReadonlySet<number> {
  const known = holidayYears.get(year)
  if (known) return known
  const days = new Set<number>()
  const substitute = (day: number) => {
    let free = day
    while (weekday(free) === 0 || weekday(free) === 6 || days.has(free)) free++
    days.add(free)
  }
  const firstMonday = (month: number) => {
    const first = dayNumber(year, month, 1)
    return first + ((8 - weekday(first)) % 7)
  }
  const lastMonday = (month: number) => {
    const last = dayNumber(year, month + 1, 1) - 1
    return last - ((weekday(last) + 6) % 7)
  }
  substitute(dayNumber(year, 1, 1))
  days.add(easter(year) - 2)
  days.add(easter(year) + 1)
  days.add(firstMonday(5))
  days.add(lastMonday(5))
  days.add(lastMonday(8))
  substitute(dayNumber(year, 12, 25))
  substitute(dayNumber(year, 12, 26))
  holidayYears.set(year, days)
  return days
}

export function isBankHoliday(day: number): boolean {
  return bankHolidays(new Date(day * DAY).getUTCFullYear()).has(day)
}
