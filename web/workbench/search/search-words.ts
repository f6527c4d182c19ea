import { formatDate } from '@bluelamp/kit'
import type { FacetName, FoundItem, WhyFound } from '@bluelamp/memory'

const kinds: Readonly<Record<string, string>> = {
  person: 'Person',
  organisation: 'Organisation',
  object: 'Object',
  place: 'Place',
  event: 'Event',
  record: 'Record',
}

const subkinds: Readonly<Record<string, string>> = {
  incident: 'Incident',
  crime: 'Crime',
  contact: 'Contact',
}

export const kindWords = ({ kind, subkind }: Pick<FoundItem, 'kind' | 'subkind'>): string =>
  subkinds[kind === 'event' ? subkind : ''] ?? kinds[kind] ?? kind

const keyNames: Readonly<Record<string, string>> = {
  phone: 'Phone',
  email: 'Email',
  'date-of-birth': 'Date of birth',
  postcode: 'Postcode',
  address: 'Address',
  uprn: 'Property number (UPRN)',
  'serial-number': 'Serial number',
  registration: 'Registration',
  imei: 'IMEI',
  account: 'Account',
  'company-number': 'Company number',
  'pnc-id': 'PNC ID',
  'cro-number': 'CRO number',
  'arrest-summons-number': 'Arrest summons number',
  'prison-number': 'Prison number',
  'probation-crn': 'Probation case number',
  'driver-number': 'Driver number',
  'nhs-number': 'NHS number',
  'national-insurance': 'National Insurance number',
  passport: 'Passport number',
  reference: 'Reference',
  name: 'Name',
  alias: 'Also known as',
  description: 'Description',
  state: 'State',
}

const sentence = (words: string) =>
  words.charAt(0).toUpperCase() + words.slice(1).replaceAll('-', ' ')

export const factName = (name: string): string => keyNames[name] ?? sentence(name)

export const factValue = ({ name, value }: { name: string; value: string }): string =>
  name === 'date-of-birth' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? formatDate(new Date(`${value}T12:00:00Z`))
    : value

export const metresWords = (metres: number): string =>
  metres < 1000 ? `${Math.round(metres)} m` : `${Math.round(metres / 100) / 10} km`

/** One reason, as an officer would say it. */
export function whyWords(why: WhyFound): string {
  switch (why.by) {
    case 'name':
      return nameWords(why)
    case 'key':
      return `${factName(why.name)} is the same`
    case 'born':
      return `Born in ${why.year}`
    case 'district':
      return `Postcode in ${why.district}`
    case 'near':
      return why.metres === 0 ? 'At this place' : `${metresWords(why.metres)} away`
    case 'words':
      return 'These words are in the record'
    default:
      return why satisfies never
  }
}

function nameWords({ asked, word, way }: Extract<WhyFound, { by: 'name' }>): string {
  switch (way) {
    case 'same':
      return `Name has “${word}”`
    case 'other-form':
      return `“${word}” is a form of “${asked}”`
    case 'sounds-alike':
      return `“${word}” sounds like “${asked}”`
    case 'spelled-alike':
      return `“${word}” is spelled like “${asked}”`
    case 'begins-with':
      return `“${word}” begins with “${asked}”`
    default:
      return way satisfies never
  }
}

export const facetWords: Readonly<Record<FacetName, string>> = {
  kind: 'Kind',
  role: 'Role',
  area: 'Area',
  marking: 'Marking',
  channel: 'Came by',
}

const markings: Readonly<Record<string, string>> = { '0': 'OFFICIAL', '1': 'OFFICIAL-SENSITIVE' }

export function facetValue(name: FacetName, value: string, text: string): string {
  if (name === 'marking') return markings[value] ?? value
  if (name === 'kind') return kinds[value] ?? value
  return name === 'area' || /^\d/.test(text) ? text : sentence(text)
}

export const markingWords = (marking: number): string =>
  markings[String(marking)] ?? String(marking)

/** What is of no use beside a title: the title itself, and codes that only programs read. */
export const shownFacts = ({ title, facts }: FoundItem) =>
  facts
    .filter(fact => fact.value !== title && !['uprn', 'description'].includes(fact.name))
    .slice(0, 8)
