import { isWorkingDay } from '../clocks/working-days.ts'

const dayMs = 86_400_000

/** The same day so many years on; 28 February where the 29th is missing. */
export function addYears(from: Date, years: number): Date {
  const then = new Date(from)
  then.setUTCFullYear(then.getUTCFullYear() + years)
  if (then.getUTCDate() !== from.getUTCDate()) then.setUTCDate(0)
  return then
}

/** A whole date of birth; many are partial or only estimated. */
export const isBirthDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(`${text.slice(0, 10)}T00:00:00Z`))

/** `2026-01-31` and a month is `2026-02-28`: the corresponding day, or the month's last where there is none. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const then = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last.getUTCDate())))
  return then.toISOString().slice(0, 10)
}

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)

/** The day itself where offices are open on it, or else the next such day. */
export function nextWorkingDay(date: string): string {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}
