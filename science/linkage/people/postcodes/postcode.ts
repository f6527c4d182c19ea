import { isOneSlip } from '../letters.ts'

export type Postcode = {
  /** "B" of "B4 6NL". */
  readonly area: string
  /** "B4". */
  readonly outcode: string
  /** "B4 6". */
  readonly sector: string
  /** "B4 6NL": the whole, with one space. */
  readonly unit: string
}

export type PostcodeRelation =
  | 'same'
  | 'one-slip'
  | 'same-sector'
  | 'same-outcode'
  | 'same-area'
  | 'different'

/** What each relation counts as a measure: levels of a comparison are cut between these. */
export const postcodeSimilarity: Readonly<Record<PostcodeRelation, number>> = {
  same: 1,
  'one-slip': 0.9,
  'same-sector': 0.8,
  'same-outcode': 0.6,
  'same-area': 0.3,
  different: 0,
}

// A9 9AA, A99 9AA, A9A 9AA, AA9 9AA, AA99 9AA, AA9A 9AA, and GIR 0AA. The last two letters are never
// of C I K M O V, which look like others (Royal Mail, "Programmers' guide to PAF").
const shape = /^([A-PR-UWYZ][A-HK-Y]?)(\d[A-HJKPSTUW-Z]?|\d\d)(\d)([ABD-HJLNP-UW-Z]{2})$/
const toDigit: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', Z: '2', B: '8' }
const toLetter: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '5': 'S',
  '2': 'Z',
  '8': 'B',
}

/**
 * Reads a whole postcode however spaced or cased, mending a letter typed for a digit that looks like it,
 * and the other way about ("B4 6N1" stays wrong, "BI 1AA" is "B1 1AA", "SW1A OAA" is "SW1A 0AA").
 * Answers nothing where no postcode of a British shape can be made; it need not be in use.
 */
export function parsePostcode(text: string): Postcode | null {
  const letters = text.toUpperCase().replace(/[\s.,;:-]/g, '')
  if (letters.length < 5 || letters.length > 7) return null
  for (const candidate of mended(letters)) {
    const found = shape.exec(candidate)
    if (found !== null || candidate === 'GIR0AA') return split(candidate, found?.[1] ?? 'GIR')
  }
  return null
}

/** "B4" where the text is or begins with an outcode or a postcode, whole or cut short. */
export function parseOutcode(text: string): string | null {
  const whole = parsePostcode(text)
  if (whole !== null) return whole.outcode
  const found = /^([A-PR-UWYZ][A-HK-Y]?\d[0-9A-HJKPSTUW-Z]?)(?: ?\d?)$/.exec(
    text.toUpperCase().trim(),
  )
  return found?.[1] ?? null
}

/**
 * Relation of two cleaned postcodes ("B4 6NL"; an outcode alone, "B4", counts as far as it goes).
 * `one-slip`: one character changed or two neighbours exchanged.
 */
export function relatePostcodes(left: string, right: string): PostcodeRelation {
  if (left === right) return 'same'
  if (isOneSlip(left, right) && left.length > 4) return 'one-slip'
  const a = left.indexOf(' ')
  const b = right.indexOf(' ')
  const leftOut = a < 0 ? left : left.slice(0, a)
  const rightOut = b < 0 ? right : right.slice(0, b)
  if (leftOut === rightOut) {
    return a > 0 && b > 0 && left.charCodeAt(a + 1) === right.charCodeAt(b + 1)
      ? 'same-sector'
      : 'same-outcode'
  }
  return areaOf(leftOut) === areaOf(rightOut) ? 'same-area' : 'different'
}

/** 0 to 1 by the table `postcodeSimilarity`. */
export function postcodeMeasure(left: string, right: string): number {
  return postcodeSimilarity[relatePostcodes(left, right)]
}

export function areaOf(postcode: string): string {
  return /^[A-Z]{1,2}/.exec(postcode)?.[0] ?? postcode
}

function* mended(letters: string): Generator<string> {
  yield letters
  const out = letters.slice(0, -3)
  const inward = `${digit(letters.at(-3)!)}${letter(letters.at(-2)!)}${letter(letters.at(-1)!)}`
  yield out + inward
  // The outcode: one letter or two, then a digit, then whatever it is.
  for (const split of [2, 1]) {
    if (split >= out.length) continue
    const area = [...out.slice(0, split)].map(letter).join('')
    const district = digit(out.charAt(split)) + out.slice(split + 1)
    yield area + district + inward
    yield area + [...out.slice(split)].map(digit).join('') + inward
  }
}

function digit(character: string): string {
  return toDigit[character] ?? character
}

function letter(character: string): string {
  return toLetter[character] ?? character
}

function split(letters: string, area: string): Postcode {
  const outcode = letters.slice(0, -3)
  const inward = letters.slice(-3)
  return { area, outcode, sector: `${outcode} ${inward[0]}`, unit: `${outcode} ${inward}` }
}
