/**
 * People invented to count by: who they are, and what two records of them say. The lists are our own, of common
 * names; earlier ones are commoner. Nothing here is about anybody.
 */
import type { RecordValues } from '@bluelamp/science/linkage'

const list = (text: string) => text.split(' ')
const families = list(
  'Smith Jones Khan Taylor Williams Patel Brown Singh Davies Hussain Evans Wilson Ali Thomas Ahmed Roberts Johnson Begum Lewis Walker Kaur Robinson Wood Thompson White Watson Jackson Wright Green Harris Cooper King Lee Mahmood Martin Clarke James Morgan Akhtar Hughes Edwards Hill Moore Clark Harrison Scott Young Nowak Morris Hall Ward Turner Carter Phillips Mitchell Kowalski Adams Anderson Allen Cook Bailey Parker Mohamed Bell Price Baker Griffiths Shah Simpson Marshall Collins Bennett Cox Popescu Richardson Fox Gray Rose Chapman Hunt Shaw Reynolds Lloyd Ellis Okafor Richards Powell Palmer Rogers Mensah Byrne Murphy Walsh Dhillon Chowdhury Nguyen Chen Wang Silva Ionescu Wojcik Abdi Hassan Osman Rao Iqbal Malik Rehman Qureshi Mirza Bhatti Chaudhry Sandhu Gill Sidhu Lewandowski Zielinska Papadopoulos Onyango Adeyemi Okonkwo Boateng Campbell Stewart Grant Francis Gordon Mills Bates Holland Knowles Barton Fletcher Pritchard',
)
const givens = list(
  'Mohammed John David Sarah James Paul Muhammad Michael Emma Mark Claire Peter Andrew Ali Stephen Daniel Laura Robert Christopher Rebecca Richard Fatima Thomas Jessica Matthew Charlotte Simon Amanda Adam Hannah Lee Sophie Ahmed Aisha Jason Rachel William Susan Ian Jack Olivia Joshua Emily Harry Chloe Karen Oliver Amy George Lucy Ryan Mary Luke Zainab Callum Margaret Nathan Nicola Omar Zara Ibrahim Harpreet Gurpreet Jaswinder Anna Piotr Katarzyna Maria Andrei Elena Ioana Samuel Grace Ruby Ella Leah Megan Holly Abigail Noah Liam Ethan Tyler Connor Lewis Owen Jake Dylan Hamza Bilal Usman Imran Asif Nadia Saima Yasmin Maryam Khadija Amina Hodan Abdullah Yusuf Ismail Kwame Ama Chidi Ngozi Wei Li Mei Thanh Linh Siobhan Aoife Sean Patrick Dawn Tracey Kelly Gemma Stacey Kerry Wayne Darren Craig Gary Neil Dean Shaun Gareth Rhys Sian Bronwen Angus Fiona Isla Hamish Ewan Morag Jean Doris Edna Ivy Elsie Arthur Stanley Cyril Norman Ravi Sanjay Priya Anjali Deepak Sunita Meera',
)
const short: Readonly<Record<string, string>> = {
  Michael: 'Mick',
  Robert: 'Bob',
  William: 'Bill',
  Christopher: 'Chris',
  Matthew: 'Matt',
  Daniel: 'Dan',
  Rebecca: 'Becky',
  Susan: 'Sue',
  Thomas: 'Tom',
  Samuel: 'Sam',
  Andrew: 'Andy',
  Stephen: 'Steve',
  Mohammed: 'Mo',
  Joshua: 'Josh',
  Margaret: 'Maggie',
  Jessica: 'Jess',
  Abigail: 'Abi',
  Nathan: 'Nate',
}

export type Chance = () => number

/** Mulberry32: the same seed gives the same people. */
export function chanceFrom(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type InventedPerson = {
  household: number
  given: string
  middle: string | undefined
  family: string
  born: string
  mobile: string
  landline: string | undefined
  email: string
  homes: readonly { uprn: string; postcode: string }[]
  pnc: string | undefined
}

const digits = (chance: Chance, count: number) =>
  Array.from({ length: count }, () => Math.floor(chance() * 10)).join('')
const letter = (chance: Chance) => 'ABDEFGHJLNPQRSTUWXYZ'[Math.floor(chance() * 20)]!

const starts = list(
  'Bal Cor Den El Fen Gar Hol Ir Jar Kel Lan Mar Nor Os Pel Quin Ros Sel Tar Ul Ver Wex Yar Zel',
)
const middles = list('a an ar e el en i in ir o ol on or u ul ur')
const ends = list(
  'bury by croft dale den field ford ham ley lin man mer more ness ni rick shaw ska son ster ton va vic wick worth',
)

/** Few names are common and most are rare: a good half from the list, falling with the rank; the others made of parts. */
function drawFrom(names: readonly string[], chance: Chance): string {
  const of = (parts: readonly string[]) => parts[Math.floor(chance() * parts.length)]!
  if (chance() < 0.45) return of(starts) + of(middles) + of(ends)
  const head = 16
  const at = Math.floor(head * ((names.length + head) / head) ** chance()) - head
  return names[Math.min(names.length - 1, at)]!
}

function birthday(chance: Chance, from: number, to: number): string {
  const year = from + Math.floor(chance() * (to - from))
  const day = new Date(Date.UTC(year, 0, 1 + Math.floor(chance() * 365)))
  return day.toISOString().slice(0, 10)
}

/** A family of one to five: they share a name, a home, mostly a landline, now and then a mobile or an email. */
function inventHousehold(household: number, chance: Chance): InventedPerson[] {
  const family = drawFrom(families, chance)
  const home = () => ({
    uprn: digits(chance, 12),
    postcode: `W${letter(chance)}${Math.floor(chance() * 30) + 1} ${Math.floor(chance() * 9) + 1}${letter(chance)}${letter(chance)}`,
  })
  const [now, before] = [home(), home()]
  const landline = chance() < 0.4 ? `0121${digits(chance, 7)}` : undefined
  const size = 1 + Math.floor(chance() * 5)
  const people: InventedPerson[] = []
  for (let at = 0; at < size; at++) {
    const parent = at < 2
    const [first] = people
    const twin = at > 2 && chance() < 0.03 ? people[at - 1] : undefined
    // A son who is called what his father is called.
    const given = at > 1 && first && chance() < 0.03 ? first.given : drawFrom(givens, chance)
    people.push({
      household,
      given,
      middle: chance() < 0.3 ? drawFrom(givens, chance) : undefined,
      family: chance() < 0.12 ? drawFrom(families, chance) : family,
      born: twin?.born ?? (parent ? birthday(chance, 1945, 1995) : birthday(chance, 1985, 2015)),
      mobile: first && chance() < 0.06 ? first.mobile : `07${digits(chance, 9)}`,
      landline,
      email: first && chance() < 0.05 ? first.email : `${digits(chance, 9)}@example.org`,
      homes: [now, before],
      pnc:
        chance() < 0.1
          ? `${2000 + Math.floor(chance() * 26)}/${digits(chance, 7)}${letter(chance)}`
          : undefined,
    })
  }
  return people
}

export function inventPeople(count: number, chance: Chance): InventedPerson[] {
  const people: InventedPerson[] = []
  for (let household = 0; people.length < count; household++) {
    people.push(...inventHousehold(household, chance))
  }
  return people.slice(0, count)
}

function slip(text: string, chance: Chance): string {
  const at = Math.floor(chance() * (text.length - 1))
  const kind = chance()
  if (kind < 0.3) return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
  if (kind < 0.6) return text.slice(0, at) + text.slice(at + 1)
  if (kind < 0.8) return text.slice(0, at) + text[at] + text.slice(at)
  return `${text.slice(0, at)}${'aeioulnrst'[Math.floor(chance() * 10)]}${text.slice(at + 1)}`
}

function writeName(person: InventedPerson, chance: Chance): string {
  let given = person.given
  if (chance() < 0.06) given = short[given] ?? given
  if (chance() < 0.03) given = given[0]!
  let family = person.family
  if (chance() < 0.02) family = drawFrom(families, chance)
  if (chance() < 0.05) given = given.length > 3 ? slip(given, chance) : given
  if (chance() < 0.05) family = slip(family, chance)
  const middle = person.middle && chance() < 0.35 ? ` ${person.middle}` : ''
  if (chance() < 0.01) return family
  return chance() < 0.05 ? `${family}, ${given}${middle}` : `${given}${middle} ${family}`
}

function writeBirth(born: string, chance: Chance): string {
  const [year, month, day] = born.split('-') as [string, string, string]
  const kind = chance()
  if (kind < 0.015 && Number(day) <= 12) return `${year}-${day}-${month}`
  if (kind < 0.03) return `${Number(year) + (chance() < 0.5 ? 1 : 10)}-${month}-${day}`
  if (kind < 0.045)
    return `${year}-${month}-${String(1 + Math.floor(chance() * 28)).padStart(2, '0')}`
  if (kind < 0.05) return `${year}-01-01`
  if (kind < 0.07) return year
  return kind < 0.08 ? birthday(chance, 1945, 2015) : born
}

/** What one record says of them: parts left out, slips of the hand, an old address, another phone. */
export function writeRecord(person: InventedPerson, chance: Chance): RecordValues {
  const home = person.homes[chance() < 0.8 ? 0 : 1]!
  const phone = () => {
    const kind = chance()
    if (kind < 0.2 && person.landline) return person.landline
    if (kind < 0.35) return `07${digits(chance, 9)}`
    return kind < 0.38 ? slip(person.mobile, chance).replace(/\D/g, '1') : person.mobile
  }
  return {
    name: writeName(person, chance),
    'date-of-birth': chance() < 0.6 ? writeBirth(person.born, chance) : null,
    phone: chance() < 0.6 ? phone() : null,
    email:
      chance() < 0.35
        ? chance() < 0.85
          ? person.email
          : `${digits(chance, 9)}@example.org`
        : null,
    uprn: chance() < 0.4 ? home.uprn : null,
    postcode: chance() < 0.55 ? home.postcode : null,
    'pnc-id':
      person.pnc && chance() < 0.4
        ? chance() < 0.97
          ? person.pnc
          : slip(person.pnc, chance)
        : null,
  }
}
