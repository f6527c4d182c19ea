import type { FieldKind, Value } from '../model.ts'

/** What a column seems to hold; `nothing` where it can say nothing of who a record is about. */
export type Guess = FieldKind | 'nothing'

const byName: readonly (readonly [RegExp, Guess])[] = [
  [/^(unique|record|rec|row)?_?(id|key|number|index|no)$/, 'nothing'],
  [/(e_?)?mail/, 'email'],
  [/phone|mobile|^tel|_tel$|^cell/, 'phone'],
  [/post_?(al_?)?code|^zip|_zip$|zip_?code/, 'postcode'],
  [/^dob$|dob$|^dob|birth_?da(te|y)|da(te|y)_?(of_?)?birth|^born|^birth_?dt/, 'date-of-birth'],
  [
    /birth_?place|place_?of|^pob$|city|town|suburb|locality|village|county|district|region|^state|country|province|borough/,
    'place-name',
  ],
  [
    /ssn|soc_?sec|passport|licen[cs]e|nino|nat(ional)?_?ins|nhs|^pnc|^cro$|_cro$|prison_?n|national_?id|tax_?id|driver|plate|vin$|iban|account/,
    'identifier',
  ],
  [/(sur|last|family|second)_?name|^lname|name_?last|^last$|^surname/, 'family-name'],
  [
    /(first|given|fore|middle|christian)_?names?|^fname|name_?(first|middle)|^(first|middle|forenames?)$/,
    'given-name',
  ],
  [/addr|street|road|house_?n|premise|^line_?\d/, 'address'],
  [
    /gender|^sex$|_sex$|title|ethnic|nationality|marital|occupation|profession|religion|race|status|type|category/,
    'category',
  ],
  [/name|alias|^aka/, 'full-name'],
]

/** Guesses what columns hold, from their names and then their values. */
export function guessKind(name: string, values: readonly Value[]): Guess {
  const texts: string[] = []
  for (const value of values) {
    const text = typeof value === 'string' ? value : value?.[0]
    if (text !== undefined && text !== null && text.trim() !== '') texts.push(text.trim())
  }
  const distinct = new Set(texts).size
  if (texts.length === 0 || distinct < 2) return 'nothing'
  const share = (pattern: RegExp) => texts.filter(t => pattern.test(t)).length / texts.length
  const plain = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
  const called = byName.find(([pattern]) => pattern.test(plain))?.[1]
  const dated = share(/^\d{4}-?\d{2}-?\d{2}|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/)
  if (called === 'date-of-birth' && dated < 0.3) return 'text'
  if (called) return called
  if (share(/^[^@\s]+@[^@\s]+$/) > 0.8) return 'email'
  if (share(/^[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}$/i) > 0.7) return 'postcode'
  if (dated > 0.8) return 'date-of-birth'
  if (share(/^[+()\d\s-]{9,}$/) > 0.8) return 'phone'
  if (distinct === texts.length && texts.length > 50 && share(/\s/) < 0.1) return 'nothing'
  if (share(/^[a-z]{0,3}\d{5,}[a-z]{0,2}$/i) > 0.8) return 'identifier'
  if (distinct <= Math.max(20, texts.length / 50)) return 'category'
  return 'text'
}
