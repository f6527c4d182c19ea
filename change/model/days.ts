import { daysBetween } from '@bluelamp/memory'

/** Days from one day to another such as 2026-11-30; without end where the first is empty: it never was. */
export const daysSince = (day: string, today: string): number =>
  day === '' ? Number.POSITIVE_INFINITY : daysBetween(day, today)

export const isOverAYearOld = (day: string, today: string): boolean => daysSince(day, today) > 366
