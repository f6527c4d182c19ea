import { cleanName, parseDate, parseOutcode, parsePostcode } from '@bluelamp/science/linkage/people'
import { type DetailName, detailNames, matchKey } from '../linking/match-key.ts'
import { mostWords } from './name-words.ts'

/** What was typed into the one box, read. */
export type Asked = {
  typed: string
  /** Words that may be names, cleaned as names are. */
  words: readonly string[]
  /** For each number, date or address that is the same or not: the keys it may stand under, any of which will do. */
  keys: readonly (readonly string[])[]
  /** Years in which a person may have been born. */
  born?: number
  /** The first half of a postcode. */
  district?: string
  near?: { place: string; metres: number }
  /** Words of a text, as somebody types them: numbers and addresses too. */
  text: string
}

export const defaultMetres = 500
export const mostMetres = 5000
/** Beyond this nobody types; a pasted letter is not a search. */
export const longestAsked = 200

const postcode = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/gi
const email = /\S+@\S+\.\S+/g
const phone = /(?:\+44|0044|\b0)\s?(?:\(0\)\s?)?\d(?:[\s-]?\d){7,10}\b/g
/** "AB12 CDE": other plates are typed without a space or are read as two words. */
const plate = /\b[a-z]{2}\d{2}\s?[a-z]{3}\b/gi
const writtenDate =
  /\b\d{1,2}(?:st|nd|rd|th)?[\s/.-](?:\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s/.-]\d{4}\b/gi
const isoDate = /\b\d{4}-\d{2}-\d{2}\b/g
const nearPlace =
  /\bnear\s+(.+?)(?:\s+within\s+(\d+(?:\.\d+)?)\s*(km|kilometres?|miles?|m|metres?)?)?\s*$/i
/** Said beside what is asked for, and of no use in finding it. */
const asides = new Set(['dob', 'd.o.b', 'born', 'tel', 'phone', 'postcode', 'ref', 'reference'])

const numbers: readonly DetailName[] = detailNames.filter(
  name =>
    !['name', 'alias', 'date-of-birth', 'address', 'postcode', 'description', 'email'].includes(
      name,
    ),
)

/** A reference as it is compared: capitals, figures and strokes, without leading noughts. */
export const referenceKey = (reference: string): string =>
  `reference:${reference
    .toUpperCase()
    .replace(/[^A-Z0-9/]/g, '')
    .replace(/(^|\/)0+(?=\d)/g, '$1')}`

/** Reads the box. Nothing typed is an error: what is no number, date or place is a name or a word. */
export function readAsked(typed: string, now: Date): Asked {
  const whole = typed.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, longestAsked)
  let rest = whole
  const keys: string[][] = []
  const near = nearPlace.exec(rest)
  if (near) rest = rest.slice(0, near.index)
  const take = (pattern: RegExp, read: (found: string) => string[] | undefined) => {
    rest = rest.replace(pattern, found => {
      const key = read(found)
      if (key) keys.push(key)
      return key ? ' ' : found
    })
  }
  const detail = (name: DetailName, value: string) => `${name}:${matchKey(name, value)}`
  take(email, found => [detail('email', found), detail('account', found)])
  for (const pattern of [isoDate, writtenDate]) {
    take(pattern, found => {
      const key = dateKey(found)
      return key ? [key] : undefined
    })
  }
  take(postcode, found => {
    const read = parsePostcode(found)
    return read ? [detail('postcode', read.unit)] : undefined
  })
  take(plate, found => numbers.map(name => detail(name, found)))
  take(phone, found => [detail('phone', found), ...numbers.map(name => detail(name, found))])
  const words: string[] = []
  let born: number | undefined
  let district: string | undefined
  for (const word of rest.split(' ')) {
    if (word === '' || asides.has(word.toLowerCase().replace(/[:.]$/, ''))) continue
    const year = /^(19|20)\d\d$/.test(word) ? Number(word) : 0
    if (year > 1899 && year <= now.getUTCFullYear() && born === undefined) born = year
    else if (/^[a-z]{1,2}\d[a-z\d]?$/i.test(word) && parseOutcode(word) && !district) {
      district = word.toUpperCase()
    } else if (/\d/.test(word)) {
      keys.push([...numbers.map(name => detail(name, word)), referenceKey(word)])
    } else words.push(word)
  }
  return {
    typed: whole,
    words: [...new Set(cleanName(words.join(' ')).split(' ').filter(Boolean))].slice(0, mostWords),
    keys: keys.map(each => [...new Set(each)]),
    ...(born !== undefined && { born }),
    ...(district && { district }),
    ...(near && { near: { place: near[1]!, metres: metresOf(near[2], near[3]) } }),
    text: near ? rest.trim() : whole,
  }
}

function dateKey(found: string): string | undefined {
  const read = parseDate(found)
  return read?.day && read.month && read.year
    ? `date-of-birth:${read.year}-${String(read.month).padStart(2, '0')}-${String(read.day).padStart(2, '0')}`
    : undefined
}

function metresOf(amount: string | undefined, unit = 'm'): number {
  const each = unit.startsWith('k') ? 1000 : unit.startsWith('mi') ? 1609 : 1
  const metres = amount === undefined ? defaultMetres : Number(amount) * each
  return Math.min(mostMetres, Math.max(1, Math.round(metres)))
}
