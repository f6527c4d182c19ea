/**
 * What linking people in the United Kingdom needs: `cleanings` make a text comparable, `keys` find candidates,
 * `measures` say how alike two cleaned texts are. Under them, readers for each kind of value, useful alone.
 */
export { type Address, cleanAddress, parseAddress } from './addresses/address.ts'
export { cleanings } from './cleanings.ts'
export {
  type DateRelation,
  dateMeasure,
  dateSimilarity,
  relateDates,
} from './dates/compare-dates.ts'
export {
  type DateOrder,
  dayNumber,
  formatDate,
  isDefaultDate,
  type PartialDate,
  parseDate,
  readFormatted,
} from './dates/date.ts'
export { type Email, parseEmail } from './emails/email.ts'
export * from './identifiers/index.ts'
export { keys } from './keys.ts'
export { measures } from './measures.ts'
export * from './names/index.ts'
export {
  isFillerPhone,
  isUkMobile,
  type PhoneRelation,
  parsePhone,
  phoneMeasure,
  phoneSimilarity,
  relatePhones,
} from './phones/phone.ts'
export {
  areaOf,
  type Postcode,
  type PostcodeRelation,
  parseOutcode,
  parsePostcode,
  postcodeMeasure,
  postcodeSimilarity,
  relatePostcodes,
} from './postcodes/postcode.ts'
