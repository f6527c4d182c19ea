import { luhnDigit } from './check-letter.ts'
import { checked, type Identifier, unchecked } from './identifier.ts'

/**
 * The number of a mobile phone: 15 digits, the last a Luhn check; 14 without it; 16 with a software
 * version in place of it. Normal form: the first 14, with the check digit where it was given.
 */
export function parseImei(text: string): Identifier | null {
  const digits = text.replace(/[\s./-]/g, '')
  if (!/^\d{14,16}$/.test(digits)) return null
  const body = digits.slice(0, 14)
  const parts = { model: body.slice(0, 8), serial: body.slice(8) }
  if (digits.length !== 15) return unchecked('imei', body, parts)
  return checked('imei', digits, parts, digits[14]!, String(luhnDigit(body)), 'digit')
}
