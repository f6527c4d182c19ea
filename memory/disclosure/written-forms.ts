import { matchKey } from '../linking/match-key.ts'

export type NamedValue = { name: string; value: string }

/** From where to where in the text as it is written. */
export type Span = [start: number, end: number]

/** A text without accents and case, and where each letter stood: `José` is found where somebody wrote `JOSE`. */
export type Folded = {
  letters: string
  /** Its words parted by one space each, with one before and after. */
  words: string
  spanOfLetters: (start: number, end: number) => Span
  spanOfWords: (start: number, end: number) => Span
}

const isWordy = (letter: string) => /[\p{L}\p{N}']/u.test(letter)

export function fold(text: string): Folded {
  let letters = ''
  let words = ' '
  const spans: Span[] = []
  const wordSpans: Span[] = [[0, 0]]
  let place = 0
  for (const letter of text) {
    const span: Span = [place, place + letter.length]
    place = span[1]
    const plain = letter
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[’‘ʼ]/g, "'")
    for (const part of plain) {
      letters += part
      const wordy = isWordy(part)
      if (wordy) words += part
      else if (!words.endsWith(' ')) words += ' '
      for (let n = 0; n < part.length; n++) spans.push(span)
      while (wordSpans.length < words.length) wordSpans.push(span)
    }
  }
  if (!words.endsWith(' ')) words += ' '
  const between =
    (of: readonly Span[]) =>
    (start: number, end: number): Span => [
      of[start]?.[0] ?? text.length,
      of[end - 1]?.[1] ?? text.length,
    ]
  return { letters, words, spanOfLetters: between(spans), spanOfWords: between(wordSpans) }
}

/** The words of a value as they stand in `Folded.words`. */
export const wordsOf = (value: string): string => fold(value).words.trim()

/** Finds every place where a value stands, however it is written there. */
export type Finder = (text: Folded) => Span[]

/** Words one after another, whatever parts them. */
export function wordFinder(value: string): Finder[] {
  const wanted = wordsOf(value)
  if (wanted === '') return []
  return [
    ({ words, spanOfWords }) => {
      const spans: Span[] = []
      for (
        let at = words.indexOf(` ${wanted} `);
        at >= 0;
        at = words.indexOf(` ${wanted} `, at + 1)
      ) {
        spans.push(spanOfWords(at + 1, at + 1 + wanted.length))
      }
      return spans
    },
  ]
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** A pattern over the plain letters, standing alone: not as part of a longer word or number. */
export function patternFinder(pattern: string): Finder {
  const wanted = new RegExp(pattern, 'g')
  return ({ letters, spanOfLetters }) =>
    [...letters.matchAll(wanted)].flatMap(match => {
      const start = match.index + match[0].length - match[0].trimStart().length
      const end = match.index + match[0].trimEnd().length
      const isAlone = !isWordy(letters.charAt(start - 1)) && !isWordy(letters.charAt(end))
      return isAlone && end > start ? [spanOfLetters(start, end)] : []
    })
}

const parted = (text: string) => [...text].map(quoted).join('[\\s().-]*')

const months =
  'january february march april may june july august september october november december'.split(' ')

function birthFinders(value: string): Finder[] {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? []
  if (!year || !month || !day) return wordFinder(value)
  const [d, m] = [Number(day), Number(month)]
  const word = months[m - 1] ?? ''
  return [
    `${year}[-/. ]?${month}[-/. ]?${day}`,
    `0?${d}[-/. ]0?${m}[-/. ](?:${year}|${year.slice(2)})`,
    `0?${d}(?:st|nd|rd|th)? (?:of )?(?:${word}|${word.slice(0, 3)})[ ,]+${year}`,
  ].map(patternFinder)
}

export function findersOf({ name, value }: NamedValue): Finder[] {
  switch (name) {
    case 'phone': {
      const national = matchKey('phone', value).replace(/^0/, '')
      if (national.length < 5) return []
      return [
        patternFinder(`(?:\\+?\\s*(?:00\\s*)?44[\\s().-]*0?|0)?[\\s().-]*${parted(national)}`),
      ]
    }
    case 'postcode': {
      const key = matchKey('postcode', value).toLowerCase()
      return key === '' ? [] : [patternFinder(parted(key))]
    }
    case 'date-of-birth':
      return birthFinders(value)
    case 'email':
    case 'account': {
      const plain = fold(value.trim()).letters
      return plain === '' ? [] : [patternFinder(quoted(plain))]
    }
    default:
      return wordFinder(value)
  }
}

/** Addresses, numbers and codes by their shape, whoever's they are. */
export const shapeFinders: readonly Finder[] = [
  '[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+',
  '(?:\\+\\s*44[\\s().-]*|00\\s*44[\\s().-]*|0)(?:\\d[\\s().-]*){8,10}\\d',
  '[a-z]{1,2}\\d[a-z\\d]?\\s*\\d[a-z]{2}',
].map(patternFinder)
