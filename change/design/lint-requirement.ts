import { type Model, ofKind, textIn } from '../model/element.ts'
import {
  beforeObjects,
  exactTerms,
  products,
  requirementVerbs,
  solutions,
  untestable,
  type WordGroup,
} from './requirement-words.ts'
import { anyOf, escaped, listed, thirdPerson, verbForms } from './word-forms.ts'

export type LintSort = 'name' | 'untestable' | 'several' | 'solution'

/** A word of a requirement that should not stand there: which, why, and what to say instead. */
export type LintFinding = {
  readonly sort: LintSort
  readonly words: string
  readonly why: string
  readonly better: string
}

/** What contracts and the inventory call by name: suppliers and systems. */
export const namesIn = (model: Model): string[] => [
  ...ofKind(model, 'contract').map(contract => textIn(contract, 'supplier')),
  ...ofKind(model, 'application').map(({ name }) => name),
]

/** Reads what must be true, sentence by sentence. `names` are those of suppliers and systems. */
export function lintRequirement(text: string, names: readonly string[]): LintFinding[] {
  const sentences = sentencesOf(text)
  const asked = sentences.filter(sentence => modals(sentence) > 0)
  return [
    ...sentences.flatMap(sentence => lintSentence(sentence, names)),
    ...(asked.length > 1
      ? [several(`${asked.length} sentences`, 'each of them asks for something')]
      : []),
  ]
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|\n+/)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')

function lintSentence(sentence: string, names: readonly string[]): LintFinding[] {
  const named = nameFindings(sentence, names)
  // A name may be made of ordinary words, as a term of law may: neither is read a second time.
  const rest = named.reduce((left, { words }) => blank(left, words), sentence)
  const plain = rest.replace(exactPattern, term => ' '.repeat(term.length))
  return [
    ...named,
    ...untestablePatterns.flatMap(rule => groupFindings('untestable', rule, plain)),
    ...solutionPatterns.flatMap(rule => groupFindings('solution', rule, plain)),
    ...severalFindings(sentence),
  ]
}

const blank = (text: string, words: string) => text.replace(words, ' '.repeat(words.length))

const exactPattern = new RegExp(`(?<!\\w)${anyOf(listed(exactTerms))}(?!\\w)`, 'giu')

type Rule = { readonly group: WordGroup; readonly pattern: RegExp }

/** Verbs after a word that makes them verbs: “must support”, never “the support”. */
const rulesOf = ({ verbs, words, ...group }: WordGroup): Rule[] => [
  ...(words
    ? [
        {
          group,
          pattern: new RegExp(`(?<![\\w-])(?<found>${anyOf(listed(words))})(?![\\w-])`, 'giu'),
        },
      ]
    : []),
  ...(verbs ? listed(verbs).flatMap(verb => verbRules(verb, group)) : []),
]

function verbRules(verb: string, group: WordGroup): Rule[] {
  const modal =
    '\\b(?:shall|must|should|will|can|could|may|to|and|or|not|also|officers|people|we|they)\\s+(?:\\w+ly\\s+)?'
  return [
    { group, pattern: new RegExp(`${modal}(?<found>${escaped(verb)})(?![\\w-])`, 'giu') },
    {
      group,
      pattern: new RegExp(`(?<![\\w-])(?<found>${anyOf(verbForms(verb))})(?![\\w-])`, 'giu'),
    },
  ]
}

const untestablePatterns = untestable.flatMap(rulesOf)
const solutionPatterns = solutions.flatMap(rulesOf)

function groupFindings(sort: LintSort, { group, pattern }: Rule, sentence: string): LintFinding[] {
  if (group.unlessCounted && /\d/.test(sentence)) return []
  return [...sentence.matchAll(pattern)].map(match => ({
    sort,
    words: match.groups?.found ?? match[0],
    why: group.why,
    better: group.better,
  }))
}

const naming = {
  why: 'it names a supplier or a product, and so chooses before anything was compared',
  better: 'Say what it does for people; put a name that cannot be chosen under “Constraint”',
} as const

type Known = { readonly name: string; readonly plain: string }
/** Names are made ready once, however many sentences are read for them. */
const madeReady = new WeakMap<readonly string[], readonly Known[]>()

function readyNames(names: readonly string[]): readonly Known[] {
  const ready = madeReady.get(names)
  if (ready) return ready
  const told = names.map(bareName).filter(name => name.length > 2)
  const known = [...new Set([...told, ...listed(products)])].map(name => ({
    name,
    plain: name.toLowerCase(),
  }))
  madeReady.set(names, known)
  return known
}

function nameFindings(sentence: string, names: readonly string[]): LintFinding[] {
  const plainly = sentence.toLowerCase()
  const found = readyNames(names).flatMap(({ name, plain }) => {
    const match = plainly.includes(plain) ? namePattern(name)?.exec(sentence) : undefined
    return match ? [match[0]] : []
  })
  return [...new Set(found)].map(words => ({ sort: 'name', words, ...naming }))
}

/** “The transformation partner (framework RM353)” is met as “transformation partner”. */
const bareName = (name: string) =>
  name
    .replace(/\([^)]*\)/g, ' ')
    .replace(/^(the|a|an)\s/i, '')
    .trim()

/** A single word counts as a name with its capital alone: “Cormorant”, but not every cormorant. */
function namePattern(name: string): RegExp | undefined {
  const single = !/\s/.test(name)
  if (single && !/\p{Lu}/u.test(name)) return undefined
  return new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w-])`, single ? 'u' : 'iu')
}

const modals = (sentence: string) =>
  (sentence.match(/\b(?:shall|must|should|will)\b/gi) ?? []).length

const several = (words: string, why: string): LintFinding => ({
  sort: 'several',
  words,
  why,
  better: 'Make a requirement of each, so that each is measured and may be met alone',
})

const verbsAfter = listed(requirementVerbs)
const secondVerb = new RegExp(
  `\\b(?:and|or)\\s+(?:then\\s+)?${anyOf([...verbsAfter, ...verbsAfter.map(thirdPerson)])}\\s+${anyOf(listed(beforeObjects))}\\b`,
  'iu',
)

function severalFindings(sentence: string): LintFinding[] {
  const either = /\band\s*\/\s*or\b/i.exec(sentence)
  if (either) return [several(either[0], 'nobody can tell which of the two is asked')]
  if (modals(sentence) > 1 && /\b(?:and|or|but)\b|;/i.test(sentence))
    return [
      several(`${modals(sentence)} times “must”`, 'the sentence asks for more than one thing'),
    ]
  const second = secondVerb.exec(sentence)
  return second ? [several(second[0], 'a second thing to be done begins there')] : []
}
