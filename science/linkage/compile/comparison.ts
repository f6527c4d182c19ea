import type { Comparison, Level, Model, Test } from '../model.ts'
import { partsOf } from '../table/clean.ts'
import { compileTest, fieldsOf, type Holds, type Row, type TestTools } from './test.ts'
import type { Pairing, Words } from './words.ts'
import { wordsLevels } from './words-levels.ts'

/** What a comparison says of two rows: number of the level, and log2 of how often what they agree on occurs. */
export type Answer = { level: number; frequency: number }

export type Judge = {
  readonly comparison: Comparison
  /** Fields it asks for; rows are in this order. */
  readonly fields: readonly string[]
  /** Where it asks of nothing but the words of its one field, pairing them off. */
  readonly byWords: ByWords | undefined
  /** Writes into `answer`, so that a pair costs no object. The order of the two rows never matters. */
  ask(left: Row, right: Row, answer: Answer): void
  /** By level: log2 of how often a whole value occurs, where the level counts that. */
  readonly frequencies: readonly (((value: string) => number) | undefined)[]
}

/** What comparisons of one model share. */
export type ComparisonTools = TestTools & { readonly words: Words }

export type ByWords = {
  readonly words: Words
  levelOf(found: Pairing): number
  /** log2 of how often what agrees occurs, at a level. */
  rarityOf(level: number, found: Pairing): number
  /** No pair with such a text has a lower one, at any level. */
  floorOf(text: Int32Array): number
}

export class BadComparisonError extends Error {
  override readonly name = 'BadComparisonError'
}

/** How often values occur, by field; words of a field stand under `wordsKey(field)`. */
export type Frequencies = Model['frequencies']
export const wordsKey = (field: string): string => `${field}:words`

/** A level that says nothing because a value is missing: its weight is nought. */
export const saysNothing = (level: Level): boolean => 'missing' in level.test

/**
 * Makes a comparison a function of two rows. Throws `BadComparisonError` where a pair could find no level, and
 * `BadTestError`.
 */
export function compileComparison(
  comparison: Comparison,
  modelFields: readonly string[],
  frequencies: Frequencies,
  tools: ComparisonTools,
): Judge {
  const { levels } = comparison
  if (!levels.some(level => 'otherwise' in level.test)) {
    throw new BadComparisonError(`Comparison "${comparison.name}" has no level "otherwise"`)
  }
  const fields = [
    ...new Set([
      ...levels.flatMap(level => fieldsOf(level.test, modelFields)),
      ...levels.flatMap(level => (level.termFrequency ? [level.termFrequency.field] : [])),
    ]),
  ].sort()
  const tests: Holds[] = levels.map(level => compileTest(level.test as Test, fields, tools))
  const lookups = levels.map(level => openLookup(level, frequencies))
  const words = levels.map((_, at) => openRarity(lookups[at], tools.words))
  const rarity = levels.map((level, at) =>
    level.termFrequency?.by === 'words'
      ? rarestPair(fields.indexOf(level.termFrequency.field), words[at], tools)
      : compileFrequency(level, fields, lookups[at]),
  )
  const levelOf = fields.length === 1 ? wordsLevels(levels) : undefined

  return {
    comparison,
    fields,
    frequencies: levels.map((level, at) =>
      level.termFrequency?.by === 'words' ? undefined : lookups[at],
    ),
    byWords: levelOf && {
      words: tools.words,
      levelOf,
      rarityOf: (level, found) => words[level]?.of(found) ?? 0,
      floorOf: text => words.reduce((least, each) => Math.min(least, each?.floorOf(text) ?? 0), 0),
    },
    ask(left, right, answer) {
      // One order for both ways round, from the texts alone: some measures are not quite symmetric.
      const [l, r] = inOrder(left, right) ? [left, right] : [right, left]
      let level = 0
      while (!tests[level]!(l, r)) level++
      answer.level = level
      // 32 bits, as caches keep it: the same to the bit wherever a pair is weighed.
      answer.frequency = Math.fround(rarity[level]!(l, r))
    },
  }
}

function inOrder(left: Row, right: Row): boolean {
  for (let place = 0; place < left.length; place++) {
    const l = left[place] ?? ''
    const r = right[place] ?? ''
    if (l !== r) return l < r
  }
  return true
}

const nothing = () => 0

/** log2 of how often a text occurs, read from the model when it is first asked for; nothing for a level that does not ask. */
function openLookup(
  { termFrequency: term }: Level,
  frequencies: Frequencies,
): ((text: string) => number) | undefined {
  if (!term || term.weight === 0) return undefined
  const table = frequencies[term.by === 'words' ? wordsKey(term.field) : term.field] ?? {}
  let found: ReturnType<typeof readFrequencies> | undefined
  return text => {
    found ??= readFrequencies(table, term.least ?? 0)
    return found.lookup.get(text) ?? found.floor
  }
}

/** log2 of how often the words occur that agree: the two rarest, as words beyond them often come along ("high" with "street"). */
function openRarity(
  logOf: ((text: string) => number) | undefined,
  words: Words,
): { of(found: Pairing): number; floorOf(text: Int32Array): number } | undefined {
  if (!logOf) return undefined
  let logs = new Float64Array(1024).fill(Number.NaN)
  const logOfWord = (word: number): number => {
    if (word >= logs.length) {
      const more = new Float64Array(word * 2).fill(Number.NaN)
      more.set(logs)
      logs = more
    }
    let log = logs[word]!
    if (Number.isNaN(log)) {
      log = logOf(words.textOf(word))
      logs[word] = log
    }
    return log
  }
  const twoRarest = (a: Int32Array, b: Int32Array, count: number): number => {
    let first = 0
    let second = 0
    for (let at = 0; at < count; at++) {
      const log = Math.max(logOfWord(a[at]!), logOfWord(b[at]!))
      if (log < first) {
        second = first
        first = log
      } else if (log < second) second = log
    }
    return first + second
  }
  return {
    of: found => twoRarest(found.words, found.others, found.pairs),
    floorOf: text => twoRarest(text, text, text.length),
  }
}

/** Of several values of a record, the pair that agrees in what is rarest. */
function rarestPair(
  place: number,
  rarity: ReturnType<typeof openRarity>,
  tools: ComparisonTools,
): (left: Row, right: Row) => number {
  if (!rarity) return nothing
  return (l, r) => {
    const [a, b] = [l[place], r[place]]
    if (a == null || b == null) return 0
    let least = 0
    for (const x of partsOf(a)) {
      for (const y of partsOf(b)) least = Math.min(least, rarity.of(tools.pairing(x, y)))
    }
    return least
  }
}

function compileFrequency(
  { termFrequency: term }: Level,
  fields: readonly string[],
  logOf: ((text: string) => number) | undefined,
): (left: Row, right: Row) => number {
  if (!term || !logOf) return nothing
  const place = fields.indexOf(term.field)
  return (l, r) => {
    const [a, b] = [l[place], r[place]]
    if (a == null || b == null) return 0
    if (a === b && partsOf(a).length === 1) return logOf(a)
    const right = partsOf(b)
    const shared = partsOf(a).filter(value => right.includes(value))
    // Agreement on several values counts by the rarest; on none, by the commoner of the two sides.
    return shared.length > 0
      ? Math.min(...shared.map(logOf))
      : Math.max(...partsOf(a).map(logOf), ...right.map(logOf))
  }
}

const read = new WeakMap<Readonly<Record<string, number>>, Map<string, number>>()

/** Logarithms of a frequency table; what it lacks counts as its rarest. */
function readFrequencies(table: Readonly<Record<string, number>>, least: number) {
  let lookup = read.get(table)
  if (!lookup) {
    lookup = new Map()
    for (const value in table) lookup.set(value, Math.log2(table[value]!))
    read.set(table, lookup)
  }
  let floor = 0
  for (const log of lookup.values()) if (log < floor) floor = log
  if (least <= 0) return { lookup, floor }
  const bound = Math.log2(least)
  const bounded = new Map([...lookup].map(([value, log]) => [value, Math.max(log, bound)]))
  return { lookup: bounded, floor: Math.max(floor, bound) }
}
