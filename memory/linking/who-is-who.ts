import { type Finding, type Model, openWeigh, type RecordValues } from '@bluelamp/science/linkage'
import type { EntityKind } from '../tables.ts'
import { type DetailName, matchKey } from './match-key.ts'
import { nameAgrees, personNumbers } from './person-model/describe-person.ts'
import personModelFile from './person-model/person-2026-11-30.json' with { type: 'json' }

export const personModel = personModelFile as unknown as Model
const thingsRule = 'things-2026-11'

/** Why two mentions were held to be of one, or may be. It holds what both records say: shown only to who sees both. */
export type Explanation = {
  model: string
  /** What speaks for it, in words an officer understands. */
  because: string[]
  /** Log2 of the odds before anything was compared, and what each comparison added. Absent for things. */
  prior?: number
  findings?: readonly Finding[]
}

export type Judged = {
  verdict: 'certain' | 'doubtful' | 'apart'
  /** In bits; for things that are one by their number, as much as there is to say. */
  weight: number
  probability: number
  /** A number or a date of birth speaks against it. */
  against: boolean
  explanation: Explanation
}

/** By which a thing or place is the same one: its own number. */
export const ownNumbers: Readonly<Partial<Record<EntityKind, readonly DetailName[]>>> = {
  place: ['uprn'],
  object: ['serial-number', 'registration', 'imei', 'account'],
  organisation: ['company-number'],
}

/** Details of a person that few others share: looked up as they are, whatever the name beside them. */
export const personKeys: readonly DetailName[] = [
  'email',
  'phone',
  ...(Object.keys(personNumbers) as (keyof typeof personNumbers)[]),
]

/** Whether two mentions speak of the same one, and why. The order of the two does not matter. */
export function judge(kind: EntityKind, left: RecordValues, right: RecordValues): Judged {
  return kind === 'person' ? judgePeople(left, right) : judgeThings(kind, left, right)
}

const model = personModel.name
const weigh = openWeigh(personModel)
/** What a second detail must add before a name alone is more than a name. */
const leastSupport = 3
const numbers: ReadonlySet<string> = new Set(Object.values(personNumbers))

function judgePeople(left: RecordValues, right: RecordValues): Judged {
  const { weight, probability, prior, findings } = weigh(left, right)
  const against = findings.some(
    each =>
      each.weight < 0 && (numbers.has(each.comparison) || each.comparison === 'Date of birth'),
  )
  return {
    verdict: verdictOf(probability, findings, against),
    weight,
    probability,
    against,
    explanation: {
      model,
      because: findings.filter(each => each.weight > 0).map(each => `the ${each.level}`),
      prior,
      findings,
    },
  }
}

/**
 * The weights say how likely; this says what may be done about it. A false merge is the worse error: without a person
 * nobody is joined whose name does not agree, or whom a number or date of birth speaks against, however much a
 * household shares. What a household shares is no reason to ask either.
 */
function verdictOf(
  probability: number,
  findings: readonly Finding[],
  against: boolean,
): Judged['verdict'] {
  const { certain, doubtful } = personModel.thresholds
  // One number under two names: an alias, a slip, or somebody using another's. A person finds out which.
  const sameNumber = findings.some(
    each => numbers.has(each.comparison) && each.level === `same ${each.comparison}`,
  )
  if (probability < doubtful) return sameNumber ? 'doubtful' : 'apart'
  const levelOf = (comparison: string) =>
    findings.find(finding => finding.comparison === comparison)?.level ?? ''
  const nameIs = levelOf('Name')
  const support = findings.filter(each => each.comparison !== 'Name' && each.weight >= leastSupport)
  if (support.length === 0) return 'apart'
  const agrees = nameAgrees.includes(nameIs)
  if (agrees && !against && probability >= certain) return 'certain'
  const identified = support.some(
    each => numbers.has(each.comparison) || each.level === 'same date of birth',
  )
  return agrees || nameIs === 'initial and name' || identified ? 'doubtful' : 'apart'
}

const words: Partial<Record<DetailName, string>> = {
  uprn: 'the same address (UPRN)',
  'serial-number': 'the same serial number',
  registration: 'the same registration',
  imei: 'the same IMEI',
  account: 'the same account',
  'company-number': 'the same company number',
}
const asWeighty = 30

function judgeThings(kind: EntityKind, left: RecordValues, right: RecordValues): Judged {
  const told = (ownNumbers[kind] ?? []).filter(name => left[name] && right[name])
  const same = told.filter(name => shares(name, left, right))
  const because = same.map(name => words[name] ?? `the same ${name}`)
  const said = { against: same.length < told.length, explanation: { model: thingsRule, because } }
  if (same.length === 0) return { ...said, verdict: 'apart', weight: -asWeighty, probability: 0 }
  // One number agrees and another does not: a person looks.
  if (said.against) return { ...said, verdict: 'doubtful', weight: 1, probability: 2 / 3 }
  return { ...said, verdict: 'certain', weight: asWeighty, probability: 1 }
}

const keysOf = (name: DetailName, values: RecordValues) =>
  [values[name] ?? []].flat().map(value => matchKey(name, value))

function shares(name: DetailName, left: RecordValues, right: RecordValues): boolean {
  const others = keysOf(name, right)
  return keysOf(name, left).some(key => others.includes(key))
}
