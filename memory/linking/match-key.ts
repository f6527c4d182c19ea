/** The details by which one record's person, thing or place is recognised in another. */
export type DetailName =
  | 'name'
  | 'date-of-birth'
  | 'phone'
  | 'email'
  | 'uprn'
  | 'address'
  | 'postcode'
  | 'description'
  | 'serial-number'
  | 'registration'

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

/** The value made comparable: same key, same thing as far as this detail can tell. */
export function matchKey(name: DetailName, value: string): string {
  switch (name) {
    case 'phone':
      return phoneKey(value)
    case 'email':
      return value.trim().toLowerCase()
    case 'postcode':
    case 'serial-number':
    case 'registration':
      return value.toUpperCase().replace(/[^A-Z0-9]/g, '')
    case 'name':
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
    case 'name':
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
