import { isOneSlip } from '../letters.ts'
import { dayNumber, isDefaultDate, type PartialDate, readFormatted } from './date.ts'

/** How two dates of birth stand to each other, nearest first. */
export type DateRelation =
  | 'same'
  | 'day-and-month-exchanged'
  | 'one-slip'
  | 'agree-in-part'
  | 'same-year-one-default'
  | 'two-parts-same'
  | 'days-apart'
  | 'same-year'
  | 'same-day-and-month'
  | 'years-apart'
  | 'different'

/** What each relation counts as a measure: levels of a comparison are cut between these. */
export const dateSimilarity: Readonly<Record<DateRelation, number>> = {
  same: 1,
  'day-and-month-exchanged': 0.95,
  'one-slip': 0.9,
  'agree-in-part': 0.85,
  'same-year-one-default': 0.8,
  'two-parts-same': 0.7,
  'days-apart': 0.6,
  'same-year': 0.5,
  'same-day-and-month': 0.4,
  'years-apart': 0.2,
  different: 0,
}

/**
 * Relation of two dates in the form `formatDate` writes. `agree-in-part`: one lacks a part and nothing
 * known speaks against it. `same-year-one-default`: one is the first of January, which often only
 * stands for the year. `days-apart`: within a month; `years-apart`: within five years.
 */
export function relateDates(left: string, right: string): DateRelation {
  if (left === right) return 'same'
  const a = readFormatted(left)
  const b = readFormatted(right)
  if (a === null || b === null) return 'different'
  if (left.length !== 10 || right.length !== 10) return relatePartial(a, b)

  if (a.year === b.year && a.month === b.day && a.day === b.month) return 'day-and-month-exchanged'
  const sameYear = a.year === b.year
  if (sameYear && (isDefaultDate(a) || isDefaultDate(b))) return 'same-year-one-default'
  if (isOneSlip(left, right)) return 'one-slip'
  const sameDay = a.day === b.day
  const sameMonth = a.month === b.month
  if (sameYear && (sameDay || sameMonth)) return 'two-parts-same'
  if (sameDay && sameMonth && Math.abs(a.year! - b.year!) <= 12) return 'two-parts-same'
  const days = Math.abs(dayNumber(a)! - dayNumber(b)!)
  if (days <= 31) return 'days-apart'
  if (sameYear) return 'same-year'
  if (sameDay && sameMonth) return 'same-day-and-month'
  return days <= 1826 ? 'years-apart' : 'different'
}

/** 0 to 1 by the table `dateSimilarity`. */
export function dateMeasure(left: string, right: string): number {
  return dateSimilarity[relateDates(left, right)]
}

function relatePartial(a: PartialDate, b: PartialDate): DateRelation {
  const agrees = (x: number | undefined, y: number | undefined) =>
    x === undefined || y === undefined || x === y
  const sameYear = a.year !== undefined && a.year === b.year
  if (agrees(a.year, b.year) && agrees(a.month, b.month) && agrees(a.day, b.day)) {
    return 'agree-in-part'
  }
  if (sameYear) return isDefaultDate(a) || isDefaultDate(b) ? 'same-year-one-default' : 'same-year'
  if (a.year !== undefined && b.year !== undefined) {
    return Math.abs(a.year - b.year) <= 5 ? 'years-apart' : 'different'
  }
  return 'different'
}
