import type { Identifier, IdentifierKind } from './identifier.ts'
import { parseImei } from './imei.ts'
import {
  parseArrestSummonsNumber,
  parseCroNumber,
  parsePncId,
  parsePrisonNumber,
  parseProbationCrn,
} from './police-numbers.ts'
import {
  parseDriverNumber,
  parseNationalInsuranceNumber,
  parseNhsNumber,
  parseVehicleRegistration,
} from './public-numbers.ts'

export { checkLetter, luhnDigit, passesLuhn } from './check-letter.ts'
export type { Identifier, IdentifierKind } from './identifier.ts'
export { parseImei } from './imei.ts'
export {
  parseArrestSummonsNumber,
  parseCroNumber,
  parsePncId,
  parsePrisonNumber,
  parseProbationCrn,
} from './police-numbers.ts'
export {
  parseDriverNumber,
  parseNationalInsuranceNumber,
  parseNhsNumber,
  parseVehicleRegistration,
} from './public-numbers.ts'

/** Each reads a text as one kind of identifier; nothing where it has not that shape. */
export const identifierReaders: Readonly<
  Record<IdentifierKind, (text: string) => Identifier | null>
> = {
  'pnc-id': text => parsePncId(text),
  'cro-number': parseCroNumber,
  'arrest-summons-number': parseArrestSummonsNumber,
  'driver-number': parseDriverNumber,
  'nhs-number': parseNhsNumber,
  'national-insurance-number': parseNationalInsuranceNumber,
  'vehicle-registration': parseVehicleRegistration,
  imei: parseImei,
  'prison-number': parsePrisonNumber,
  'probation-crn': parseProbationCrn,
}
