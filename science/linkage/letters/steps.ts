import type { Level, Measure } from '../model.ts'
import { bitsIn } from '../text/bits.ts'
import {
  damerauLevenshteinOfUnits,
  jaroOfUnits,
  jaroWinklerOfUnits,
  levenshteinOfUnits,
  type Units,
} from '../text/index.ts'
import { mostSketched } from './pack.ts'

/** A level that values which differ may reach: so alike by such a measure. */
export type Step = {
  readonly level: number
  readonly measure: PlainMeasure
  readonly atLeast: number
}

/** Measures that are read off the letters alone. */
const plain = ['jaro', 'jaro-winkler', 'levenshtein', 'damerau-levenshtein'] as const
type PlainMeasure = (typeof plain)[number]
const isPlain = (measure: Measure): measure is PlainMeasure =>
  (plain as readonly Measure[]).includes(measure)

/** What a comparison of one field by equality and letters says of values that are missing, the same, or neither. */
export type LevelPlan = {
  readonly missing: number
  readonly equal: number
  readonly otherwise: number
  /** In order; the first that is reached is the answer, and `otherwise` where none is. */
  readonly steps: readonly Step[]
}

/** Nothing if a level asks for anything else. */
export function planLevels(levels: readonly Level[], field: string): LevelPlan | undefined {
  const steps: Step[] = []
  let missing = -1
  let equal = -1
  for (const [level, { test, termFrequency }] of levels.entries()) {
    if (termFrequency && 'missing' in test) return undefined
    if ('otherwise' in test) {
      if (termFrequency || level !== levels.length - 1) return undefined
      return {
        missing: missing < 0 ? level : missing,
        equal: equal < 0 ? level : equal,
        otherwise: level,
        steps,
      }
    }
    if ('missing' in test && test.missing === field) {
      if (missing < 0) missing = level
    } else if ('equal' in test && test.equal === field) {
      if (equal < 0) equal = level
    } else if ('measure' in test && test.of === field && test.atMost === undefined) {
      const { measure, atLeast } = test
      if (atLeast === undefined || !isPlain(measure)) return undefined
      if (equal < 0 && atLeast <= 1) equal = level
      steps.push({ level, measure, atLeast })
    } else return undefined
  }
  return undefined
}

/** How alike two texts of an array of units are, each given by its place and length. */
export function alikeness(
  measure: PlainMeasure,
  units: Units,
  left: number,
  leftLength: number,
  right: number,
  rightLength: number,
): number {
  if (measure === 'jaro-winkler') {
    return jaroWinklerOfUnits(units, left, leftLength, right, rightLength)
  }
  if (measure === 'jaro') return jaroOfUnits(units, left, leftLength, right, rightLength)
  const edits = measure === 'levenshtein' ? levenshteinOfUnits : damerauLevenshteinOfUnits
  return 1 - edits(units, left, leftLength, right, rightLength) / Math.max(leftLength, rightLength)
}

/** For rounding: a bound must never lie below what it bounds. */
const slack = 1e-9

/** No two texts of such lengths, with such a number of letters in common and so long a common beginning, are more alike. */
function mostAlike(
  measure: PlainMeasure,
  left: number,
  right: number,
  common: number,
  beginning: number,
): number {
  if (common === 0) return 0
  if (measure === 'levenshtein' || measure === 'damerau-levenshtein') {
    return common / Math.max(left, right) + slack
  }
  const jaro = (common / left + common / right + 1) / 3 + slack
  return measure === 'jaro' || jaro <= 0.7 ? jaro : jaro + 0.1 * beginning * (1 - jaro) + slack
}

/**
 * The first step that two texts may reach, as far as their sketches tell: a table by what `roomAt` makes of two
 * sketches. The number of steps stands for none.
 */
export function tabulateRoom(steps: readonly Step[]): Uint8Array {
  const table = new Uint8Array(1 << 15)
  for (let left = 1; left <= mostSketched; left++) {
    for (let right = left; right <= mostSketched; right++) {
      for (let common = 0; common <= left; common++) {
        for (let beginning = 0; beginning <= Math.min(4, left); beginning++) {
          let first = 0
          for (; first < steps.length; first++) {
            const { measure, atLeast } = steps[first]!
            if (mostAlike(measure, left, right, common, beginning) >= atLeast) break
          }
          const end = (common << 3) | beginning
          table[(left << 11) | (right << 7) | end] = first
          table[(right << 11) | (left << 7) | end] = first
        }
      }
    }
  }
  return table
}

/** Place in a table of `tabulateRoom` of two sketches; 0, where every step is open, if a text was too long to sketch. */
export function roomAt(left: number, leftEnd: number, right: number, rightEnd: number): number {
  const a = leftEnd >>> 20
  const b = rightEnd >>> 20
  if (a > mostSketched || b > mostSketched) return 0
  const only = left ^ right
  const ofA = a - bitsIn(only & left)
  const ofB = b - bitsIn(only & right)
  const common = ofA < ofB ? ofA : ofB
  const unlike = (leftEnd ^ rightEnd) & 0xfffff
  const beginning = unlike === 0 ? 4 : ((Math.clz32(unlike) - 12) * 13) >> 6
  return (a << 11) | (b << 7) | (common << 3) | beginning
}
