import type { Comparison, FieldKind, Finding, Model, Test, Value, Weighed } from '../model.ts'
import { cleanName } from '../people/index.ts'
import { inWords, sayField, shown, singularOf } from './say-field.ts'

/** How much a finding says. Boundaries in bits: 10, 5, 2 and 0.5 (a thousand, 32, 4 and 1.4 times). */
export type Strength = 'very strong' | 'strong' | 'some' | 'slight' | 'none'

export type Said = {
  readonly comparison: string
  /** What the two values are to each other: "The family names sound alike: Nowak and Novak." */
  readonly words: string
  /** "A rare family name: about 1 in 40,000 people here have it." */
  readonly rarity?: string
  readonly speaks: 'for' | 'against' | 'neither'
  readonly strength: Strength
  /** "Strong evidence for one person: about 200 times likelier if they are." */
  readonly meaning: string
  readonly weight: number
}

export type Explanation = {
  /** "Very probably the same person (98.7%)." */
  readonly verdict: string
  /** How likely it was before anything was compared. */
  readonly start: string
  /** Heaviest first, whichever way they speak. */
  readonly findings: readonly Said[]
}

export type ExplainOptions = {
  /** The model that weighed: tells what kind of field was compared, and how often values occur. */
  readonly model?: Pick<Model, 'fields' | 'comparisons' | 'frequencies'>
  /** What the records are of. Default: person, people. */
  readonly subject?: { readonly one: string; readonly many: string }
}

const people = { one: 'person', many: 'people' }

/**
 * Says in plain words why two records weigh what they weigh. Every sentence is about the values themselves;
 * what they count for stands beside it. Without the model, kinds of field are guessed from names.
 */
export function explain(weighed: Weighed, options: ExplainOptions = {}): Explanation {
  const subject = options.subject ?? people
  return {
    verdict: verdictOf(weighed.probability, subject),
    start: `Two records taken at random are of the same ${subject.one} about ${oneIn(probabilityOf(weighed.prior))} times.`,
    findings: weighed.findings
      .map(finding => say(finding, options.model, subject))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  }
}

function say(
  finding: Finding,
  model: ExplainOptions['model'],
  subject: { one: string; many: string },
): Said {
  const comparison = model?.comparisons.find(one => one.name === finding.comparison)
  const { kind, name, several } = topicOf(finding, comparison, model)
  const rarity = rarityOf(finding, comparison, model, kind, name, subject)
  const strength = strengthOf(finding.weight)
  const speaks = strength === 'none' ? 'neither' : finding.weight > 0 ? 'for' : 'against'
  return {
    comparison: finding.comparison,
    words: wordsOf(finding, kind, name, several),
    ...(rarity !== undefined && { rarity }),
    speaks,
    strength,
    meaning: meaningOf(finding.weight, strength, subject),
    weight: finding.weight,
  }
}

/** What others than one person explain as well. */
const saidOfNear: Readonly<Record<string, string>> = {
  household: 'Two people of one home would agree in much of this too.',
  neighbours: 'Two people of one street would agree in some of this too.',
}

/** A finding without values on either side that weighs something is a tie between two comparisons. */
function wordsOf(finding: Finding, kind: FieldKind, name: string, several: boolean): string {
  const near = saidOfNear[finding.comparison]
  if (near !== undefined && finding.left === null && finding.right === null) return near
  if (finding.left === null && finding.right === null && Math.abs(finding.weight) > 1e-9) {
    const both = finding.comparison.split(' with ').map(inWords).join(' and ')
    const much = finding.weight < 0 ? 'less' : 'more'
    return `What is said of ${both} often goes together, so the two say ${much} than each alone.`
  }
  if (several && kind !== 'full-name') {
    const label = finding.level === '' ? 'compared' : finding.level
    // A label of several words says what it is of: "same phone number".
    return label.includes(' ')
      ? `${capital(label)}.`
      : `${capital(inWords(finding.comparison))} is ${label}.`
  }
  return several
    ? sayField(kind, name, eachWordOnce(finding.left), eachWordOnce(finding.right))
    : sayField(kind, name, finding.left, finding.right)
}

/** A name gathered from several columns says each word once. */
function eachWordOnce(value: Value): Value {
  return typeof value === 'string' ? [...new Set(value.split(/\s+/))].join(' ') : value
}

export function strengthOf(bits: number): Strength {
  const size = Math.abs(bits)
  if (size >= 10) return 'very strong'
  if (size >= 5) return 'strong'
  if (size >= 2) return 'some'
  return size >= 0.5 ? 'slight' : 'none'
}

function meaningOf(bits: number, strength: Strength, subject: { one: string; many: string }) {
  if (strength === 'none') return 'Says next to nothing either way.'
  const strong = strength === 'some' ? 'Some' : strength[0]!.toUpperCase() + strength.slice(1)
  const times = `about ${rounded(2 ** Math.min(Math.abs(bits), 40))} times likelier`
  return bits > 0
    ? `${strong} evidence for one ${subject.one}: ${times} if they are the same.`
    : `${strong} evidence for two ${subject.many}: ${times} if they are not the same.`
}

function verdictOf(probability: number, subject: { one: string; many: string }): string {
  const share = percent(probability)
  const same = `the same ${subject.one}`
  if (probability >= 0.999) return `Almost certainly ${same} (${share}).`
  if (probability >= 0.95) return `Very probably ${same} (${share}).`
  if (probability >= 0.75) return `Probably ${same} (${share}).`
  if (probability >= 0.5) return `More likely than not ${same} (${share}).`
  if (probability >= 0.05) return `Probably not ${same} (${share}).`
  return `Almost certainly not ${same} (${share}).`
}

export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Never "100%" or "0%": nothing here is known for certain. */
export function percent(probability: number): string {
  if (probability > 0.9999) return 'over 99.99%'
  if (probability < 0.0001) return 'under 0.01%'
  const digits = probability > 0.99 || probability < 0.01 ? 2 : probability > 0.9 ? 1 : 0
  return `${(probability * 100).toFixed(digits)}%`
}

/** "1 in 40,000". */
export function oneIn(share: number): string {
  return share <= 0 ? 'never' : `1 in ${rounded(1 / share)}`
}

/** Two leading figures and thousands parted: people read 40,000, not 39,874. */
function rounded(number: number): string {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(number)) - 1)
  const value = number < 10 ? Math.round(number * 10) / 10 : Math.round(number / size) * size
  if (value >= 1e9) return `${Math.round(value / 1e8) / 10} thousand million`
  if (value >= 1e6) return `${Math.round(value / 1e5) / 10} million`
  return String(value).replace(/\B(?=(\d{3})+$)/g, value >= 1000 ? ',' : '')
}

function rarityOf(
  finding: Finding,
  comparison: Comparison | undefined,
  model: ExplainOptions['model'],
  kind: FieldKind,
  name: string,
  subject: { one: string; many: string },
): string | undefined {
  if (Math.abs(finding.frequencyWeight) < 0.5) return undefined
  const level = comparison?.levels.find(one => one.label === finding.level)
  const term = level?.termFrequency
  const what = singularOf(kind, name)
  const rare = finding.frequencyWeight > 0
  if (term?.by === 'words') {
    const word = tellingWord(model?.frequencies[`${term.field}:words`], finding)
    if (word !== undefined) {
      const has = `about ${oneIn(word.share)} ${subject.many} here`
      return `${rare ? 'Rare' : 'Common'}: ${has} have ${shown(kind, word.word)} in their ${what}.`
    }
  }
  const table = term === undefined ? undefined : model?.frequencies[term.field]
  const share = frequencyOf(table, finding.left, finding.right)
  if (share === undefined) {
    return `The ${what} is ${rare ? 'rarer' : 'commoner'} than most here, so agreement says ${rare ? 'more' : 'less'}.`
  }
  const have = `about ${oneIn(share)} ${subject.many} here have it`
  return `A ${rare ? 'rare' : 'common'} ${what}: ${have}.`
}

/** The rarest word both sides have. */
function tellingWord(table: Readonly<Record<string, number>> | undefined, finding: Finding) {
  const [left, right] = [finding.left, finding.right].map(value =>
    [value ?? []].flat().flatMap(text => cleanName(text).split(' ')),
  )
  let found: { word: string; share: number } | undefined
  for (const word of left ?? []) {
    const share = right?.includes(word) ? table?.[word] : undefined
    if (share !== undefined && share < (found?.share ?? 2)) found = { word, share }
  }
  return found
}

/** Share of the commoner of the two sides, as it was weighed. */
function frequencyOf(
  table: Readonly<Record<string, number>> | undefined,
  left: Value,
  right: Value,
): number | undefined {
  if (table === undefined) return undefined
  const shares = [left, right].flatMap(value =>
    (value === null ? [] : typeof value === 'string' ? [value] : value).flatMap(one => {
      const share = table[one]
      return share === undefined ? [] : [share]
    }),
  )
  return shares.length === 0 ? undefined : Math.max(...shares)
}

/** What a comparison is about: its one field, a name where it is of several parts of one, or several things. */
function topicOf(
  finding: Finding,
  comparison: Comparison | undefined,
  model: ExplainOptions['model'],
): { kind: FieldKind; name: string; several: boolean } {
  const asked = new Set(comparison?.levels.flatMap(level => fieldsIn(level.test)))
  const fields = model?.fields.filter(field => asked.has(field.name)) ?? []
  const [first] = fields
  if (first === undefined) {
    return { kind: guessKind(finding.comparison), name: finding.comparison, several: false }
  }
  if (fields.every(field => field.from.join() === first.from.join())) {
    return { kind: first.kind, name: first.name, several: false }
  }
  const names = fields.every(field => field.kind.endsWith('-name') && field.kind !== 'place-name')
  return { kind: names ? 'full-name' : 'text', name: finding.comparison, several: true }
}

function fieldsIn(test: Test): readonly string[] {
  if ('all' in test) return test.all.flatMap(fieldsIn)
  if ('any' in test) return test.any.flatMap(fieldsIn)
  if ('not' in test) return fieldsIn(test.not)
  if ('missing' in test) return [test.missing].flat()
  if ('equal' in test) return [test.equal].flat()
  if ('measure' in test) return [test.of]
  if ('shares' in test) return [test.shares]
  if ('words' in test) return [test.words]
  if ('parts' in test) return [test.parts]
  return 'daysApart' in test ? [test.daysApart] : []
}

const guesses: readonly (readonly [RegExp, FieldKind])[] = [
  [/dob|birth/i, 'date-of-birth'],
  [/post_?code|zip/i, 'postcode'],
  [/given|first|fore|middle/i, 'given-name'],
  [/sur_?name|family|last/i, 'family-name'],
  [/name/i, 'full-name'],
  [/phone|mobile/i, 'phone'],
  [/mail/i, 'email'],
  [/address|street/i, 'address'],
  [/place|town|city/i, 'place-name'],
  [/pnc|cro|nhs|number|licen|(^|[_ ])id$/i, 'identifier'],
]

function guessKind(name: string): FieldKind {
  return guesses.find(([pattern]) => pattern.test(name))?.[1] ?? 'text'
}
