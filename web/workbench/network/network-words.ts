import type { NetworkNode, NetworkTie, TieKind } from '@bluelamp/memory'
import type { ShapeKind } from './picture.ts'

export const tieKindWords: Readonly<Record<TieKind, string>> = {
  people: 'People and organisations',
  things: 'Vehicles and things',
  'contact-details': 'Phone numbers and emails',
  places: 'Places',
  events: 'Incidents and crimes',
}

type Kinded = Pick<NetworkNode, 'kind' | 'subkind'>

export function shapeOf({ kind, subkind }: Kinded): ShapeKind {
  switch (kind) {
    case 'detail':
      return 'contact-detail'
    case 'event':
      return subkind === 'crime' ? 'crime' : 'incident'
    case 'object':
      return subkind === 'vehicle' ? 'vehicle' : 'thing'
    default:
      return kind
  }
}

const subkinds: Readonly<Record<string, string>> = {
  phone: 'Phone number',
  email: 'Email address',
  address: 'Address',
  incident: 'Incident',
  crime: 'Crime',
  vehicle: 'Vehicle',
  property: 'Property',
}
const kinds: Readonly<Record<NetworkNode['kind'], string>> = {
  person: 'Person',
  organisation: 'Organisation',
  object: 'Thing',
  place: 'Place',
  event: 'Event',
  detail: 'Detail',
}

export const kindWords = ({ kind, subkind }: Kinded): string => subkinds[subkind] ?? kinds[kind]

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'Europe/London',
})
export const dayWords = (at: Date | number): string => day.format(at)

const nameless: Readonly<Record<NetworkNode['kind'], string>> = {
  person: 'No name known',
  organisation: 'No name known',
  object: 'No description known',
  place: 'No address known',
  event: 'Nothing more known',
  detail: '',
}

/** What it is called; an event with its day, because many share their words. */
export const nameOf = ({ kind, label, at }: NetworkNode): string =>
  `${label ?? nameless[kind]}${kind === 'event' && at ? `, ${dayWords(at)}` : ''}`

const roleWords: Readonly<Record<string, string>> = {
  reporter: 'reported it',
  scene: 'where it happened',
  incident: 'the incident',
  crime: 'the crime',
  'seen-at': 'where they were seen',
  used: 'used',
  phone: 'phone number given',
  email: 'email given',
}
const roleOf = (role: string) => roleWords[role] ?? role.replaceAll('-', ' ')

/** As what two are spoken of together, each pair once: "reported it – victim". */
export const tieWords = ({ roles }: Pick<NetworkTie, 'roles'>): string =>
  roles.map(pair => pair.split('\t').map(roleOf).join(' – ')).join('; ')

export function whenWords({ first, last }: Pick<NetworkTie, 'first' | 'last'>): string {
  const [from, to] = [dayWords(first), dayWords(last)]
  return from === to ? from : `${from} to ${to}`
}

export const recordWords = (count: number): string =>
  count === 1 ? '1 record' : `${count} records`

export function moreWords({ more, atLeast, closed }: NetworkNode): string {
  if (more === 0) return atLeast ? 'more records than were read' : ''
  const many = `${atLeast ? 'at least ' : ''}${more} more`
  return closed ? `tied to ${many}` : `and ${many}`
}

/** Why entries are one, in the words of whoever or whatever said so. */
export function heldWords({ held }: Pick<NetworkNode, 'held'>): string[] {
  return held.map(({ explanation, probability }) => {
    const { because } = (explanation ?? {}) as { because?: unknown }
    const why =
      Array.isArray(because) && because.length > 0
        ? because.filter(word => typeof word === 'string').join(', ')
        : 'what their records say'
    const sure = probability === null ? '' : ` (${Math.round(100 * probability)}% sure)`
    return `Two entries are held to be one because of ${why}${sure}.`
  })
}
