import type { FieldKind, Value } from '../model.ts'
import {
  cleanings,
  type DateRelation,
  type IdentifierKind,
  identifierReaders,
  isLightName,
  type NameComparison,
  nameMeasure,
  type PostcodeRelation,
  readFormatted,
  relateDates,
  relateNames,
  relatePhones,
  relatePostcodes,
} from '../people/index.ts'
import { damerauLevenshtein, jaroWinkler } from '../text/index.ts'

const nouns: Readonly<Partial<Record<FieldKind, string>>> = {
  'given-name': 'given names',
  'family-name': 'family names',
  'full-name': 'names',
  'date-of-birth': 'dates of birth',
  postcode: 'postcodes',
  address: 'addresses',
  'place-name': 'places',
  phone: 'phone numbers',
  email: 'e-mail addresses',
}

const singular: Readonly<Partial<Record<FieldKind, string>>> = {
  'given-name': 'given name',
  'family-name': 'family name',
  'full-name': 'name',
  'date-of-birth': 'date of birth',
  postcode: 'postcode',
  address: 'address',
  'place-name': 'place',
  phone: 'phone number',
  email: 'e-mail address',
}

/** "dates of birth", or the field's own name in words. */
export function nounOf(kind: FieldKind, name: string): string {
  return nouns[kind] ?? plural(inWords(name))
}

export function singularOf(kind: FieldKind, name: string): string {
  return singular[kind] ?? inWords(name)
}

function plural(words: string): string {
  if (/[^aeiou]y$/.test(words)) return `${words.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(words) ? `${words}es` : `${words}s`
}

/** "pnc_single" is "PNC single", "dateOfBirth" is "date of birth". */
export function inWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\s.-]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/\b(pnc|cro|asn|nhs|dvla|imei|id|uk)\b/g, word => word.toUpperCase())
}

/** What two values of one field say of each other, in one sentence that an officer understands. */
export function sayField(kind: FieldKind, name: string, left: Value, right: Value): string {
  const [lefts, rights] = [listOf(left), listOf(right)]
  const noun = nounOf(kind, name)
  if (lefts.length === 0 && rights.length === 0) return `Neither record has ${anOf(kind, name)}.`
  if (lefts.length === 0 || rights.length === 0) {
    return `Only one record has ${anOf(kind, name)}, so nothing can be said.`
  }
  const pair = nearest(kind, lefts, rights)
  const many = lefts.length > 1 || rights.length > 1
  const sentence = sayPair(kind, name, many ? `nearest ${noun}` : noun, pair)
  return `The ${sentence}.`
}

type Pair = {
  readonly left: string
  readonly right: string
  readonly a: string
  readonly b: string
}

function sayPair(kind: FieldKind, name: string, noun: string, pair: Pair): string {
  const { left, right, a, b } = pair
  const both = `${shown(kind, left)} and ${shown(kind, right)}`
  if (a === b) {
    const same = left === right ? shown(kind, left) : both
    return `${noun} are the same: ${same}${faultOf(name, [left])}`
  }
  switch (kind) {
    case 'given-name':
    case 'family-name':
    case 'full-name':
      return sayNames(noun, both, relateNames(a, b))
    case 'date-of-birth':
      return `${noun} ${dateWords[relateDates(a, b)](a, b)}: ${both}`
    case 'postcode':
      return `${noun} ${postcodeWords[relatePostcodes(a, b)]}: ${both}`
    case 'phone': {
      const how = relatePhones(a, b)
      if (how === 'same-ending') return `${noun} end alike, one is written short: ${both}`
      return `${noun} ${how === 'one-slip' ? 'differ by one digit' : 'are different'}: ${both}`
    }
    case 'email':
      return `${noun} ${sayEmails(a, b)}: ${both}`
    case 'identifier':
      return `${noun} ${sayEdits(a, b)}: ${both}${faultOf(name, [left, right])}`
    default:
      return `${noun} ${sayEdits(a, b)}: ${both}`
  }
}

function sayNames(noun: string, both: string, { relation, pairs }: NameComparison): string {
  switch (relation) {
    case 'same':
      return `${noun} are the same: ${both}`
    case 'joined':
      return `${noun} differ only in how they are joined: ${both}`
    case 'reordered':
      return `${noun} have the same words in another order: ${both}`
    case 'variants':
      return pairs.some(pair => pair.how === 'variant')
        ? `${noun} are forms of one name: ${both}`
        : `${noun} sound alike: ${both}`
    case 'one-slip':
      return `${noun} differ by one letter: ${both}`
    case 'contained':
    case 'contained-alike':
    case 'one-word-contained':
      return `${noun} agree as far as one of them goes: ${both}`
    case 'sound-alike':
      return `${noun} sound alike: ${both}`
    case 'initials':
      return `${noun} agree where one has an initial only: ${both}`
    case 'part': {
      const shared = pairs.filter(pair => !isLightName(pair.left) && pair.how !== 'initial')
      const word = shared[0] ?? pairs[0]
      return `${noun} share ${titled(word?.left ?? 'a part')} but differ otherwise: ${both}`
    }
    case 'different':
      return `${noun} are different: ${both}`
  }
}

const plainWords = (words: string) => () => words
const dateWords: Readonly<Record<DateRelation, (a: string, b: string) => string>> = {
  same: plainWords('are the same'),
  'day-and-month-exchanged': plainWords('have day and month the other way round'),
  'one-slip': (a, b) =>
    [...a].filter((digit, at) => digit !== b[at]).length === 1
      ? 'differ by one digit'
      : 'have two digits the other way round',
  'agree-in-part': plainWords('agree as far as both are known'),
  'same-year-one-default': plainWords(
    'are of the same year, and one is 1 January, which often stands for a day not known',
  ),
  'two-parts-same': plainWords('agree in two of day, month and year'),
  'days-apart': plainWords('are less than a month apart'),
  'same-year': plainWords('are of the same year but otherwise different'),
  'same-day-and-month': plainWords('have the same day and month in different years'),
  'years-apart': plainWords('are different but within five years'),
  different: plainWords('are different'),
}

const postcodeWords: Readonly<Record<PostcodeRelation, string>> = {
  same: 'are the same',
  'one-slip': 'differ by one character',
  'same-sector': 'are a few streets apart (same sector)',
  'same-outcode': 'are in the same district',
  'same-area': 'are in the same postal area',
  different: 'are in different areas',
}

function sayEmails(a: string, b: string): string {
  const [local] = a.split('@')
  return local !== undefined && local === b.split('@')[0]
    ? 'have the same name at different providers'
    : sayEdits(a, b)
}

function sayEdits(a: string, b: string): string {
  const edits = damerauLevenshtein(a, b, 2)
  const length = Math.min(a.length, b.length)
  if (edits === 1 && length >= 4) return 'differ by one character'
  if (edits === 2 && length >= 6) return 'differ by two characters'
  return length >= 4 && jaroWinkler(a, b) >= 0.85 ? 'are alike but not the same' : 'are different'
}

/** The two values, one of each side, that stand nearest: records may hold several. */
function nearest(kind: FieldKind, lefts: readonly string[], rights: readonly string[]): Pair {
  const clean = cleanings[kind] ?? (text => text)
  let best: Pair | undefined
  let most = -1
  for (const left of lefts) {
    for (const right of rights) {
      const [a, b] = [clean(left) || left, clean(right) || right]
      const alike = a === b ? 2 : nameMeasure(a, b)
      if (alike <= most) continue
      most = alike
      best = { left, right, a, b }
    }
  }
  return best!
}

/** Says so where the field's name tells which identifier it is and a check character is wrong. */
function faultOf(name: string, values: readonly string[]): string {
  const words = inWords(name).toLowerCase()
  const kind = (Object.keys(identifierReaders) as IdentifierKind[]).find(one =>
    words.includes(one.split('-')[0]!),
  )
  if (kind === undefined) return ''
  const wrong = values.filter(value => identifierReaders[kind](value)?.check === 'wrong')
  return wrong.length === 0 ? '' : ` (the check letter of ${wrong.join(' and ')} is wrong)`
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ')

/** A value as people write it: "Nowak", "12 April 1980". */
export function shown(kind: FieldKind, text: string): string {
  if (kind === 'date-of-birth') {
    const date = readFormatted((cleanings.date ?? (one => one))(text))
    if (date === null) return text
    const month = date.month === undefined ? '' : monthNames[date.month - 1]
    return [date.day, month, date.year].filter(part => part !== undefined && part !== '').join(' ')
  }
  return /name|address|place/.test(kind) ? titled(text) : text
}

function titled(text: string): string {
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return text
  return text
    .toLowerCase()
    .replace(
      /(^|[^\p{L}'’])(\p{L})/gu,
      (_, before: string, first: string) => before + first.toUpperCase(),
    )
}

function anOf(kind: FieldKind, name: string): string {
  const word = singularOf(kind, name)
  return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`
}

function listOf(value: Value): readonly string[] {
  if (value === null) return []
  if (typeof value === 'string') return value === '' ? [] : value.split('\u001f')
  return value
}
