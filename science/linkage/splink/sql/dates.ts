import { formatDate, parseDate } from '../../people/dates/date.ts'
import { SqlValueError } from './values.ts'

const patterns: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d{2})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  b: '(?<b>[A-Za-z]{3})',
  B: '(?<b>[A-Za-z]+)',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
}

const known = new Map<string, RegExp>()

/** An ISO date (with its time, where the format has one) from a text in a strptime format; null where it does not fit. */
export function parseWithFormat(text: string, format: string): string | null {
  let shape = known.get(format)
  if (shape === undefined) {
    shape = shapeOf(format)
    known.set(format, shape)
  }
  const parts = shape.exec(text.trim())?.groups
  if (parts === undefined) return null
  const year = parts.Y ?? parts.y ?? ''
  const month = parts.m ?? parts.b ?? '1'
  const date = parseDate(`${parts.d ?? '1'} ${month} ${year}`)
  if (date?.day === undefined) return null
  const two = (part: string | undefined) => (part ?? '0').padStart(2, '0')
  const day = formatDate(date)
  return parts.H === undefined ? day : `${day} ${two(parts.H)}:${two(parts.M)}:${two(parts.S)}`
}

function shapeOf(format: string): RegExp {
  const pattern = format.replace(/%(.)|[^%]/g, (one, letter: string | undefined) => {
    if (letter === undefined) return one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const part = patterns[letter]
    if (part === undefined) throw new SqlValueError(`The date format %${letter} is not known`)
    return part
  })
  return new RegExp(`^${pattern}$`)
}
