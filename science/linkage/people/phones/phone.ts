import { digitsOf, isOneSlip } from '../letters.ts'

export type PhoneRelation = 'same' | 'same-ending' | 'one-slip' | 'different'

export const phoneSimilarity: Readonly<Record<PhoneRelation, number>> = {
  same: 1,
  'same-ending': 0.9,
  'one-slip': 0.8,
  different: 0,
}

/**
 * A telephone number as "+" and digits where the country is known ("07700 900123" and
 * "0044 (0)7700 900123" are "+447700900123"), otherwise the digits as they came ("900123").
 * Answers nothing for fewer than 5 or more than 15 digits. An extension is left out.
 */
export function parsePhone(text: string): string | null {
  const main = text.replace(/\b(ext|extension|x)\.?\s*\d+\s*$/i, '')
  let digits = digitsOf(main.replace(/\(0\)/g, ''))
  const abroad = main.trim().startsWith('+') || digits.startsWith('00')
  if (digits.startsWith('00')) digits = digits.slice(2)
  if (digits.length < 5 || digits.length > 15) return null
  if (abroad) return `+${digits.startsWith('440') ? `44${digits.slice(3)}` : digits}`
  if (digits.startsWith('0')) return `+44${digits.slice(1)}`
  if (digits.startsWith('44') && digits.length >= 11) return `+${digits}`
  // A mobile number that lost its nought to a spreadsheet.
  return digits.length === 10 && digits.startsWith('7') ? `+44${digits}` : digits
}

export function isUkMobile(phone: string): boolean {
  return /^\+447[1-57-9]\d{8}$/.test(phone)
}

/**
 * Numbers set aside for drama and obvious fillers ("+447700900123", "0000000", "123456789"): shared by
 * people who have nothing to do with each other.
 */
export function isFillerPhone(phone: string): boolean {
  const digits = digitsOf(phone).replace(/^44/, '')
  return /^(\d)\1+$/.test(digits) || '01234567890123456789'.includes(digits)
}

/** `same-ending`: one is written without its area or country and the last six digits or more agree. */
export function relatePhones(left: string, right: string): PhoneRelation {
  if (left === right) return 'same'
  const a = digitsOf(left)
  const b = digitsOf(right)
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length >= 6 && short.length < long.length && long.endsWith(short)) return 'same-ending'
  return short.length >= 9 && isOneSlip(a, b) ? 'one-slip' : 'different'
}

/** 0 to 1 by the table `phoneSimilarity`. */
export function phoneMeasure(left: string, right: string): number {
  return phoneSimilarity[relatePhones(left, right)]
}
