import { type LetterComparison, openLetterReader, planLetters } from '../letters/comparison.ts'
import type { Table } from '../table/table.ts'
import type { Answer, Judge } from './comparison.ts'
import { judgeDates } from './judge-dates.ts'
import { judgePostcodes } from './judge-postcodes.ts'
import { judgeWords } from './judge-words.ts'
import type { Row } from './test.ts'

/**
 * One comparison over a table: rows are coded by the distinct combination of the values it asks for, and the answer for
 * two combinations is kept, in a full square where there are few and else in a table of fixed size in which newcomers
 * take the place of what stood there. `find` gives a place in `level` and `frequency`, to be read before the next call.
 */
export type PairJudge = {
  /** For comparisons of words: what bounds a pair before it is asked. */
  readonly rarest?: Rarest
  readonly level: Int32Array
  readonly frequency: Float32Array
  find(left: number, right: number): number
}

/**
 * By code of a value, the lowest log2 of a frequency that agreement in its words can have at the level that counts rarest; rows
 * to codes. A pair can have none lower than either of its values.
 */
export type Rarest = {
  readonly codes: Int32Array
  readonly floors: Float32Array
  readonly words: number
}

const unknown = -1
const squareSide = 700
const places = 1 << 18

export function judgePairs(judge: Judge, table: Table): PairJudge {
  const byLetters = planLetters(judge, table)
  if (byLetters) return judgeLetters(byLetters)
  const column = judge.fields.length === 1 ? table.columns.get(judge.fields[0]!) : undefined
  const byNumbers = column && (judgeDates(judge, column) ?? judgePostcodes(judge, column))
  if (byNumbers) return byNumbers
  const { codes, tuples } = codeTuples(judge.fields, table)
  const count = tuples.length
  if (judge.byWords && count > squareSide) {
    return judgeWords(judge, judge.byWords, table.columns.get(judge.fields[0]!)!)
  }
  const answer: Answer = { level: 0, frequency: 0 }
  const few = count <= squareSide
  // Codes, level and frequency of a place side by side: one look-up is one line of memory.
  const width = few ? 2 : 4
  const cells = new Int32Array((few ? count * count : places) * width + width).fill(unknown)
  const level = cells.subarray(width - 2)
  const frequency = new Float32Array(cells.buffer, (width - 1) * 4)

  const ask = (place: number, low: number, high: number): void => {
    judge.ask(tuples[low]!, tuples[high]!, answer)
    level[place] = answer.level
    frequency[place] = answer.frequency
  }
  if (few) {
    return {
      level,
      frequency,
      find(left, right) {
        const a = codes[left]!
        const b = codes[right]!
        const place = (a < b ? a * count + b : b * count + a) << 1
        if (level[place] === unknown) ask(place, a, b)
        return place
      },
    }
  }
  return {
    level,
    frequency,
    find(left, right) {
      let low = codes[left]!
      let high = codes[right]!
      if (low > high) {
        const swap = low
        low = high
        high = swap
      }
      const place = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 14) << 2
      if (cells[place] !== low || cells[place + 1] !== high) {
        cells[place] = low
        cells[place + 1] = high
        ask(place, low, high)
      }
      return place
    },
  }
}

/** Letters are read again for every pair: that takes less time than to look up what was said of two values before. */
function judgeLetters(comparison: LetterComparison): PairJudge {
  const { codes, levels, logs } = comparison
  const reader = openLetterReader(comparison)
  const level = new Int32Array(1)
  const frequency = new Float32Array(1)
  return {
    level,
    frequency,
    find(left, right) {
      const a = codes[left]!
      const b = codes[right]!
      const missing = a < 0 || b < 0
      const reached = missing
        ? levels.missing
        : a === b
          ? levels.equal
          : reader.read(a, b, reader.room(a, b))
      const log = logs[reached]
      level[0] = reached
      frequency[0] = log && !missing ? Math.max(log[a]!, log[b]!) : 0
      return 0
    },
  }
}

/** What all comparisons say of a pair: `read` writes it down, by comparison. */
export type PairReader = {
  readonly levels: Uint8Array
  readonly frequencies: Float32Array
  read(left: number, right: number): void
}

/**
 * All comparisons over a table: for those by letters the codes of a row stand side by side, one look into memory a record.
 * `plans` of letters, by comparison, where they were made elsewhere and the texts are not at hand.
 */
export function openPairReader(
  judges: readonly Judge[],
  table: Table,
  plans: readonly (LetterComparison | undefined)[] = judges.map(judge => planLetters(judge, table)),
): PairReader {
  const levels = new Uint8Array(judges.length)
  const frequencies = new Float32Array(judges.length)
  const places = [...judges.keys()].filter(c => plans[c])
  const letters = places.map(c => plans[c]!)
  const readers = letters.map(openLetterReader)
  const others = [...judges.keys()].filter(c => !plans[c])
  const judged = others.map(c => judgePairs(judges[c]!, table))
  const width = letters.length
  const codes = new Int32Array(table.size * width)
  for (const [at, { codes: column }] of letters.entries()) {
    for (let row = 0; row < table.size; row++) codes[row * width + at] = column[row]!
  }
  return {
    levels,
    frequencies,
    read(left, right) {
      for (let at = 0; at < width; at++) {
        const a = codes[left * width + at]!
        const b = codes[right * width + at]!
        const c = places[at]!
        const { levels: by, logs } = letters[at]!
        if (a < 0 || b < 0) {
          levels[c] = by.missing
          frequencies[c] = 0
          continue
        }
        const { read, room } = readers[at]!
        const level = a === b ? by.equal : read(a, b, room(a, b))
        const log = logs[level]
        levels[c] = level
        frequencies[c] = log ? Math.max(log[a]!, log[b]!) : 0
      }
      for (let n = 0; n < others.length; n++) {
        const judge = judged[n]!
        const place = judge.find(left, right)
        levels[others[n]!] = judge.level[place]!
        frequencies[others[n]!] = judge.frequency[place]!
      }
    },
  }
}

/** Rows numbered by the distinct combination of their values of some fields. */
export function codeTuples(
  fields: readonly string[],
  table: Table,
): { codes: Int32Array; tuples: readonly Row[] } {
  if (fields.length === 1) {
    const { codes, values } = table.columns.get(fields[0]!)!
    const tuples: Row[] = values.map(value => [value])
    tuples.push([null])
    const missing = values.length
    return { codes: codes.map(code => (code < 0 ? missing : code)), tuples }
  }
  const columns = fields.map(field => table.columns.get(field)!)
  const numbers = new Map<string, number>()
  const tuples: Row[] = []
  const codes = new Int32Array(table.size)
  for (let row = 0; row < table.size; row++) {
    const key = columns.map(column => column.codes[row]).join()
    let code = numbers.get(key)
    if (code === undefined) {
      code = tuples.length
      numbers.set(key, code)
      tuples.push(
        columns.map(column => {
          const at = column.codes[row]!
          return at < 0 ? null : column.values[at]!
        }),
      )
    }
    codes[row] = code
  }
  return { codes, tuples }
}
