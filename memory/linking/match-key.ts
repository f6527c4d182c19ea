/** The details by which one record's person, thing or place is recognised in another. */
export type DetailName = (typeof detailNames)[number]

export const detailNames = [
  'name',
  /** Another name the same person goes by: a former name, a nickname, a street name. */
  'alias',
  'date-of-birth',
  'phone',
  'email',
  'uprn',
  'address',
  'postcode',
  'description',
  'serial-number',
  'registration',
  'imei',
  /** A name on an online service, with the service: "@kit@example.social". */
  'account',
  'company-number',
  'pnc-id',
  'cro-number',
  'arrest-summons-number',
  'prison-number',
  'probation-crn',
  'driver-number',
  'nhs-number',
  'national-insurance',
  'passport',
] as const

const lettersOnly = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** UK numbers to their national digits: `+44 (0)7700 900123` and `07700900123` are one. */
function phoneKey(value: string): string {
  const digits = value.replace(/[^\d+]/g, '').replace(/^(\+|00)44/, '0')
  return digits.replace(/^00/, '0').replace(/\D/g, '')
}

/** "2014/0120018R" and "14/120018R" are one; what has not that shape is compared as written. */
function pncKey(value: string): string {
  const compact = value.toUpperCase().replace(/[^A-Z0-9/]/g, '')
  const found =
    /^(\d{4}|\d{2})\/(\d{1,7})([A-Z])$/.exec(compact) ?? /^(\d{4})(\d{7})([A-Z])$/.exec(compact)
  if (!found) return compact.replaceAll('/', '')
  return `${found[1]!.slice(-2)}${found[2]!.padStart(7, '0')}${found[3]}`
}

/** The value made comparable: same key, same thing as far as this detail can tell. */
export function matchKey(name: DetailName, value: string): string {
  switch (name) {
    case 'phone':
      return phoneKey(value)
    case 'email':
    case 'account':
      return value.trim().toLowerCase()
    case 'pnc-id':
      return pncKey(value)
    case 'postcode':
    case 'serial-number':
    case 'registration':
    case 'imei':
    case 'company-number':
    case 'cro-number':
    case 'arrest-summons-number':
    case 'prison-number':
    case 'probation-crn':
    case 'driver-number':
    case 'nhs-number':
    case 'national-insurance':
    case 'passport':
      return value.toUpperCase().replace(/[^A-Z0-9]/g, '')
    case 'name':
    case 'alias':
      // Order carries no meaning that all naming customs share, so it is not kept.
      return lettersOnly(value).split(' ').sort().join(' ')
    case 'date-of-birth':
    case 'uprn':
      return value.trim()
    case 'address':
    case 'description':
      return lettersOnly(value)
    default:
      return name satisfies never
  }
}

/** A whole phone number: what is shorter is a service such as 999, or no number at all. */
export const leastPhoneDigits = 9

/** Whether a key says anything of whom or what it is: "withheld" and "n/a" are written of many. */
export function tellsApart(name: DetailName, key: string): boolean {
  switch (name) {
    case 'phone':
      return key.length >= leastPhoneDigits
    case 'email':
      return /^[^\s@]+@[^\s@]+$/.test(key)
    case 'serial-number':
      return key.length >= 4 && /\d/.test(key)
    case 'registration':
      return /\d/.test(key)
    case 'imei':
      return /^\d{14,16}$/.test(key)
    case 'account':
      return key.length >= 3 && !/^(n\/?a|none|unknown|not known)$/.test(key)
    case 'company-number':
    case 'pnc-id':
    case 'cro-number':
    case 'arrest-summons-number':
    case 'prison-number':
    case 'probation-crn':
    case 'driver-number':
    case 'nhs-number':
    case 'national-insurance':
    case 'passport':
      // "0000000", "1111111": filled in because the form asked.
      return key.length >= 6 && /\d/.test(key) && !/^(.)\1*$/.test(key)
    case 'name':
    case 'alias':
      return /\p{L}.*\p{L}/u.test(key)
    case 'date-of-birth':
    case 'uprn':
      return /\d/.test(key)
    case 'postcode':
    case 'address':
    case 'description':
      return key !== ''
    default:
      return name satisfies never
  }
}
