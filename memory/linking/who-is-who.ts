import type { EntityKind } from '../tables.ts'
import type { DetailName } from './match-key.ts'

export const linkingRule = 'who-is-who 2026-11'

/**
 * Whether shared details are enough to say it is the same one. A false merge is the worse error:
 * a person needs the same name and something that few share with them.
 */
export function isSame(kind: EntityKind, shared: readonly DetailName[]): boolean {
  const has = (...names: DetailName[]) => names.some(name => shared.includes(name))
  switch (kind) {
    case 'person':
      return has('name') && has('date-of-birth', 'phone', 'email')
    case 'place':
      return has('uprn')
    case 'object':
      return has('serial-number', 'registration')
    case 'organisation':
    case 'event':
      return false
    default:
      return kind satisfies never
  }
}

/** What `isSame` looks at: only these are searched for, so that a thing that many share hides no match. */
export const decisive: Readonly<Record<EntityKind, readonly DetailName[]>> = {
  person: ['name', 'date-of-birth', 'phone', 'email'],
  place: ['uprn'],
  object: ['serial-number', 'registration'],
  organisation: [],
  event: [],
}

const words: Record<DetailName, string> = {
  name: 'the same name',
  'date-of-birth': 'the same date of birth',
  phone: 'the same phone number',
  email: 'the same email address',
  uprn: 'the same address (UPRN)',
  address: 'the same address',
  postcode: 'the same postcode',
  description: 'the same description',
  'serial-number': 'the same serial number',
  registration: 'the same registration',
}

/** Why two were held to be one, in words an officer understands. */
export function explain(shared: readonly DetailName[]): { rule: string; because: string[] } {
  return { rule: linkingRule, because: shared.map(name => words[name]) }
}
