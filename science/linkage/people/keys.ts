import { parseAddress } from './addresses/address.ts'
import { readFormatted } from './dates/date.ts'
import { digitsOf, words } from './letters.ts'
import { coreWords, fold, nysiis, soundex, soundKey, variantHeads } from './names/index.ts'
import { areaOf } from './postcodes/postcode.ts'

/** Most words of one text that make keys. */
const mostWords = 8

/**
 * Blocking transformations by name: keys under which a cleaned text is filed, so that two records which share
 * one are candidates. A text may give several keys, or none where it is too poor to be one. No key is "".
 *
 * Names: `whole`, `words`, `sounds`, `soundex`, `nysiis`, `folded`, `variants` (best-known form of each short
 * form or spelling), `sorted-words`, `word-pairs`, `sound-pairs`, `variant-pairs`, `initials`, `starts` (three
 * letters of each word), `first-word`, `last-word`, `first-sound`, `last-sound`, `letters` (no spaces),
 * `slips` (each word without one letter), `first-1` to `first-8` (letters of the whole text), `bigrams`, `trigrams` (for MinHash).
 * Dates: `year`, `month-day`, `year-month`, `year-day`, `date-parts` (all three at once), `day-month-either`
 * (day and month in either order), `digits-sorted`.
 * Places: `unit`, `sector`, `outcode`, `area`, `house-number`, `street`, `number-and-street`.
 * Numbers: `digits`, `digits-sorted`, `last-4`, `last-6`, `last-9`, `digit-slips`. E-mail: `email-local`.
 */
export const keys: Readonly<Record<string, (text: string) => readonly string[]>> = {
  whole: text => some(text),
  words: text => wordsOf(text),
  sounds: text => distinct(wordsOf(text).map(soundKey)),
  soundex: text => distinct(wordsOf(text).map(soundex)),
  nysiis: text => distinct(wordsOf(text).map(nysiis)),
  folded: text => distinct(wordsOf(text).map(fold)),
  variants: text => distinct(wordsOf(text).flatMap(variantHeads)),
  'sorted-words': text => some([...wordsOf(text)].sort().join(' ')),
  'word-pairs': text => pairs(wordsOf(text)),
  'sound-pairs': text => pairs(distinct(wordsOf(text).map(soundKey))),
  'variant-pairs': text => pairs(distinct(wordsOf(text).flatMap(variantHeads))),
  initials: text =>
    some(
      words(text)
        .map(word => word.charAt(0))
        .sort()
        .join(''),
    ),
  starts: text => distinct(wordsOf(text).map(word => word.slice(0, 3))),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map(length => [
      `first-${length}`,
      (text: string) => some(text.slice(0, length)),
    ]),
  ),
  'first-word': text => wordsOf(text).slice(0, 1),
  'last-word': text => wordsOf(text).slice(-1),
  'first-sound': text => wordsOf(text).slice(0, 1).map(soundKey),
  'last-sound': text => wordsOf(text).slice(-1).map(soundKey),
  letters: text => some(text.replace(/[^\p{L}\p{N}]/gu, '')),
  slips: text => distinct(wordsOf(text).flatMap(word => withoutOne(word, 4, 14))),
  bigrams: text => grams(text, 2),
  trigrams: text => grams(text, 3),

  year: text => dateKey(text, ['year']),
  'month-day': text => dateKey(text, ['month', 'day']),
  'year-month': text => dateKey(text, ['year', 'month']),
  'year-day': text => dateKey(text, ['year', 'day']),
  'date-parts': text => [
    ...dateKey(text, ['year', 'month']).map(key => `${key}-`),
    ...dateKey(text, ['year', 'day']).map(key => `${key}.`),
    ...dateKey(text, ['month', 'day']),
  ],
  'day-month-either': text => {
    const date = readFormatted(text)
    if (date?.year === undefined || date.month === undefined || date.day === undefined) return []
    const [low, high] = [Math.min(date.month, date.day), Math.max(date.month, date.day)]
    return [`${date.year}-${low}-${high}`]
  },

  unit: text => some(text),
  sector: text => [/^\S+ \d/.exec(text)?.[0] ?? ''].filter(key => key !== ''),
  outcode: text => some(text.split(' ')[0] ?? ''),
  area: text => some(areaOf(text)),
  'house-number': text => some(parseAddress(text).number),
  street: text => some(parseAddress(text).street),
  'number-and-street': text => {
    const { number, street } = parseAddress(text)
    return number === '' || street === '' ? [] : [`${number} ${street}`]
  },

  digits: text => some(digitsOf(text)),
  'digits-sorted': text => some([...digitsOf(text)].sort().join('')),
  'last-4': text => ending(text, 4),
  'last-6': text => ending(text, 6),
  'last-9': text => ending(text, 9),
  'digit-slips': text => withoutOne(digitsOf(text), 5, 16),
  'email-local': text => some(text.split('@')[0] ?? ''),
}

/** Words of two letters or more, without particles, each once. */
function wordsOf(text: string): readonly string[] {
  const all = coreWords(words(text)).filter(word => word.length > 1)
  return distinct(all).slice(0, mostWords)
}

function distinct(all: readonly string[]): readonly string[] {
  return all.length < 2 && all[0] !== '' ? all : [...new Set(all)].filter(key => key !== '')
}

function some(key: string): readonly string[] {
  return key === '' ? [] : [key]
}

/** Two words in either order, each pair once. */
function pairs(all: readonly string[]): readonly string[] {
  const sorted = [...all].sort()
  return sorted.flatMap((a, at) => sorted.slice(at + 1).map(b => `${a} ${b}`))
}

/**
 * A word as it is and without one of its letters in turn: two words one slip apart share one of these (the
 * deletion neighbourhood of T. Bocek and others, 2007, "Fast similarity search in large dictionaries").
 */
function withoutOne(word: string, least: number, most: number): readonly string[] {
  if (word.length < least || word.length > most) return []
  const out = new Set([word])
  for (let at = 0; at < word.length; at++) out.add(word.slice(0, at) + word.slice(at + 1))
  return [...out]
}

/** Runs of letters of each word, its beginning and end marked, so that first letters count for more. */
function grams(text: string, size: number): readonly string[] {
  const out = new Set<string>()
  for (const word of words(text)) {
    const marked = `_${word}_`
    for (let at = 0; at + size <= marked.length; at++) out.add(marked.slice(at, at + size))
  }
  return [...out]
}

function dateKey(text: string, parts: readonly ('year' | 'month' | 'day')[]): readonly string[] {
  const date = readFormatted(text)
  if (date === null) return []
  const found = parts.map(part => date[part])
  if (found.some(part => part === undefined)) return []
  return [found.map(part => String(part).padStart(2, '0')).join('-')]
}

function ending(text: string, length: number): readonly string[] {
  const digits = digitsOf(text)
  return digits.length < length ? [] : [digits.slice(-length)]
}
