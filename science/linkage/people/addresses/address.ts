import { plain, squeeze, words } from '../letters.ts'
import { parsePostcode } from '../postcodes/postcode.ts'

export type Address = {
  /** "3", "12a": what follows flat, unit, apartment. */
  readonly flat: string
  /** "14", "14a", "14-16"; or nothing for a house with a name only. */
  readonly number: string
  /** Words of the street with its type in full, "high street". */
  readonly street: string
  /** All that follows the street: locality, town. */
  readonly rest: string
  readonly postcode: string
}

const longForms: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  rd: 'road',
  av: 'avenue',
  ave: 'avenue',
  cl: 'close',
  clo: 'close',
  cres: 'crescent',
  cresc: 'crescent',
  ct: 'court',
  crt: 'court',
  dr: 'drive',
  drv: 'drive',
  gdn: 'garden',
  gdns: 'gardens',
  gr: 'grove',
  gro: 'grove',
  grn: 'green',
  hse: 'house',
  la: 'lane',
  ln: 'lane',
  pde: 'parade',
  pk: 'park',
  pl: 'place',
  plc: 'place',
  sq: 'square',
  ter: 'terrace',
  terr: 'terrace',
  tce: 'terrace',
  wk: 'walk',
  wy: 'way',
  bldg: 'building',
  bldgs: 'buildings',
  ests: 'estate',
  est: 'estate',
  ind: 'industrial',
  hts: 'heights',
  mt: 'mount',
  nth: 'north',
  sth: 'south',
  upr: 'upper',
  lwr: 'lower',
  gt: 'great',
  lt: 'little',
  apt: 'flat',
  apartment: 'flat',
  flt: 'flat',
  fl: 'flat',
  rm: 'room',
}

const streetTypes = new Set(
  'street road avenue close crescent court drive garden gardens grove green lane parade park place square terrace walk way mews hill row rise view gate mount croft wharf quay yard passage vale meadow meadows circus bank end fold drift bridge broadway'.split(
    ' ',
  ),
)

const flatWords = new Set(['flat', 'unit', 'room', 'suite', 'studio', 'floor', 'maisonette'])
const numberShape = /^\d+[a-z]?(-\d+[a-z]?)?$/

/**
 * An address made comparable: plain lower case, types of street in full, marks of order gone, postcode
 * apart. Parts found out of order move, and a moved part may be read anew, so it is tidied until it rests.
 */
export function cleanAddress(text: string): string {
  let clean = tidy(text)
  for (let round = 0; round < 4; round++) {
    const again = tidy(clean)
    if (again === clean) break
    clean = again
  }
  return clean
}

function tidy(text: string): string {
  const { flat, number, street, rest, postcode } = parseAddress(text)
  return [flat === '' ? '' : `flat ${flat}`, number, street, rest, postcode]
    .filter(part => part !== '')
    .join(' ')
}

/** Takes an address apart as people in the United Kingdom write it. What is not there is "". */
export function parseAddress(text: string): Address {
  const found = /\b([A-Z]{1,2}\d[A-Z0-9]?\s*\d[A-Z]{2})\s*$/i.exec(text)
  const unit = found === null ? null : parsePostcode(found[1]!)
  const body = unit === null ? text : text.slice(0, found!.index)
  const tokens = words(
    squeeze(
      plain(body)
        .replace(/['’.]/g, '')
        .replace(/(\d)\s*-\s*(?=\d)/g, '$1-')
        .replace(/[^a-z0-9-]+|-(?!\d)/g, ' ')
        .replace(/(\d)\s+([a-z])\s/g, '$1$2 '),
    ),
  ).map((word, at, all) => longForm(word, all[at - 1]))

  let flat = ''
  let at = 0
  while (at < tokens.length && flatWords.has(tokens[at]!)) {
    flat = tokens[at + 1] ?? ''
    at += 2
  }
  const numberAt = tokens.findIndex((word, index) => index >= at && numberShape.test(word))
  const number = numberAt < 0 ? '' : tokens[numberAt]!
  const named = numberAt < 0 ? [] : tokens.slice(at, numberAt)
  const after = tokens.slice(numberAt < 0 ? at : numberAt + 1)
  // "14 3 High Street" is flat 14 of number 3.
  if (flat === '' && after[0] !== undefined && numberShape.test(after[0])) {
    return finish(number, after[0], named, after.slice(1), unit?.unit ?? '')
  }
  return finish(flat, number, named, after, unit?.unit ?? '')
}

function finish(
  flat: string,
  number: string,
  named: readonly string[],
  after: readonly string[],
  postcode: string,
): Address {
  const typeAt = after.findIndex((word, at) => at > 0 && streetTypes.has(word))
  const street = typeAt < 0 ? after : after.slice(0, typeAt + 1)
  const rest = typeAt < 0 ? [] : after.slice(typeAt + 1)
  return {
    flat,
    number,
    street: street.join(' '),
    rest: [...rest, ...named].join(' '),
    postcode,
  }
}

/** "st" begins a saint ("12 st johns road") and ends a street ("john st"). */
function longForm(word: string, before: string | undefined): string {
  if (word === 'st' && (before === undefined || numberShape.test(before))) return 'saint'
  return longForms[word] ?? word
}
