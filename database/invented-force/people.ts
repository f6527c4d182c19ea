import { dayNumber, isoDay } from './calendar.ts'
import { COMMUNITIES, type Community } from './name-tables.ts'
import {
  calledBy,
  type FamilyNames,
  familyNames,
  fullName,
  namePerson,
  type Place,
} from './naming.ts'
import { Stream, streamOf, uuidAt, Weighted } from './random.ts'
import type { PersonRow } from './rows.ts'

/** Ids of things that are simply there carry this instant plus their number, so they sort as made. */
export const MADE_AT = Date.UTC(2015, 0, 1)

/**
 * Numbers that Ofcom keeps free for drama, so that no one is ever rung: mobiles 07700 900000 to 900999,
 * Birmingham 0121 496 0000 to 0999, no area 01632 960000 to 960999, UK-wide 03069 990000 to 990999.
 * There are only thousands of them: among millions of people each repeats.
 */
export const DRAMA_NUMBERS = /^(07700 900\d{3}|0121 496 0\d{3}|01632 960\d{3}|03069 990\d{3})$/

const three = (stream: Stream) => String(stream.below(1000)).padStart(3, '0')
export const dramaMobile = (stream: Stream) => `07700 900${three(stream)}`
export const dramaLandline = (stream: Stream) =>
  stream.chance(0.85) ? `0121 496 0${three(stream)}` : `01632 960${three(stream)}`
export const dramaOffice = (stream: Stream) => `03069 990${three(stream)}`

export function exampleEmail(stream: Stream, first: string, last: string | null): string {
  const plain = (text: string) =>
    text
      .replace(/[łŁ]/g, 'l')
      .replace(/ø/g, 'o')
      .replace(/[đĐ]/g, 'd')
      .replace(/ß/g, 'ss')
      .normalize('NFD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase()
  const local = [plain(first), last === null ? '' : plain(last)]
    .filter(Boolean)
    .join(stream.chance(0.7) ? '.' : '')
  return `${local}${stream.chance(0.6) ? stream.below(99) + 1 : ''}@example.${stream.chance(0.6) ? 'com' : 'org'}`
}

interface Member {
  sex: 'female' | 'male'
  age: number
  place: Place
}

const KINDS = [
  'one adult',
  'one pensioner',
  'pensioner couple',
  'couple',
  'couple with children',
  'lone parent',
  'sharers',
  'three generations',
] as const
type HouseholdKind = (typeof KINDS)[number]

function kindsFor(size: number): Weighted<HouseholdKind> {
  const f = size / 2.3
  return new Weighted(KINDS, [
    15 / f ** 2,
    13 / f ** 2.4,
    11 / f ** 2,
    16 / f,
    25 * f,
    11,
    4,
    2 * f ** 3,
  ])
}

export interface Households {
  /** The people at an address, in order; empty where nobody lives. */
  peopleAt: (address: number) => PersonRow[]
  householdId: (address: number) => string
  landline: (address: number) => string | null
}

/**
 * Makes the people of any address from the address's own stream: nobody is stored, and the same people are
 * found there each time.
 */
export function makeHouseholds(
  seed: number,
  cells: number,
  cellOf: (address: number) => number,
  isHome: (address: number) => boolean,
  addressId: (address: number) => string,
  year: number,
): Households {
  const mix = Array.from({ length: cells }, (_, c) => {
    const stream = streamOf(seed, 'communities', c)
    return new Weighted<Community>(
      COMMUNITIES,
      COMMUNITIES.map(
        k =>
          k.share * (k.id === 'english' ? stream.lognormal(1, 0.35) : stream.lognormal(0.8, 0.75)),
      ),
    )
  })
  const kinds = new Map(COMMUNITIES.map(k => [k.id, kindsFor(k.household)]))
  const stream = new Stream()
  const householdId = (address: number) => uuidAt(MADE_AT + address, seed, 'household', address)

  function peopleAt(address: number): PersonRow[] {
    if (!isHome(address)) return []
    stream.reset(seed, 'household', address)
    if (stream.chance(0.035)) return []
    const community = mix[cellOf(address)]!.draw(stream)
    const members = makeMembers(stream, kinds.get(community.id)!.draw(stream), community.household)
    const names = familyNames(stream, community)
    return members.map((member, i) => person(address, i, member, names))
  }

  function person(address: number, i: number, member: Member, names: FamilyNames): PersonRow {
    const { sex, age, place } = member
    const born = year - age
    const name = namePerson(stream, names, sex, born, place)
    if (i === 0 && sex === 'male') names.father = name.givenNames[0]!
    const birthday = dayNumber(born, 1, 1) + stream.below(365)
    const adult = age >= 16
    const mobile = stream.chance(age < 11 ? 0 : age < 75 ? 0.94 : 0.6) ? dramaMobile(stream) : null
    const email =
      adult && stream.chance(age < 75 ? 0.85 : 0.4)
        ? exampleEmail(stream, calledBy(name.givenNames), name.familyName)
        : null
    const [needs, language] = names.community.interpreter
    return {
      id: uuidAt(MADE_AT + address, seed, 'person', address, i),
      householdId: householdId(address),
      addressId: addressId(address),
      ...name,
      fullName: fullName(name),
      sex,
      dateOfBirth: isoDay(birthday),
      mobile,
      email,
      interpreterLanguage: adult && stream.chance(needs * (age > 55 ? 1.6 : 0.9)) ? language : null,
    }
  }

  return {
    peopleAt,
    householdId,
    landline: address => {
      const own = streamOf(seed, 'landline', address)
      return own.chance(0.45) ? dramaLandline(own) : null
    },
  }
}

function makeMembers(stream: Stream, kind: HouseholdKind, size: number): Member[] {
  const sex = () => (stream.chance(0.5) ? 'female' : 'male')
  const adult = (low: number, high: number) => Math.floor(stream.between(low, high))
  const members: Member[] = []
  const couple = (low: number, high: number) => {
    const age = adult(low, high)
    members.push({ sex: 'male', age, place: 'head' })
    const partnerAge = Math.max(18, Math.round(age - 2 + 3.5 * stream.normal()))
    members.push({
      sex: stream.chance(0.97) ? 'female' : 'male',
      age: partnerAge,
      place: 'partner',
    })
    return Math.min(age, partnerAge)
  }
  const children = (parentAge: number, mean: number) => {
    const count = Math.min(7, 1 + stream.poisson(mean))
    for (let i = 0; i < count; i++) {
      const oldest = Math.min(26, parentAge - 18)
      members.push({
        sex: sex(),
        age: Math.floor(stream.unit() ** 0.75 * Math.max(1, oldest)),
        place: 'child',
      })
    }
  }
  const extra = 0.85 * (size / 2.3) ** 1.3
  switch (kind) {
    case 'one adult':
      members.push({
        sex: stream.chance(0.42) ? 'female' : 'male',
        age: adult(19, 66),
        place: 'head',
      })
      break
    case 'one pensioner':
      members.push({
        sex: stream.chance(0.64) ? 'female' : 'male',
        age: adult(66, 97),
        place: 'head',
      })
      break
    case 'pensioner couple':
      couple(65, 90)
      break
    case 'couple':
      couple(21, 66)
      break
    case 'couple with children':
      children(couple(27, 58), extra)
      break
    case 'lone parent': {
      const age = adult(23, 56)
      members.push({ sex: stream.chance(0.86) ? 'female' : 'male', age, place: 'head' })
      children(age, extra * 0.8)
      break
    }
    case 'sharers':
      for (let i = 2 + stream.below(4); i > 0; i--)
        members.push({ sex: sex(), age: adult(18, 36), place: 'sharer' })
      break
    case 'three generations': {
      const age = couple(30, 50)
      children(age, extra)
      members.push({
        sex: stream.chance(0.66) ? 'female' : 'male',
        age: age + adult(21, 34),
        place: 'parent',
      })
      break
    }
  }
  return members
}
