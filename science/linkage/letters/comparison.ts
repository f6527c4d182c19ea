import type { Judge } from '../compile/comparison.ts'
import { separator } from '../table/clean.ts'
import type { Column, Table } from '../table/table.ts'
import { comesFirst, type Letters, packLetters } from './pack.ts'
import { alikeness, type LevelPlan, planLevels, roomAt, tabulateRoom } from './steps.ts'

/**
 * A comparison of the commonest kind over a table, as plain arrays that workers can share: one field, one value a record,
 * levels of equality and of how alike letters are. It says what its judge says, sooner.
 */
export type LetterComparison = {
  readonly levels: LevelPlan
  readonly codes: Int32Array
  readonly letters: Letters
  /** By level: log2 of how often each distinct value occurs; nothing for a level that does not count it. */
  readonly logs: readonly (Float32Array | undefined)[]
  readonly room: Uint8Array
  /** Values of a lower code than this are common enough for what two of them say to be remembered. */
  readonly common: number
}

/** The most values of which what any two say is remembered: a byte for each two. */
const mostCommon = 1024

/** Nothing if the comparison, or a value of the field, is of another kind. */
export function planLetters(judge: Judge, table: Table): LetterComparison | undefined {
  const [field] = judge.fields
  const column = field === undefined ? undefined : table.columns.get(field)
  if (judge.fields.length !== 1 || field === undefined || !column) return undefined
  const levels = planLevels(judge.comparison.levels, field)
  const letters = levels && lettersOf(column)
  if (!levels || !letters) return undefined
  const known = new Map<number | undefined, Float32Array>()
  const logs = judge.frequencies.map((logOf, at) => {
    if (!logOf) return undefined
    const { least } = judge.comparison.levels[at]!.termFrequency!
    const found = known.get(least) ?? new Float32Array(column.values.length)
    if (!known.has(least))
      for (const [code, text] of column.values.entries()) found[code] = logOf(text)
    known.set(least, found)
    return found
  })
  return {
    levels,
    codes: column.codes,
    letters,
    logs,
    room: tabulateRoom(levels.steps),
    common: levels.steps.length > 0 ? countCommon(column) : 0,
  }
}

/** Codes come in order of first appearance, so that common values have low ones; none, where most values are rare. */
function countCommon({ codes, values }: Column): number {
  const side = Math.min(mostCommon, values.length)
  let common = 0
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0 && codes[row]! < side) common++
  return common * 3 > codes.length ? side : 0
}

const packed = new WeakMap<Column, Letters>()

/** Nothing where a record has several values. Packed once a column. */
function lettersOf(column: Column): Letters | undefined {
  const found = packed.get(column)
  if (found) return found
  if (column.values.some(value => value.includes(separator))) return undefined
  const letters = packLetters(column.values)
  packed.set(column, letters)
  return letters
}

export type LetterReader = {
  /** The level of two values that differ, where the first step they may reach is known. */
  readonly read: (left: number, right: number, step: number) => number
  /** The first step two values that differ may reach, without reading them; the number of steps for none. */
  readonly room: (left: number, right: number) => number
}

const unread = 255

export function openLetterReader({
  levels,
  letters,
  room,
  common,
}: Omit<LetterComparison, 'codes' | 'logs'>): LetterReader {
  const { steps, otherwise } = levels
  const { units, starts, sketches } = letters
  const measures = steps.map(step => step.measure)
  const leasts = Float64Array.from(steps, step => step.atLeast)
  const reached = Uint8Array.from(steps, step => step.level)
  const square = new Uint8Array(common * common).fill(unread)

  const roomOf = (left: number, right: number): number =>
    room[
      roomAt(
        sketches[2 * left]!,
        sketches[2 * left + 1]!,
        sketches[2 * right]!,
        sketches[2 * right + 1]!,
      )
    ]!
  const readLetters = (left: number, right: number, from: number): number => {
    let a = starts[left]!
    let b = starts[right]!
    const lengthA = starts[left + 1]! - a
    const lengthB = starts[right + 1]! - b
    // In one order for both ways round, as the judge has it: only texts of one length can tell.
    if (lengthA === lengthB && !comesFirst(letters, left, right)) {
      const swap = a
      a = b
      b = swap
    }
    let value = 0
    let last = ''
    for (let step = from; step < leasts.length; step++) {
      const measure = measures[step]!
      if (measure !== last) value = alikeness(measure, units, a, lengthA, b, lengthB)
      last = measure
      if (value >= leasts[step]!) return reached[step]!
    }
    return otherwise
  }
  const read = (left: number, right: number, from: number): number => {
    if (left >= common || right >= common) return readLetters(left, right, from)
    const place = left * common + right
    const known = square[place]!
    if (known !== unread) return known
    const found = readLetters(left, right, from)
    square[place] = found
    square[right * common + left] = found
    return found
  }
  return { read, room: roomOf }
}
