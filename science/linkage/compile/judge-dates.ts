import { dateSimilarity } from '../people/dates/compare-dates.ts'
import type { Column } from '../table/table.ts'
import { bitsIn } from '../text/bits.ts'
import type { Judge } from './comparison.ts'
import { judgeNumbers, measuresBy } from './judge-numbers.ts'
import type { PairJudge } from './pairs.ts'
import { dayOf } from './test.ts'

/**
 * A comparison of dates over a column: whole dates stand as numbers, so that a pair is answered without a text being touched. Nothing
 * where a level asks for more than dates tell.
 */
export function judgeDates(judge: Judge, column: Column): PairJudge | undefined {
  if (!measuresBy(judge, 'date')) return undefined
  const { values } = column
  const digits = new Int32Array(values.length)
  const days = new Int32Array(values.length)
  const whole = new Uint8Array(values.length)
  for (const [code, value] of values.entries()) {
    const day = dayOf(value)
    if (Number.isNaN(day)) continue
    whole[code] = 1
    days[code] = day
    digits[code] = Number.parseInt(value.replaceAll('-', ''), 16)
  }
  return judgeNumbers(judge, column, whole, test => {
    if ('measure' in test && test.measure === 'date' && test.atMost === undefined) {
      const least = test.atLeast ?? 0
      return (a, b) => similarity(digits[a]!, digits[b]!, days[a]! - days[b]!) >= least
    }
    if ('daysApart' in test) return (a, b) => Math.abs(days[a]! - days[b]!) <= test.atMost
    if ('parts' in test) return (a, b) => partsSame(digits[a]! ^ digits[b]!) >= test.atLeast
    return undefined
  })
}

const yearOf = (digits: number) =>
  (digits >>> 28) * 1000 +
  ((digits >>> 24) & 15) * 100 +
  ((digits >>> 20) & 15) * 10 +
  ((digits >>> 16) & 15)
const partsSame = (changed: number) =>
  (changed >>> 16 === 0 ? 1 : 0) +
  ((changed & 0xff00) === 0 ? 1 : 0) +
  ((changed & 0xff) === 0 ? 1 : 0)

/** As `dateMeasure` of two whole dates that differ: each is eight decimal digits of four bits, and they lie `apart` days apart. */
function similarity(a: number, b: number, apart: number): number {
  const changed = a ^ b
  const sameYear = changed >>> 16 === 0
  const sameMonth = (changed & 0xff00) === 0
  const sameDay = (changed & 0xff) === 0
  if (sameYear && ((a >>> 8) & 0xff) === (b & 0xff) && (a & 0xff) === ((b >>> 8) & 0xff)) {
    return dateSimilarity['day-and-month-exchanged']
  }
  if (sameYear && ((a & 0xffff) === 0x0101 || (b & 0xffff) === 0x0101)) {
    return dateSimilarity['same-year-one-default']
  }
  if (isOneSlip(a, b)) return dateSimilarity['one-slip']
  if (sameYear && (sameDay || sameMonth)) return dateSimilarity['two-parts-same']
  if (sameDay && sameMonth && Math.abs(yearOf(a) - yearOf(b)) <= 12) {
    return dateSimilarity['two-parts-same']
  }
  const days = Math.abs(apart)
  if (days <= 31) return dateSimilarity['days-apart']
  if (sameYear) return dateSimilarity['same-year']
  if (sameDay && sameMonth) return dateSimilarity['same-day-and-month']
  return days <= 1826 ? dateSimilarity['years-apart'] : dateSimilarity.different
}

/** Neighbours within the year, the month or the day, by the place of the lower digit. */
const neighbours = [0, 8, 16, 20, 24]

function isOneSlip(a: number, b: number): boolean {
  const changed = a ^ b
  const digits = (changed | (changed >>> 1) | (changed >>> 2) | (changed >>> 3)) & 0x11111111
  const count = bitsIn(digits)
  if (count !== 2) return count === 1
  const at = 31 - Math.clz32(digits & -digits)
  if (digits >>> 0 !== (0x11 << at) >>> 0 || !neighbours.includes(at)) return false
  return (
    ((a >>> at) & 15) === ((b >>> (at + 4)) & 15) && ((b >>> at) & 15) === ((a >>> (at + 4)) & 15)
  )
}
