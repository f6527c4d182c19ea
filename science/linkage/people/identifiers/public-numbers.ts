import { checked, type Identifier, unchecked } from './identifier.ts'

/**
 * A driver number of Great Britain: 16 characters made of five of the surname, the decade of birth, month
 * (50 more for a woman), day, last figure of the year, two initials, a figure and two check letters whose
 * rule is not published. The date is checked, and that is all that can be. With an issue number (two
 * digits more) it is taken off. Parts: surname, birth ("8-04-12-0": decade, month, day, year), sex, initials.
 */
export function parseDriverNumber(text: string): Identifier | null {
  const compact = text.toUpperCase().replace(/[\s.,;:-]/g, '')
  const found =
    /^([A-Z]{1,5}9{0,4})(\d)([0156]\d)([0-3]\d)(\d)([A-Z]{2}|[A-Z]9|99)([A-Z0-9])([A-Z]{2})(\d\d)?$/.exec(
      compact,
    )
  if (found === null || found[1]!.length !== 5) return null
  const month = Number(found[3]) % 50
  const day = Number(found[4])
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const parts = {
    surname: found[1]!.replace(/9+$/, ''),
    birth: [found[2], String(month).padStart(2, '0'), found[4], found[5]].join('-'),
    sex: Number(found[3]) > 50 ? 'female' : 'male',
    initials: found[6]!.replace(/9/g, ''),
  }
  return unchecked('driver-number', compact.slice(0, 16), parts)
}

/** An NHS number of England, Wales and the Isle of Man: ten digits, the last a check by modulus 11. */
export function parseNhsNumber(text: string): Identifier | null {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{10}$/.test(digits)) return null
  let sum = 0
  for (let i = 0; i < 9; i++) sum += (10 - i) * Number(digits[i])
  const digit = (11 - (sum % 11)) % 11
  const normal = `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`
  if (digit === 10) {
    const fault = 'No NHS number begins with these nine digits.'
    return { kind: 'nhs-number', normal, parts: {}, check: 'wrong', fault }
  }
  return checked('nhs-number', normal, {}, digits[9]!, String(digit), 'digit')
}

const unusedPrefixes = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'])

/** A National Insurance number: shape and letters in use; it has no check. The last letter may lack. */
export function parseNationalInsuranceNumber(text: string): Identifier | null {
  const compact = text.toUpperCase().replace(/[\s-]/g, '')
  const found = /^([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])(\d{6})([A-D])?$/.exec(compact)
  if (found === null || unusedPrefixes.has(found[1]!)) return null
  return unchecked('national-insurance-number', compact)
}

const registrationShapes: readonly (readonly [RegExp, string])[] = [
  [/^[A-HJ-PR-Y][A-HJ-PR-Y]\d\d[A-HJ-PR-Z]{3}$/, 'current'],
  [/^[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Y]{3}$/, 'prefix'],
  [/^[A-HJ-PR-Y]{3}\d{1,3}[A-HJ-NPR-TV-Y]$/, 'suffix'],
  [/^([A-Z]{1,3}\d{1,4}|\d{1,4}[A-Z]{1,3})$/, 'dateless'],
]

/**
 * A vehicle registration, upper case without spaces. In the current shape (AB12 CDE) a letter typed for
 * the figure that looks like it, or the other way about, is mended (AB I2 CD0 is AB12CDO).
 */
export function parseVehicleRegistration(text: string): Identifier | null {
  const compact = text.toUpperCase().replace(/[\s.,;:-]/g, '')
  const mended =
    compact.length === 7
      ? compact.replace(/[OI01]/g, (one, at: number) =>
          at === 2 || at === 3 ? (one === 'O' || one === '0' ? '0' : '1') : one === '0' ? 'O' : one,
        )
      : compact
  for (const candidate of [compact, mended]) {
    for (const [shape, style] of registrationShapes) {
      if (shape.test(candidate)) return unchecked('vehicle-registration', candidate, { style })
    }
  }
  return null
}
