import { checkLetter } from './check-letter.ts'
import { checked, type Identifier, unchecked } from './identifier.ts'

/** A year written with two digits, taken as the latest not after `latestYear`. */
function fullYear(digits: string, latestYear: number): string {
  if (digits.length === 4) return digits
  const year = latestYear - (latestYear % 100) + Number(digits)
  return String(year > latestYear ? year - 100 : year)
}

/**
 * A PNC id: "2014/0120018R", also as "14/120018R" or without its slash. Normal form: year in full,
 * serial of seven digits. The check letter is worked from the year's last two digits and the serial.
 */
export function parsePncId(text: string, latestYear = 2026): Identifier | null {
  const compact = text.toUpperCase().replace(/[\s.-]/g, '')
  const found =
    /^(\d{4}|\d{2})\/(\d{1,7})([A-Z])$/.exec(compact) ?? /^(\d{4})(\d{7})([A-Z])$/.exec(compact)
  if (found === null) return null
  const year = fullYear(found[1]!, latestYear)
  if (Number(year) > latestYear || Number(year) < 1900) return null
  const serial = found[2]!.padStart(7, '0')
  const letter = found[3]!
  const normal = `${year}/${serial}${letter}`
  const expected = checkLetter(year.slice(2) + serial)
  return checked('pnc-id', normal, { year, serial, letter }, letter, expected)
}

/**
 * A CRO number: "123456/08B" where fingerprints are held, "SF05/1234B" for a file record. Normal form:
 * the serial padded to six digits, but in a file record as it came. Same check letter as the PNC id,
 * from year and serial.
 */
export function parseCroNumber(text: string): Identifier | null {
  const compact = text.toUpperCase().replace(/[\s.-]/g, '')
  const file = /^SF(\d{2})\/(\d{1,6})([A-Z])$/.exec(compact)
  const standard = /^(\d{1,6})\/(\d{2})([A-Z])$/.exec(compact)
  if (file === null && standard === null) return null
  const [year, serial, letter] =
    file === null
      ? [standard![2]!, standard![1]!.padStart(6, '0'), standard![3]!]
      : [file[1]!, file[2]!.replace(/^0+(?=\d)/, ''), file[3]!]
  const normal = file === null ? `${serial}/${year}${letter}` : `SF${year}/${serial}${letter}`
  const parts = { year, serial, letter, record: file === null ? 'fingerprints' : 'file' }
  return checked('cro-number', normal, parts, letter, checkLetter(year + serial))
}

/**
 * An arrest/summons number: "11/01ZD/01/448754K" (year, force and unit, system, sequence, check
 * letter), slashes optional where the sequence has its eleven digits. The letter is worked from force,
 * system, year and sequence; where force or system holds a letter no published rule says how, and it
 * stays unchecked.
 */
export function parseArrestSummonsNumber(text: string): Identifier | null {
  const compact = text.toUpperCase().replace(/\s/g, '')
  const found =
    /^(\d{2})\/([A-Z0-9]{2})([A-Z0-9]{2})\/([A-Z0-9]{2})\/(\d{1,11})([A-Z])$/.exec(compact) ??
    /^(\d{2})([A-Z0-9]{2})([A-Z0-9]{2})([A-Z0-9]{2})(\d{11})([A-Z])$/.exec(compact)
  if (found === null) return null
  const [year, force, unit, system] = [found[1]!, found[2]!, found[3]!, found[4]!]
  const sequence = found[5]!.padStart(11, '0')
  const letter = found[6]!
  const normal = `${year}/${force}${unit}/${system}/${sequence}${letter}`
  const parts = { year, force, unit, system, sequence, letter }
  const worked = force + system
  if (!/^\d{4}$/.test(worked)) return unchecked('arrest-summons-number', normal, parts)
  const expected = checkLetter(worked + year + sequence)
  return checked('arrest-summons-number', normal, parts, letter, expected)
}

/** A prison number: "A1234AA". */
export function parsePrisonNumber(text: string): Identifier | null {
  const compact = text.toUpperCase().replace(/\s/g, '')
  return /^[A-Z]\d{4}[A-Z]{2}$/.test(compact) ? unchecked('prison-number', compact) : null
}

/** A probation case reference number: "X123456". */
export function parseProbationCrn(text: string): Identifier | null {
  const compact = text.toUpperCase().replace(/\s/g, '')
  return /^[A-Z]\d{6}$/.test(compact) ? unchecked('probation-crn', compact) : null
}
