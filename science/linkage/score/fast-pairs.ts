import type { Answer, Judge } from '../compile/comparison.ts'
import type { Level, Measure } from '../model.ts'
import { measures } from '../people/index.ts'
import { separator } from '../table/clean.ts'
import type { Column, Table } from '../table/table.ts'
import { mostJaro, mostUnedited, sketch } from './sketch.ts'

/**
 * One comparison over a table, for the commonest kind: one field, one value a record, levels of equality and of how
 * alike letters are. Says the same as the judge, sooner: equal values are looked up, and letters are only read
 * where a few bits of the two texts leave room. `find` gives a place in `level` and `frequency`.
 */
export type FastPairs = {
  readonly level: Int32Array
  readonly frequency: Float32Array
  readonly codes: Int32Array
  /** How many distinct values. */
  readonly values: number
  find(left: number, right: number): number
  /** The same for two codes. */
  judge(left: number, right: number): number
  /** Whether two values that differ may be more alike than `otherwise`, as far as can be told without reading them. */
  hasRoom(left: number, leftEnd: number, right: number, rightEnd: number): boolean
  /** The sketch of each value: two numbers. */
  readonly sketches: Int32Array
  /** The place of `otherwise`. */
  readonly otherwise: number
}

type Step = {
  readonly level: number
  readonly measure: Measure
  readonly atLeast: number
}

const unknown = -1
const bits = 16
const places = 1 << bits
const plain: readonly Measure[] = ['jaro', 'jaro-winkler', 'levenshtein', 'damerau-levenshtein']

/** Nothing if the comparison, or a value of the field, is of another kind. */
export function fastPairs(judge: Judge, table: Table): FastPairs | undefined {
  const [field] = judge.fields
  const { levels } = judge.comparison
  const column = field === undefined ? undefined : table.columns.get(field)
  if (judge.fields.length !== 1 || !column || field === undefined) return undefined
  const steps = stepsOf(levels, field)
  if (!steps || column.values.some(value => value.includes(separator))) return undefined
  return build(judge, column, steps)
}

/** The levels that unequal values may reach before `otherwise`, in order. */
function stepsOf(levels: readonly Level[], field: string): Step[] | undefined {
  const steps: Step[] = []
  for (const [level, { test, termFrequency }] of levels.entries()) {
    if ('otherwise' in test) {
      return termFrequency || level !== levels.length - 1 ? undefined : steps
    }
    if ('missing' in test && test.missing === field) continue
    if ('equal' in test && test.equal === field) continue
    if (!('measure' in test) || test.of !== field || test.atMost !== undefined) return undefined
    if (test.atLeast === undefined || !plain.includes(test.measure)) return undefined
    steps.push({ level, measure: test.measure, atLeast: test.atLeast })
  }
  return undefined
}

function build(judge: Judge, column: Column, steps: readonly Step[]): FastPairs {
  const { codes, values } = column
  const sketches = sketch(values).pairs
  const count = values.length
  // Places: one for each value beside itself, one for missing, one for otherwise, then those of the memory.
  const missing = count
  const otherwise = count + 1
  const memory = count + 2
  const level = new Int32Array(memory + places).fill(unknown)
  const frequency = new Float32Array(memory + places)
  const lows = new Int32Array(places).fill(-1)
  const highs = new Int32Array(places)
  const answer: Answer = { level: 0, frequency: 0 }
  const put = (place: number, left: string | null, right: string | null) => {
    judge.ask([left], [right], answer)
    level[place] = answer.level
    frequency[place] = answer.frequency
  }
  put(missing, null, null)
  level[otherwise] = judge.comparison.levels.length - 1
  const rare = judge.comparison.levels.map(
    ({ termFrequency: t }) => t !== undefined && t.weight > 0,
  )
  const bounds = boundsOf(steps)

  const judgePair = (left: number, right: number): number => {
    if (left < 0 || right < 0) return missing
    if (left === right) {
      if (level[left] === unknown) put(left, values[left]!, values[left]!)
      return left
    }
    if (
      !hasRoom(
        bounds,
        sketches[2 * left]!,
        sketches[2 * left + 1]!,
        sketches[2 * right]!,
        sketches[2 * right + 1]!,
      )
    ) {
      return otherwise
    }
    const low = left < right ? left : right
    const high = left < right ? right : left
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - bits)
    const place = memory + slot
    if (lows[slot] !== low || highs[slot] !== high) {
      const reached = reach(values[low]!, values[high]!)
      if (rare[reached]) put(place, values[low]!, values[high]!)
      else {
        level[place] = reached
        frequency[place] = 0
      }
      lows[slot] = low
      highs[slot] = high
    }
    return place
  }
  const reach = (one: string, two: string): number => {
    // In one order for both ways round, as the judge has it.
    const [l, r] = one < two ? [one, two] : [two, one]
    let last: Measure | undefined
    let value = 0
    for (const step of steps) {
      if (step.measure !== last) {
        value = measures[step.measure](l, r)
        last = step.measure
      }
      if (value >= step.atLeast) return step.level
    }
    return level[otherwise]!
  }

  return {
    level,
    frequency,
    codes,
    values: count,
    judge: judgePair,
    hasRoom: (left, leftEnd, right, rightEnd) => hasRoom(bounds, left, leftEnd, right, rightEnd),
    sketches,
    otherwise,
    find: (left, right) => judgePair(codes[left]!, codes[right]!),
  }
}

/** The least each measure has to reach to be of use; 2 where it is not asked. */
type Bounds = { jaro: number; winkler: number; unedited: number }

function boundsOf(steps: readonly Step[]): Bounds {
  const least = (...wanted: Measure[]) =>
    Math.min(2, ...steps.filter(s => wanted.includes(s.measure)).map(s => s.atLeast))
  return {
    jaro: least('jaro'),
    winkler: least('jaro-winkler'),
    unedited: least('levenshtein', 'damerau-levenshtein'),
  }
}

function hasRoom(bounds: Bounds, a: number, endA: number, b: number, endB: number): boolean {
  return (
    (bounds.winkler <= 1 && mostJaro(a, endA, b, endB, true) >= bounds.winkler) ||
    (bounds.unedited <= 1 && mostUnedited(a, endA, b, endB) >= bounds.unedited) ||
    (bounds.jaro <= 1 && mostJaro(a, endA, b, endB, false) >= bounds.jaro)
  )
}
