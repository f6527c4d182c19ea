import { COMMUNITIES } from '../../database/invented-force/name-tables.ts'
import {
  calledBy,
  familyNames,
  givenName,
  namePerson,
  type PersonName,
} from '../../database/invented-force/naming.ts'
import { type Stream, streamOf, Weighted } from '../../database/invented-force/random.ts'
import type { RecordTable } from '../../science/linkage/model.ts'
import { misdate, misdial, mistype } from './errors.ts'
import { rareFamilyName, respell } from './names.ts'
import { type Home, homeAt } from './places.ts'

/** All of it invented: who these people are is known because they were made here. */
export type InventedPeople = {
  readonly records: RecordTable
  /** Row to the number of the person it is of. */
  readonly person: Int32Array
}

export const inventedColumns = [
  'forenames',
  'surname',
  'date_of_birth',
  'sex',
  'address',
  'town',
  'postcode',
  'phone',
  'email',
] as const
export type InventedColumn = (typeof inventedColumns)[number]
export type InventedRecord = Record<InventedColumn, string | null>

type Person = {
  name: PersonName
  sex: 'female' | 'male'
  born: string
  homes: Home[]
  phones: string[]
  email: string | null
}

const communities = new Weighted(
  COMMUNITIES,
  COMMUNITIES.map(community => community.share),
)
const sizes = Weighted.of([
  [1, 30],
  [2, 34],
  [3, 16],
  [4, 13],
  [5, 7],
])
/** How often one person turns up: half of those of a household that is known are not known themselves. */
const records = Weighted.of([
  [0, 100],
  [1, 50],
  [2, 22],
  [3, 11],
  [4, 7],
  [6, 6],
  [10, 4],
])
const lastBirth = 2024
const meanRecords = 1.14
const meanHousehold = 2.33

/**
 * Records of invented people, household by household, until there are `count`: the same for the same seed, and those
 * of a household whatever the count. Errors are those of police records: misspelt and misheard names, short names,
 * swapped columns, names by marriage, wrong and default dates of birth, removals, missing values. Hard cases are
 * in them: twins, a son with his father's names, households that share surname, address and telephone.
 */
export function* inventRecords(
  count: number,
  seed: number,
): Generator<{ person: number; values: InventedRecord }> {
  const homes = Math.ceil((count / meanRecords / meanHousehold) * 1.3) + 1000
  let made = 0
  let person = 0
  const stream = streamOf(seed, 'people')
  for (let household = 0; made < count; household++) {
    stream.reset(seed, 'people', household)
    for (const member of inventHousehold(household, homes, stream)) {
      const times = records.draw(stream)
      for (let time = 0; time < times && made < count; time++, made++) {
        yield { person, values: putDown(member, stream) }
      }
      person++
    }
  }
}

/** The same as a table, its rows in no order. Some 400 bytes a record. */
export function inventPeople(count: number, seed: number): InventedPeople {
  const columns = Object.fromEntries(
    inventedColumns.map(name => [name, new Array<string | null>(count).fill(null)]),
  ) as Record<InventedColumn, (string | null)[]>
  const ids = Array.from({ length: count }, (_, row) => `p${row}`)
  const person = new Int32Array(count)
  const place = shuffledPlaces(count)
  let made = 0
  for (const { person: number, values } of inventRecords(count, seed)) {
    const row = place(made++)
    person[row] = number
    for (const name of inventedColumns) columns[name][row] = values[name]
  }
  return { records: { ids, columns }, person }
}

/** Each place once, far from its neighbours: a step that shares no factor with the count. */
function shuffledPlaces(count: number): (n: number) => number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b))
  let step = Math.floor(count * 0.6180339887) | 1
  while (common(step, count) !== 1) step++
  return n => Number((BigInt(n) * BigInt(step)) % BigInt(count))
}

function inventHousehold(household: number, homes: number, stream: Stream): Person[] {
  const community = communities.draw(stream)
  const names = familyNames(stream, community)
  if (community.custom === 'english' && stream.chance(0.55)) names.family = rareFamilyName(stream)
  const home = homeAt(household % homes, stream)
  const landline = telephone(stream)
  const size = sizes.draw(stream)
  const members: Person[] = []
  const eldest = 1935 + stream.below(66)
  for (let n = 0; n < size; n++) {
    const place = n === 0 ? 'head' : n === 1 && size > 1 ? 'partner' : 'child'
    const sex =
      place === 'partner' ? other(members[0]!.sex) : stream.chance(0.5) ? 'female' : 'male'
    const born = Math.min(
      lastBirth,
      place === 'child' ? eldest + 20 + stream.below(16) : eldest + stream.below(5),
    )
    const name = namePerson(stream, names, sex, born, place)
    const own = telephone(stream)
    const person: Person = {
      name,
      sex,
      born: birthday(born, stream),
      homes: [home],
      phones: stream.chance(0.15) ? [landline] : [own, own, own, landline],
      email: stream.chance(0.5) ? mailbox(name, stream) : null,
    }
    for (let moves = stream.below(100); moves < 25; moves += 15) {
      person.homes.push(homeAt(stream.below(homes), stream))
    }
    if (stream.chance(0.25)) person.phones.unshift(telephone(stream))
    members.push(person)
  }
  const [father, youngest] = [members[0]!, members.at(-1)!]
  // One child in forty has a twin; one son in sixty his father's names.
  if (size > 2 && stream.chance(1 / 40)) members.push(twinOf(youngest, names.community, stream))
  else if (size > 2 && youngest.sex === father.sex && stream.chance(1 / 60)) {
    youngest.name = father.name
  }
  return members
}

function twinOf(person: Person, community: (typeof COMMUNITIES)[number], stream: Stream): Person {
  const sex = stream.chance(0.7) ? person.sex : other(person.sex)
  let first = givenName(stream, community, sex, Number(person.born.slice(0, 4)))
  // Some parents choose names alike.
  for (
    let tries = 0;
    tries < 5 && first.charAt(0) !== person.name.givenNames[0]!.charAt(0);
    tries++
  ) {
    first = givenName(stream, community, sex, Number(person.born.slice(0, 4)))
  }
  if (first === person.name.givenNames[0]) first = `${first}a`
  const name = { ...person.name, givenNames: [first], knownAs: null }
  return { ...person, sex, name, email: null }
}

/** One record of a person, as somebody in a hurry puts it down. */
function putDown(person: Person, stream: Stream): InventedRecord {
  const { name } = person
  let given = [...name.givenNames]
  const draw = stream.unit()
  if (draw < 0.45) given = [given[0]!]
  else if (draw < 0.5) given = [given[0]!, ...given.slice(1).map(other => other.charAt(0))]
  else if (draw < 0.58) given = [name.knownAs ?? calledBy(given)]
  else if (draw < 0.6) given = [given[0]!.charAt(0)]
  let forenames = given.join(' ')
  let surname = name.familyName
  if (name.formerFamilyName && stream.chance(0.3)) surname = name.formerFamilyName
  if (stream.chance(0.08)) forenames = given.map(part => respell(part, stream)).join(' ')
  if (surname && stream.chance(0.08)) surname = respell(surname, stream)
  if (stream.chance(0.05)) forenames = mistype(forenames, stream)
  if (surname && stream.chance(0.06)) surname = mistype(surname, stream)
  if (surname && stream.chance(0.015)) [forenames, surname] = [surname, forenames]

  const home = person.homes[Math.floor(person.homes.length * stream.unit() ** 1.5)]!
  const phone = stream.chance(0.45) ? null : stream.pick(person.phones)
  return {
    forenames,
    surname: stream.chance(0.02) ? null : surname,
    date_of_birth: stream.chance(0.07)
      ? null
      : stream.chance(0.05)
        ? misdate(person.born, stream)
        : person.born,
    sex: stream.chance(0.05) ? null : person.sex,
    address: stream.chance(0.12)
      ? null
      : stream.chance(0.06)
        ? mistype(home.line, stream)
        : home.line,
    town: stream.chance(0.15) ? null : home.town,
    postcode: stream.chance(0.15)
      ? null
      : stream.chance(0.03)
        ? mistype(home.postcode, stream).toUpperCase()
        : home.postcode,
    phone: phone && stream.chance(0.03) ? misdial(phone, stream) : phone,
    email: stream.chance(0.6) ? null : person.email,
  }
}

const other = (sex: 'female' | 'male') => (sex === 'female' ? 'male' : 'female')

function birthday(year: number, stream: Stream): string {
  const day = new Date(Date.UTC(year, 0, 1 + stream.below(365)))
  return day.toISOString().slice(0, 10)
}

/** No number in the United Kingdom begins with 010. */
const telephone = (stream: Stream): string =>
  `010${String(stream.below(100_000_000)).padStart(8, '0')}`

const mailbox = (name: PersonName, stream: Stream): string => {
  const [given, family] = [calledBy(name.givenNames), name.familyName ?? '']
  const plain = `${given}.${family}`.normalize('NFD').replace(/[^A-Za-z.]/g, '')
  return `${plain.toLowerCase()}${stream.below(1000)}@mail.example`
}
