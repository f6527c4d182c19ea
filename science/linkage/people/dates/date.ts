/** A date as known: any part may be missing. Years in full, months and days from 1. */
export type PartialDate = {
  readonly year?: number
  readonly month?: number
  readonly day?: number
}

export type DateOrder = 'day-first' | 'month-first'

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const longMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Reads a date as people and systems in the UK write it: ISO ("1980-04-12", also with a time, "1980-04",
 * "1980"), day first ("12/4/1980", "12.04.80", "12 April 1980", "April 1980"), run together ("19800412"),
 * or parts unknown ("??/04/1980", "1980-04-00", "XX/XX/1980"). `month-first` reads "4/12/1980" the
 * American way; where only the other order makes a date, that one is taken. A year of two digits
 * is the latest that is not after `latestYear`. Answers nothing when no date can be made of it.
 */
export function parseDate(
  text: string,
  order: DateOrder = 'day-first',
  latestYear = 2026,
): PartialDate | null {
  const parts = text
    .toLowerCase()
    .replace(/[t ]\d{1,2}:\d{2}.*$/, '')
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replace(/\b(of|about|circa|c)\b/g, ' ')
    .split(/[^a-z0-9?]+/)
    .filter(part => part !== '')
  const first = parts[0]
  if (first === undefined || parts.length > 3) return null
  if (parts.length === 1) return parseOneWord(first, latestYear)

  const named = parts.findIndex(part => monthOf(part) !== undefined)
  if (named >= 0) {
    const month = monthOf(parts[named]!)
    const others = parts.filter((_, at) => at !== named)
    const yearAt = others.length === 1 ? 0 : others.findIndex(part => /^\d{4}$/.test(part))
    const year = others[yearAt < 0 ? others.length - 1 : yearAt]!
    const day = others.length === 2 ? others[yearAt === 0 ? 1 : 0] : undefined
    return make(yearOf(year, latestYear), month, numberOf(day))
  }

  if (/^(\d{4}|\?{4}|x{4})$/.test(first)) {
    return make(yearOf(first, latestYear), numberOf(parts[1]), numberOf(parts[2]))
  }
  if (parts.length === 2) return make(yearOf(parts[1]!, latestYear), numberOf(first), undefined)
  const year = yearOf(parts[2]!, latestYear)
  const [one, two] = [numberOf(first), numberOf(parts[1])]
  const asAsked = order === 'day-first' ? make(year, two, one) : make(year, one, two)
  return asAsked ?? (order === 'day-first' ? make(year, one, two) : make(year, two, one))
}

/** "1980-04-12", "1980-04", "1980", "--04-12" or "": one form for what is known. */
export function formatDate(date: PartialDate): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const { year, month, day } = date
  if (year === undefined) {
    return month === undefined || day === undefined ? '' : `--${two(month)}-${two(day)}`
  }
  const text = String(year).padStart(4, '0')
  if (month === undefined) return text
  return day === undefined ? `${text}-${two(month)}` : `${text}-${two(month)}-${two(day)}`
}

/** Reads the form `formatDate` writes, fast; nothing for any other text. */
export function readFormatted(text: string): PartialDate | null {
  if (text.length === 7 && text.startsWith('--')) {
    return { month: twoDigits(text, 2), day: twoDigits(text, 5) }
  }
  if (text.length !== 10 && text.length !== 7 && text.length !== 4) return null
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  if (Number.isNaN(year)) return null
  if (text.length === 4) return { year }
  const month = twoDigits(text, 5)
  if (text.length === 7) return { year, month }
  return { year, month, day: twoDigits(text, 8) }
}

/** Systems write the first of January where only a year is known: it says little beyond the year. */
export function isDefaultDate(date: PartialDate): boolean {
  return date.month === 1 && date.day === 1
}

/** Days since 1 January 1970 in the Gregorian calendar; nothing where a part is missing. */
export function dayNumber(date: PartialDate): number | undefined {
  const { year, month, day } = date
  if (year === undefined || month === undefined || day === undefined) return undefined
  // H. Hinnant's count: years begin in March, so that the leap day comes last.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function parseOneWord(word: string, latestYear: number): PartialDate | null {
  if (/^\d{8}$/.test(word)) {
    const yearFirst = make(+word.slice(0, 4), +word.slice(4, 6), +word.slice(6))
    if (yearFirst !== null && yearFirst.year! > 1600) return yearFirst
    return make(+word.slice(4), +word.slice(2, 4), +word.slice(0, 2))
  }
  if (/^\d{6}$/.test(word)) {
    return make(yearOf(word.slice(4), latestYear), +word.slice(2, 4), +word.slice(0, 2))
  }
  return /^\d{4}$/.test(word) ? make(+word, undefined, undefined) : null
}

function make(
  year: number | undefined | null,
  month: number | undefined | null,
  day: number | undefined | null,
): PartialDate | null {
  if (year === null || month === null || day === null) return null
  if (month !== undefined && (month < 1 || month > 12)) return null
  if (day !== undefined && (day < 1 || day > (longMonths[(month ?? 1) - 1] ?? 31))) return null
  const leap = year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
  if (month === 2 && day === 29 && !leap) return null
  if (year === undefined && (month === undefined || day === undefined)) return null
  return {
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && month !== undefined && { day }),
  }
}

/** A number; undefined where the part is unknown ("??", "00", "xx"); null where it is no number. */
function numberOf(part: string | undefined): number | undefined | null {
  if (part === undefined || /^[?x0]+$/.test(part)) return undefined
  return /^\d{1,2}$/.test(part) ? Number(part) : null
}

function yearOf(part: string, latestYear: number): number | undefined | null {
  if (/^[?x]+$/.test(part) || part === '0000') return undefined
  if (/^\d{4}$/.test(part)) return Number(part)
  if (!/^\d{2}$/.test(part)) return null
  const year = latestYear - (latestYear % 100) + Number(part)
  return year > latestYear ? year - 100 : year
}

function monthOf(part: string): number | undefined {
  if (part.length < 3 || !/^[a-z]+$/.test(part)) return undefined
  const at = monthNames.findIndex(
    name => name.startsWith(part) || (part === 'sept' && name[0] === 's'),
  )
  return at < 0 ? undefined : at + 1
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? Number.NaN : tens * 10 + ones
}
