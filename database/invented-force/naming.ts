import type { Community } from './name-tables.ts'
import type { Stream } from './random.ts'
import type { NameOrder } from './rows.ts'

export type Place = 'head' | 'partner' | 'child' | 'parent' | 'sharer'

/** What the members of one household share when they are named. */
export interface FamilyNames {
  community: Community
  /** As written for a man of the household. */
  family: string
  /** Where names are chains of given names: the father's and the grandfather's. */
  father: string
  grandfather: string
  /** Some Sikh households use Singh and Kaur alone; some others no family name at all. */
  bare: boolean
  order: NameOrder
}

export interface PersonName {
  givenNames: string[]
  familyName: string | null
  formerFamilyName: string | null
  knownAs: string | null
  nameOrder: NameOrder
}

const SHORT: Record<string, string> = {
  William: 'Bill',
  Robert: 'Bob',
  Thomas: 'Tom',
  Margaret: 'Maggie',
  Patricia: 'Pat',
  Susan: 'Sue',
  Michael: 'Mick',
  Christopher: 'Chris',
  Matthew: 'Matt',
  Benjamin: 'Ben',
  Samuel: 'Sam',
  Rebecca: 'Becky',
  Victoria: 'Vicky',
  Jennifer: 'Jenny',
  Katherine: 'Kate',
  Elizabeth: 'Liz',
  Joshua: 'Josh',
  Mohammed: 'Mo',
  Muhammad: 'Mo',
  Daniel: 'Danny',
  Kathleen: 'Kath',
  Terence: 'Terry',
  Anthony: 'Tony',
  Andrew: 'Andy',
  Stephen: 'Steve',
  Deborah: 'Debbie',
  Jessica: 'Jess',
  Harpreet: 'Harps',
  Sukhwinder: 'Suki',
  Małgorzata: 'Gosia',
  Katarzyna: 'Kasia',
  Agnieszka: 'Aga',
  Krzysztof: 'Chris',
}

/** A name from a list: those that stand earlier are commoner. */
function common(stream: Stream, list: readonly string[]): string {
  return list[Math.floor(list.length * stream.unit() ** 1.5)]!
}

export function givenName(
  stream: Stream,
  community: Community,
  sex: 'female' | 'male',
  born: number,
): string {
  return common(
    stream,
    (sex === 'female' ? community.women : community.men)[born < 1960 ? 0 : born < 1995 ? 1 : 2]!,
  )
}

export function familyNames(stream: Stream, community: Community): FamilyNames {
  const { custom, men } = community
  let family = common(stream, community.families)
  if (custom === 'iberian') family = `${family} ${stream.pick(community.families)}`
  if (custom === 'english' && stream.chance(0.035))
    family = `${family}-${stream.pick(community.families)}`
  const bareShare =
    custom === 'sikh' ? 0.3 : custom === 'afghan' ? 0.15 : custom === 'tamil' ? 0.12 : 0
  const firstShare =
    custom === 'chinese' ? 0.6 : custom === 'vietnamese' ? 0.8 : custom === 'hungarian' ? 0.3 : 0
  return {
    community,
    family,
    father: common(stream, men[1]!),
    grandfather: common(stream, men[0]!),
    bare: stream.chance(bareShare),
    order: stream.chance(firstShare) ? 'family-first' : 'given-first',
  }
}

/** A person's name by the custom of the household's community. */
export function namePerson(
  stream: Stream,
  names: FamilyNames,
  sex: 'female' | 'male',
  born: number,
  place: Place,
): PersonName {
  const { community } = names
  const own = place === 'sharer' || place === 'partner' ? familyNames(stream, community) : names
  const first = givenName(stream, community, sex, born)
  let given = [first]
  let family: string | null = place === 'sharer' ? own.family : names.family
  let former: string | null = null
  let knownAs: string | null = null
  const woman = sex === 'female'
  const second = () => {
    const other = givenName(stream, community, sex, born - 15)
    if (other !== first) given.push(other)
  }
  switch (community.custom) {
    case 'english':
      if (stream.chance(0.72)) second()
      if (place === 'partner' && woman) former = own.family
      break
    case 'sikh':
      given.push(woman ? 'Kaur' : 'Singh')
      if (names.bare || family === 'Singh') {
        family = given.pop()!
      }
      break
    case 'pakistani':
    case 'bangladeshi': {
      const endings =
        community.custom === 'pakistani'
          ? ['Bibi', 'Begum', 'Akhtar', 'Kauser', 'Khatoon', 'Parveen']
          : ['Begum', 'Begum', 'Khatun', 'Khanom']
      if (woman && stream.chance(born < 1990 ? 0.6 : 0.12)) family = stream.pick(endings)
      else if (!woman && !/^M[ou]hamm/.test(first) && stream.chance(0.4))
        given = [stream.pick(['Mohammed', 'Mohammad', 'Muhammad', 'Md']), first]
      break
    }
    case 'polish':
      if (woman) family = family.replace(/([sc])ki$/, '$1ka')
      break
    case 'somali':
      given.push(place === 'child' ? names.father : own.father)
      family = place === 'child' ? names.grandfather : own.grandfather
      break
    case 'arab':
      if (stream.chance(0.5)) given.push(place === 'child' ? names.father : own.father)
      if (place === 'partner') family = own.family
      break
    case 'chinese':
      if (stream.chance(born > 1980 ? 0.4 : 0.15))
        knownAs = stream.pick(
          woman
            ? ['Amy', 'Grace', 'Vivian', 'Michelle', 'Jenny']
            : ['Kevin', 'Jason', 'Eric', 'Raymond', 'Alan'],
        )
      if (place === 'partner') family = own.family
      break
    case 'vietnamese':
      given = woman
        ? stream.chance(0.6)
          ? ['Thị', first]
          : [first]
        : stream.chance(0.5)
          ? ['Văn', first]
          : [first]
      if (place === 'partner') family = own.family
      break
    case 'tamil':
      if (names.bare) {
        given = [`${names.father.charAt(0)}.`, first]
        family = null
      } else if (place === 'partner') family = names.father
      break
    case 'afghan':
      if (names.bare) family = null
      else if (place === 'partner') family = own.family
      break
    case 'iberian':
      if (stream.chance(0.4)) second()
      if (place === 'partner') family = own.family
      break
    case 'hungarian':
    case 'plain':
      if (stream.chance(0.4)) second()
      if (community.id.startsWith('lithuanian') && woman)
        family = family.replace(/(ausk|[^e])as$/, place === 'child' ? '$1aitė' : '$1ienė')
      if (place === 'partner' && woman && stream.chance(0.7)) former = own.family
      break
  }
  if (former === family) former = null
  if (!knownAs && stream.chance(0.12)) knownAs = SHORT[first] ?? null
  return {
    givenNames: given,
    familyName: family,
    formerFamilyName: former,
    knownAs,
    nameOrder: names.order,
  }
}

export function fullName(
  name: Pick<PersonName, 'givenNames' | 'familyName' | 'nameOrder'>,
): string {
  const given = name.givenNames.join(' ')
  if (name.familyName === null) return given
  return name.nameOrder === 'family-first'
    ? `${name.familyName} ${given}`
    : `${given} ${name.familyName}`
}

/** The given name a person goes by: not a prefixed Mohammed, a father's initial or a middle word such as Thị. */
export function calledBy(givenNames: readonly string[]): string {
  const first = givenNames[0]!
  return givenNames.length > 1 && /^(M[ou]hamm[ae]d|Md|Thị|Văn|.\.)$/.test(first)
    ? givenNames.at(-1)!
    : first
}
