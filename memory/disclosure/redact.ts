import {
  type Finder,
  type Folded,
  findersOf,
  fold,
  type NamedValue,
  type Span,
  shapeFinders,
  wordFinder,
  wordsOf,
} from './written-forms.ts'

export type { NamedValue } from './written-forms.ts'

export const withheld = '[withheld]'

/** Whose words stay and whose go. */
export type Redaction = {
  own: readonly NamedValue[]
  others: readonly NamedValue[]
  /** What a person chose to mask beside it. */
  words: readonly string[]
}

export type Masker = {
  mask(text: string): string
  /** What of others can still be read in a text; an export that holds any is not handed over. */
  leaks(text: string): string[]
}

const isName = ({ name }: NamedValue) => name === 'name' || name === 'alias'
const leastLetters = 3

/** Parts of a name by which somebody is called: each longer word, and the last words together (`O Brien`, `van der Berg`). */
function partsOf(value: string): string[] {
  const words = wordsOf(value).split(' ')
  const ends = words.map((_, n) => words.slice(n).join(' ')).slice(1)
  return [...words, ...ends].filter(part => part.length >= leastLetters)
}

/** Makes the one that masks what is others' in texts about a person, and leaves what is their own. */
export function masker({ own, others, words }: Redaction): Masker {
  const ownWords = new Set(own.map(each => wordsOf(each.value)))
  const ownParts = new Set(own.filter(isName).flatMap(each => partsOf(each.value)))
  const theirs = others.filter(each => !ownWords.has(wordsOf(each.value)))
  const exact = [...theirs.flatMap(findersOf), ...words.flatMap(wordFinder)]
  const parts = new Set(theirs.filter(isName).flatMap(each => partsOf(each.value)))
  const called = [...parts].filter(part => !ownParts.has(part)).flatMap(wordFinder)
  const mine = own.flatMap(findersOf)

  function spans(text: string): Span[] {
    const folded = fold(text)
    const kept = all(mine, folded)
    const isMine = ([start, end]: Span) => kept.some(([from, to]) => from <= start && end <= to)
    return [
      ...all(exact, folded),
      // A name alone is masked where it is written as one: "May" is somebody, "may" is a verb.
      ...all(called, folded).filter(([start]) => isCapital(text, start)),
      ...all(shapeFinders, folded).filter(span => !isMine(span)),
    ].sort((a, b) => a[0] - b[0])
  }

  return {
    mask: text => cut(text, spans(text)),
    leaks: text => all(exact, fold(text)).map(([start, end]) => text.slice(start, end)),
  }
}

const all = (finders: readonly Finder[], text: Folded): Span[] =>
  finders.flatMap(finder => finder(text))

/** A script without capitals writes every name as one. */
const isCapital = (text: string, at: number) => {
  const letter = text.charAt(at)
  return letter !== letter.toLowerCase() || letter === letter.toUpperCase()
}

function cut(text: string, spans: readonly Span[]): string {
  let result = ''
  let reached = 0
  for (const [start, end] of spans) {
    if (end <= reached) continue
    // Two that touch or overlap leave one mark: how long what is hidden was is not told.
    const touches = start <= reached && result.endsWith(withheld)
    if (!touches) result += text.slice(reached, start) + withheld
    reached = end
  }
  return result + text.slice(reached)
}
