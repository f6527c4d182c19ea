import { plain } from '../../people/letters.ts'
import { jaccardOfLetters, jaro, jaroWinkler, levenshtein } from '../../text/index.ts'
import { parseWithFormat } from './dates.ts'
import { fullDamerau } from './full-damerau.ts'
import {
  compareValues,
  isList,
  numberOf,
  orderValues,
  type SqlValue,
  SqlValueError,
  secondsOf,
  textOf,
} from './values.ts'

export type SqlFunction = {
  readonly least: number
  readonly most: number
  readonly run: (...values: SqlValue[]) => SqlValue
}

const list = (value: SqlValue): readonly SqlValue[] => {
  if (isList(value)) return value
  throw new SqlValueError(`A list is needed, not ${JSON.stringify(value)}`)
}

/** Nothing in, nothing out: most of SQL's functions. */
const strict = (
  least: number,
  run: (...values: Exclude<SqlValue, null>[]) => SqlValue,
  most = least,
): SqlFunction => ({
  least,
  most,
  run: (...values) =>
    values.includes(null) ? null : run(...(values as Exclude<SqlValue, null>[])),
})

const onTexts = (run: (a: string, b: string) => SqlValue) =>
  strict(2, (a, b) => run(textOf(a)!, textOf(b)!))
const onText = (run: (text: string) => SqlValue) => strict(1, a => run(textOf(a)!))
const onNumber = (run: (number: number) => number) =>
  strict(1, a => {
    const number = numberOf(a)
    return number === null ? null : run(number)
  })
const onNumbers = (run: (a: number, b: number) => number) =>
  strict(2, (a, b) => {
    const [x, y] = [numberOf(a), numberOf(b)]
    return x === null || y === null ? null : run(x, y)
  })

const length = strict(1, a => (isList(a) ? a.length : [...textOf(a)!].length), 2)
const substring = strict(
  2,
  (value, from, count) => {
    const text = textOf(value)!
    // Characters, not UTF-16 units, as in DuckDB; taken apart only where the two differ.
    const letters = /[\ud800-\udfff]/.test(text) ? [...text] : text
    const start = numberOf(from) ?? 1
    const begin = start > 0 ? start - 1 : Math.max(0, letters.length + start)
    const many = count === undefined ? letters.length : (numberOf(count) ?? 0)
    const part = letters.slice(begin, begin + many)
    return typeof part === 'string' ? part : part.join('')
  },
  3,
)
const has = (all: readonly SqlValue[], value: SqlValue) =>
  all.some(one => compareValues(one, value) === 0)
/** As DuckDB has it: with no second list there is nothing in common, with no first one nothing is known. */
const intersect: SqlFunction = {
  least: 2,
  most: 2,
  run: (a, b) => {
    if (a == null) return null
    const two = b == null ? [] : list(b)
    return distinct(list(a).filter(value => value !== null && has(two, value)))
  },
}
const distinct = (all: readonly SqlValue[]): SqlValue[] => {
  const out: SqlValue[] = []
  for (const value of all) if (value !== null && !has(out, value)) out.push(value)
  return out
}
const contains = strict(2, (a, value) => has(list(a), value))
const extreme = (sign: 1 | -1, values: readonly SqlValue[]): SqlValue => {
  let best: SqlValue = null
  for (const value of values) {
    if (value === null) continue
    if (best === null || (orderValues(value, best) ?? 0) * sign > 0) best = value
  }
  return best
}
const dateDiff = strict(3, (unit, from, to) => {
  const [a, b] = [secondsOf(from), secondsOf(to)]
  if (a === null || b === null) return null
  const [x, y] = [new Date(a * 1000), new Date(b * 1000)]
  const years = y.getUTCFullYear() - x.getUTCFullYear()
  switch (textOf(unit)!.toLowerCase()) {
    case 'day':
    case 'days':
      return Math.floor(b / 86_400) - Math.floor(a / 86_400)
    case 'month':
    case 'months':
      return years * 12 + y.getUTCMonth() - x.getUTCMonth()
    case 'year':
    case 'years':
      return years
    case 'second':
    case 'seconds':
      return Math.floor(b) - Math.floor(a)
    default:
      throw new SqlValueError(`Differences in ${textOf(unit)} are not known`)
  }
})
const datePart = (unit: string, value: SqlValue): SqlValue => {
  const seconds = secondsOf(value)
  if (seconds === null) return null
  const when = new Date(seconds * 1000)
  if (unit === 'year') return when.getUTCFullYear()
  if (unit === 'month') return when.getUTCMonth() + 1
  if (unit === 'day') return when.getUTCDate()
  throw new SqlValueError(`The ${unit} of a date is not known`)
}
/** Cosine of the angle between two lists of numbers of one length. */
const cosine = strict(2, (a, b) => {
  const [one, two] = [list(a).map(numberOf), list(b).map(numberOf)]
  const product = (x: typeof one, y: typeof one) =>
    x.reduce<number>((sum, value, at) => sum + (value ?? 0) * (y[at] ?? 0), 0)
  const length = Math.sqrt(product(one, one) * product(two, two))
  return length === 0 || one.length !== two.length ? null : product(one, two) / length
})
const epoch = strict(1, secondsOf)
const regexes = new Map<string, RegExp>()
const regex = (pattern: SqlValue, flags = 'u'): RegExp => {
  const key = `${flags}/${textOf(pattern)}`
  let known = regexes.get(key)
  if (known === undefined) {
    known = new RegExp(textOf(pattern)!, flags)
    regexes.set(key, known)
  }
  return known
}
const any = (least: number, most: number, run: SqlFunction['run']): SqlFunction => ({
  least,
  most,
  run,
})
const many = Number.POSITIVE_INFINITY

/** DuckDB's functions that conditions of linkage use, by every name it gives them. */
export const functions: ReadonlyMap<string, SqlFunction> = new Map<string, SqlFunction>([
  ['jaro_winkler_similarity', onTexts((a, b) => jaroWinkler(a, b))],
  ['jaro_similarity', onTexts(jaro)],
  ['levenshtein', onTexts((a, b) => levenshtein(a, b))],
  ['editdist3', onTexts((a, b) => levenshtein(a, b))],
  ['damerau_levenshtein', onTexts(fullDamerau)],
  ['jaccard', onTexts((a, b) => (a === '' || b === '' ? null : jaccardOfLetters(a, b)))],
  [
    'hamming',
    onTexts((a, b) =>
      a.length === b.length ? [...a].filter((unit, at) => unit !== b[at]).length : null,
    ),
  ],
  ['lower', onText(text => text.toLowerCase())],
  ['upper', onText(text => text.toUpperCase())],
  ['trim', onText(text => text.replace(/^ +| +$/g, ''))],
  ['strip_accents', onText(text => text.normalize('NFD').replace(/\p{M}/gu, ''))],
  ['unaccent', onText(plain)],
  ['reverse', onText(text => [...text].reverse().join(''))],
  ['length', length],
  ['len', length],
  ['strlen', length],
  ['char_length', length],
  ['array_length', length],
  ['substr', substring],
  ['substring', substring],
  ['left', strict(2, (a, n) => [...textOf(a)!].slice(0, numberOf(n) ?? 0).join(''))],
  ['right', strict(2, (a, n) => [...textOf(a)!].slice(-(numberOf(n) ?? 0)).join(''))],
  ['replace', strict(3, (a, b, c) => textOf(a)!.replaceAll(textOf(b)!, textOf(c)!))],
  ['concat', any(1, many, (...all) => all.map(one => textOf(one) ?? '').join(''))],
  ['contains', strict(2, (a, b) => (isList(a) ? has(a, b) : textOf(a)!.includes(textOf(b)!)))],
  ['starts_with', onTexts((a, b) => a.startsWith(b))],
  ['prefix', onTexts((a, b) => a.startsWith(b))],
  ['suffix', onTexts((a, b) => a.endsWith(b))],
  [
    'split_part',
    strict(3, (a, b, n) => textOf(a)!.split(textOf(b)!)[(numberOf(n) ?? 1) - 1] ?? ''),
  ],
  ['string_split', onTexts((a, b) => a.split(b))],
  ['regexp_matches', onTexts((a, b) => regex(b).test(a))],
  ['regexp_full_match', onTexts((a, b) => regex(`^(?:${b})$`).test(a))],
  [
    'regexp_extract',
    strict(2, (a, b, group) => regex(b).exec(textOf(a)!)?.[numberOf(group ?? 0) ?? 0] ?? '', 3),
  ],
  ['regexp_replace', strict(3, (a, b, c) => textOf(a)!.replace(regex(b), textOf(c)!))],

  ['coalesce', any(1, many, (...all) => all.find(one => one !== null) ?? null)],
  ['ifnull', any(2, 2, (a, b) => a ?? b ?? null)],
  ['nullif', any(2, 2, (a, b) => (compareValues(a!, b!) === 0 ? null : a!))],
  ['greatest', any(1, many, (...all) => extreme(1, all))],
  ['least', any(1, many, (...all) => extreme(-1, all))],

  ['abs', onNumber(Math.abs)],
  ['floor', onNumber(Math.floor)],
  ['ceil', onNumber(Math.ceil)],
  [
    'round',
    strict(1, (a, n) => Number((numberOf(a) ?? Number.NaN).toFixed(numberOf(n ?? 0) ?? 0)), 2),
  ],
  ['sqrt', onNumber(Math.sqrt)],
  ['ln', onNumber(Math.log)],
  ['log2', onNumber(Math.log2)],
  ['exp', onNumber(Math.exp)],
  ['sin', onNumber(Math.sin)],
  ['cos', onNumber(Math.cos)],
  ['asin', onNumber(Math.asin)],
  ['acos', onNumber(Math.acos)],
  ['radians', onNumber(degrees => (degrees * Math.PI) / 180)],
  ['pow', onNumbers((a, b) => a ** b)],
  ['power', onNumbers((a, b) => a ** b)],
  ['atan2', onNumbers(Math.atan2)],

  ['epoch', epoch],
  ['datediff', dateDiff],
  ['date_diff', dateDiff],
  ['try_strptime', strict(2, (a, format) => parseWithFormat(textOf(a)!, textOf(format)!))],
  ['strptime', strict(2, (a, format) => parseWithFormat(textOf(a)!, textOf(format)!))],
  ['year', strict(1, a => datePart('year', a))],
  ['month', strict(1, a => datePart('month', a))],
  ['day', strict(1, a => datePart('day', a))],
  ['date_part', strict(2, (unit, a) => datePart(textOf(unit)!.toLowerCase(), a))],
  ['datepart', strict(2, (unit, a) => datePart(textOf(unit)!.toLowerCase(), a))],

  ['list_intersect', intersect],
  ['array_intersect', intersect],
  ['list_contains', contains],
  ['array_contains', contains],
  ['list_has', contains],
  ['array_has', contains],
  ['list_has_any', strict(2, (a, b) => list(a).some(one => has(list(b), one)))],
  ['array_has_any', strict(2, (a, b) => list(a).some(one => has(list(b), one)))],
  ['list_distinct', strict(1, a => distinct(list(a)))],
  ['list_prepend', any(2, 2, (value, a) => [value!, ...(a === null ? [] : list(a!))])],
  ['list_append', any(2, 2, (a, value) => [...(a === null ? [] : list(a!)), value!])],
  ['list_concat', any(2, many, (...all) => all.flatMap(one => (one === null ? [] : list(one))))],
  ['array_cosine_similarity', cosine],
  ['list_cosine_similarity', cosine],
  ['list_sort', strict(1, a => [...list(a)].sort((x, y) => compareValues(x, y) ?? 0))],
  ['list_min', strict(1, a => extreme(-1, list(a)))],
  ['list_max', strict(1, a => extreme(1, list(a)))],
  ['list_sum', strict(1, a => list(a).reduce<number>((sum, one) => sum + (numberOf(one) ?? 0), 0))],
  ['flatten', strict(1, a => list(a).flatMap(one => (one === null ? [] : list(one))))],
  ['list_value', any(0, many, (...all) => all)],
])
