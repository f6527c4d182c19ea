import { cleanAddress } from './addresses/address.ts'
import { type DateOrder, formatDate, isDefaultDate, parseDate } from './dates/date.ts'
import { parseEmail } from './emails/email.ts'
import { type IdentifierKind, identifierReaders } from './identifiers/index.ts'
import { plain, squeeze } from './letters.ts'
import { cleanName } from './names/index.ts'
import { isFillerPhone, parsePhone } from './phones/phone.ts'
import { parseOutcode, parsePostcode } from './postcodes/postcode.ts'

/** Dates that systems write where they know none. */
const fillerDates = new Set(['1900-01-01', '1899-12-30', '1753-01-01', '1111-11-11', '9999-12-31'])

/**
 * How a text is made comparable, by name; each answers "" where the text says nothing, and cleans what is
 * clean already to itself. Every kind of field has one of its own name.
 *
 * - `name` (also `given-name`, `family-name`, `full-name`): plain lower-case words, see `cleanName`.
 * - `plain`: lower case without marks. `words` (also `text`, `category`, `place-name`): and without signs.
 * - `date` (also `date-of-birth`): "1980-04-12", "1980-04", "1980" or "--04-12"; day first where it is open.
 *   `date-month-first` reads the American order; `date-without-defaults` keeps only the year of a first of
 *   January, for sources that write it where only the year is known.
 * - `postcode`: "B4 6NL"; `outcode`: "B4". `address`, `phone` ("+447700900123"), `email`.
 * - `identifier`: letters and figures in upper case; and each kind of identifier by name ("pnc-id" ...) in
 *   its normal form, whether or not its check letter is right (`identifierReaders` says which).
 *
 * What cannot be read as its kind stays as tidied text, so that the same text still agrees with itself.
 */
export const cleanings: Readonly<Record<string, (text: string) => string>> = {
  name: cleanName,
  'given-name': cleanName,
  'family-name': cleanName,
  'full-name': cleanName,
  plain: text => squeeze(plain(text)),
  words: cleanWords,
  text: cleanWords,
  category: cleanWords,
  'place-name': cleanWords,
  date: text => cleanDate(text, 'day-first'),
  'date-of-birth': text => cleanDate(text, 'day-first'),
  'date-month-first': text => cleanDate(text, 'month-first'),
  'date-without-defaults': withoutDefault,
  postcode: text => parsePostcode(text)?.unit ?? parseOutcode(text) ?? lettersAndFigures(text),
  outcode: text => parseOutcode(text) ?? '',
  address: cleanAddress,
  phone: cleanPhone,
  email: cleanEmail,
  identifier: lettersAndFigures,
  ...Object.fromEntries(
    Object.keys(identifierReaders).map(kind => [
      kind,
      (text: string) => cleanIdentifier(kind, text),
    ]),
  ),
}

function cleanWords(text: string): string {
  return squeeze(
    plain(text)
      .replace(/(\p{L})['’](?=\p{L})/gu, '$1')
      .replace(/[^\p{L}\p{N}]+/gu, ' '),
  )
}

function cleanDate(text: string, order: DateOrder): string {
  const date = parseDate(text, order)
  const clean = date === null ? squeeze(text.toLowerCase()) : formatDate(date)
  return fillerDates.has(clean) ? '' : clean
}

function withoutDefault(text: string): string {
  const date = parseDate(text)
  if (date?.year === undefined || !isDefaultDate(date)) return cleanDate(text, 'day-first')
  return fillerDates.has(formatDate(date)) ? '' : String(date.year)
}

function cleanPhone(text: string): string {
  const phone = parsePhone(text)
  return phone === null || isFillerPhone(phone) ? '' : phone
}

function cleanEmail(text: string): string {
  const email = parseEmail(text)
  return email === null ? squeeze(text.toLowerCase()) : `${email.local}@${email.domain}`
}

function cleanIdentifier(kind: string, text: string): string {
  return identifierReaders[kind as IdentifierKind](text)?.normal ?? lettersAndFigures(text)
}

function lettersAndFigures(text: string): string {
  return plain(text)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
