const letters = 'ZABCDEFGHJKLMNPQRTUVWXY'

/**
 * The check letter that the Police National Computer gives a row of digits: its remainder by 23 picks
 * one of 23 letters (I, O and S are left out). Worked digit by digit, so any length is exact.
 */
export function checkLetter(digits: string): string {
  let rest = 0
  for (let i = 0; i < digits.length; i++) rest = (rest * 10 + digits.charCodeAt(i) - 48) % 23
  return letters.charAt(rest)
}

/** Luhn's sum (ISO/IEC 7812-1 annex B) of digits that end in their check digit comes to nought. */
export function passesLuhn(digits: string): boolean {
  return luhnDigit(digits.slice(0, -1)) === Number(digits.at(-1))
}

export function luhnDigit(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const doubled = (digits.length - i) % 2 === 1
    const digit = (digits.charCodeAt(i) - 48) * (doubled ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return (10 - (sum % 10)) % 10
}
