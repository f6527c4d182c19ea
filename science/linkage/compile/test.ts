import type { RecordValues, Test } from '../model.ts'
import { measures } from '../people/index.ts'
import { partsOf } from '../table/clean.ts'
import type { Pairing } from './words.ts'

/** What a pair of records says of the fields a comparison asks for, in the order of its `fields`. */
export type Row = readonly (string | null)[]
export type Holds = (left: Row, right: Row) => boolean

export class BadTestError extends Error {
  override readonly name = 'BadTestError'
}

/** What a test needs of its surroundings. */
export type TestTools = {
  readonly pairing: (left: string, right: string) => Pairing
  /** Reads a condition in another system's words; gets rows by field name. */
  readonly sql?: (sql: string) => (left: Named, right: Named) => boolean | null
}
export type Named = RecordValues

/** The fields a test asks for. */
export function fieldsOf(test: Test, fields: readonly string[]): string[] {
  if ('missing' in test) return [test.missing].flat() as string[]
  if ('equal' in test) return [test.equal].flat() as string[]
  if ('measure' in test) return [test.of]
  if ('shares' in test) return [test.shares]
  if ('words' in test) return [test.words]
  if ('parts' in test) return [test.parts]
  if ('daysApart' in test) return [test.daysApart]
  if ('all' in test) return test.all.flatMap(part => fieldsOf(part, fields))
  if ('any' in test) return test.any.flatMap(part => fieldsOf(part, fields))
  if ('not' in test) return fieldsOf(test.not, fields)
  if ('sql' in test) return fields.filter(field => mentions(test.sql, field))
  return []
}

const mentions = (sql: string, field: string): boolean =>
  new RegExp(`(^|[^a-z0-9_])"?${field.replace(/[^\w]/g, '\\$&')}"?_[lr]`, 'i').test(sql)

/** Makes a test a function of two rows. Throws `BadTestError` for what it does not know. */
export function compileTest(test: Test, fields: readonly string[], tools: TestTools): Holds {
  const at = (field: string): number => {
    const place = fields.indexOf(field)
    if (place < 0) throw new BadTestError(`No field "${field}" in the model`)
    return place
  }
  if ('otherwise' in test) return () => true
  if ('missing' in test) {
    const places = [test.missing].flat().map(field => at(field as string))
    return (l, r) => places.some(p => l[p] == null || r[p] == null)
  }
  if ('equal' in test) {
    const names = [test.equal].flat() as string[]
    const [a, b] = [at(names[0]!), at(names.at(-1)!)]
    if (a === b) return (l, r) => both(l[a], r[a], anyCommon)
    return (l, r) => both(l[a], r[b], anyCommon) && both(l[b], r[a], anyCommon)
  }
  if ('measure' in test) {
    const p = at(test.of)
    const measure = measures[test.measure]
    if (!measure) throw new BadTestError(`No measure "${test.measure}"`)
    const least = test.atLeast ?? Number.NEGATIVE_INFINITY
    const most = test.atMost ?? Number.POSITIVE_INFINITY
    const within = (value: number) => value >= least && value <= most
    return (l, r) => both(l[p], r[p], (x, y) => anyPair(x, y, (a, b) => within(measure(a, b))))
  }
  if ('shares' in test) {
    const p = at(test.shares)
    const least = test.atLeast ?? 1
    return (l, r) => both(l[p], r[p], (x, y) => common(x, y) >= least)
  }
  if ('words' in test) {
    const p = at(test.words)
    const { same = 0, near = 0, like = 0, spare } = test
    return (l, r) =>
      both(l[p], r[p], (x, y) =>
        anyPair(x, y, (a, b) => {
          const found = tools.pairing(a, b)
          return (
            found.same >= same &&
            found.near >= near &&
            found.like >= like &&
            (spare === undefined || found.shorter === 0) &&
            (spare !== 'none' || found.longer === 0)
          )
        }),
      )
  }
  if ('parts' in test) {
    const p = at(test.parts)
    return (l, r) =>
      both(l[p], r[p], (x, y) => anyPair(x, y, (a, b) => sameParts(a, b) >= test.atLeast))
  }
  if ('daysApart' in test) {
    const p = at(test.daysApart)
    return (l, r) =>
      both(l[p], r[p], (x, y) =>
        anyPair(x, y, (a, b) => {
          const apart = Math.abs(dayOf(a) - dayOf(b))
          return apart <= test.atMost
        }),
      )
  }
  if ('all' in test) {
    const parts = test.all.map(part => compileTest(part, fields, tools))
    return (l, r) => parts.every(holds => holds(l, r))
  }
  if ('any' in test) {
    const parts = test.any.map(part => compileTest(part, fields, tools))
    return (l, r) => parts.some(holds => holds(l, r))
  }
  if ('not' in test) {
    const holds = compileTest(test.not, fields, tools)
    return (l, r) => !holds(l, r)
  }
  if ('sql' in test) {
    if (!tools.sql)
      throw new BadTestError('The model has conditions in SQL and nothing here reads them')
    const holds = tools.sql(test.sql)
    const name = (row: Row) => Object.fromEntries(fields.map((field, p) => [field, listed(row[p])]))
    return (l, r) => holds(name(l), name(r)) === true
  }
  throw new BadTestError(`A test of a kind that is not known: ${JSON.stringify(test)}`)
}

/** Several values of one record as the list they are. */
const listed = (text: string | null | undefined) => {
  if (text == null) return null
  const parts = partsOf(text)
  return parts.length === 1 ? text : parts
}

function both(
  left: string | null | undefined,
  right: string | null | undefined,
  holds: (left: string, right: string) => boolean,
): boolean {
  return left != null && right != null && holds(left, right)
}

const anyCommon = (left: string, right: string): boolean =>
  left === right || anyPair(left, right, (a, b) => a === b)

function anyPair(left: string, right: string, holds: (a: string, b: string) => boolean): boolean {
  const l = partsOf(left)
  const r = partsOf(right)
  if (l.length === 1 && r.length === 1) return holds(left, right)
  return l.some(a => r.some(b => holds(a, b)))
}

const common = (left: string, right: string): number => {
  const r = partsOf(right)
  return partsOf(left).filter(value => r.includes(value)).length
}

/** Parts between hyphens that are the same and in the same place. */
function sameParts(left: string, right: string): number {
  let [l, r, same] = [0, 0, 0]
  for (;;) {
    const endLeft = endOfPart(left, l)
    const endRight = endOfPart(right, r)
    const length = endLeft - l
    if (length > 0 && length === endRight - r) {
      let at = 0
      while (at < length && left.charCodeAt(l + at) === right.charCodeAt(r + at)) at++
      if (at === length) same++
    }
    if (endLeft >= left.length || endRight >= right.length) return same
    l = endLeft + 1
    r = endRight + 1
  }
}

function endOfPart(text: string, from: number): number {
  const end = text.indexOf('-', from)
  return end < 0 ? text.length : end
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days since 1 January of year 0 of an ISO date in the Gregorian calendar carried back; NaN for what is no date. */
export function dayOf(date: string): number {
  if (date.length !== 10 || date.charCodeAt(4) !== 45 || date.charCodeAt(7) !== 45)
    return Number.NaN
  const year = digits(date, 0, 4)
  const month = digits(date, 5, 7)
  const day = digits(date, 8, 10)
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = monthLengths[month - 1]! + (leap && month === 2 ? 1 : 0)
  if (day > length) return Number.NaN
  let days = day - 1 + (leap && month > 2 ? 1 : 0)
  for (let before = 0; before < month - 1; before++) days += monthLengths[before]!
  const past = year - 1
  if (year > 0) {
    days += year * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + 1
  }
  return days
}

/** The number in figures from one place to another; -1 where there is anything else. */
function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}
