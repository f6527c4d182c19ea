import { compileNear, lessNear, scaleOf } from '../compile/model.ts'
import { openLetterReader } from '../letters/comparison.ts'
import { roomAt } from '../letters/steps.ts'
import type { Model } from '../model.ts'
import type { Table } from '../table/table.ts'
import type { Found } from './found.ts'
import { openOthers } from './others.ts'
import { numbersOnSheet, rarityOf, type ScoringPlan } from './plan.ts'

/**
 * Weighs one record against some others. `sheet` holds their numbers (that of the plan, or a copy of some rows); `right` and the
 * first `count` of `lefts` are places on it, and `rows` at `from` and on says which row of the table stands at each
 * place (nothing: the row of that number).
 */
export type ScoreRow = (
  sheet: Int32Array,
  right: number,
  lefts: Int32Array,
  count: number,
  rows: Int32Array | undefined,
  from: number,
) => void

/** Levels of two values are kept for the first so many of a column, among which are the commonest. */
const squareSide = 1024
const unread = 255

/**
 * Weighs pairs as `predict` does, to the bit, and keeps those of `least` bits and more. It asks first what costs least: which
 * values are the same; what the sketches of the others leave room for; then letters; then comparisons of other kinds. A
 * pair is given up as soon as the rest cannot bring it to `least`.
 */
export function openScorer(
  model: Model,
  table: Table,
  plan: ScoringPlan,
  least: number,
  found: Found,
): ScoreRow {
  const { letters, patterns } = plan
  const { most } = patterns
  const width = letters.length
  const stride = width * numbersOnSheet
  const near = compileNear(model)
  const others = openOthers(model, table, plan, least)
  const wanted = least - others.most

  const readers = letters.map(openLetterReader)
  const rooms = letters.map(({ room }) => room)
  const scales = letters.map(({ comparison }) => scaleOf(model.comparisons[comparison]!))
  const radix = Int32Array.from(patterns.radix)
  const levelsOf = Int32Array.from(scales, ({ bits }) => bits.length)
  const steps = Int32Array.from(letters, ({ levels }) => levels.steps.length)
  const equal = Int32Array.from(letters, ({ levels }) => levels.equal)
  const missing = Int32Array.from(letters, ({ levels }) => levels.missing)
  const otherwise = Int32Array.from(letters, ({ levels }) => levels.otherwise)
  const rarityOfEqual = letters.map((of, at) => rarityOf(of.levels.equal, of, scales[at]!))
  const rarityOfStep = letters.map((of, at) =>
    Array.from({ length: levelsOf[at]! }, (_, level) =>
      of.levels.steps.some(step => step.level === level)
        ? rarityOf(level, of, scales[at]!)
        : undefined,
    ),
  )
  const stepsAreRare = rarityOfStep.some(of => of.some(adds => adds))
  const sides = Int32Array.from(letters, ({ letters: { starts } }) =>
    Math.min(squareSide, starts.length - 1),
  )
  const squares = letters.map((_, at) =>
    new Uint8Array(steps[at]! > 0 ? sides[at]! ** 2 : 0).fill(unread),
  )
  // First those whose letters may cost most weight.
  const loss = (at: number) =>
    most[levelsOf[at]! * radix[at]!]! - most[otherwise[at]! * radix[at]!]!
  const order = Int32Array.from([...letters.keys()].sort((a, b) => loss(b) - loss(a)))
  const now = new Int32Array(width)

  const read = (at: number, a: number, b: number, step: number): number => {
    const side = sides[at]!
    if (a >= side || b >= side) return readers[at]!.read(a, b, step)
    const square = squares[at]!
    const place = a * side + b
    let level = square[place]!
    if (level === unread) {
      level = readers[at]!.read(a, b, step)
      square[place] = level
      square[b * side + a] = level
    }
    return level
  }

  /** All that rarity adds, where levels of values that differ count it too; in the order of the comparisons. */
  const addRarity = (sheet: Int32Array, l: number, r: number): number => {
    let rare = 0
    for (let at = 0; at < width; at++) {
      const a = sheet[l + at * numbersOnSheet]!
      const b = sheet[r + at * numbersOnSheet]!
      if (a < 0 || b < 0) continue
      const adds = a === b ? rarityOfEqual[at] : rarityOfStep[at]![now[at]!]
      if (adds) rare += Math.min(adds[a]!, adds[b]!)
    }
    return rare
  }

  return (sheet, right, lefts, count, rows, from) => {
    const r = right * stride
    for (let n = 0; n < count; n++) {
      const l = lefts[n]! * stride
      let pattern = 0
      let rare = 0
      let open = 0
      for (let at = 0; at < width; at++) {
        const a = sheet[l + at * numbersOnSheet]!
        const b = sheet[r + at * numbersOnSheet]!
        let outlook: number
        if (a === b) {
          if (a >= 0) {
            outlook = equal[at]!
            const adds = rarityOfEqual[at]
            if (adds !== undefined) rare += adds[a]!
          } else outlook = missing[at]!
        } else if ((a | b) < 0) outlook = missing[at]!
        else {
          const place = l + at * numbersOnSheet
          const other = r + at * numbersOnSheet
          const ways = steps[at]!
          const step =
            ways === 0
              ? 0
              : rooms[at]![
                  roomAt(sheet[place + 1]!, sheet[place + 2]!, sheet[other + 1]!, sheet[other + 2]!)
                ]!
          if (step === ways) outlook = otherwise[at]!
          else {
            outlook = levelsOf[at]! + step
            open |= 1 << at
          }
        }
        now[at] = outlook
        pattern += outlook * radix[at]!
      }
      let sum = most[pattern]! + rare
      if (sum < wanted) continue
      if (open !== 0) {
        for (let place = 0; place < width; place++) {
          const at = order[place]!
          if (((open >>> at) & 1) === 0) continue
          const level = read(
            at,
            sheet[l + at * numbersOnSheet]!,
            sheet[r + at * numbersOnSheet]!,
            now[at]! - levelsOf[at]!,
          )
          pattern += (level - now[at]!) * radix[at]!
          now[at] = level
          sum = most[pattern]! + rare
          if (sum < wanted) break
        }
        if (sum < wanted) continue
        if (stepsAreRare) sum = most[pattern]! + addRarity(sheet, l, r)
      }
      const leftRow = rows === undefined ? lefts[n]! : rows[from + lefts[n]!]!
      const rightRow = rows === undefined ? right : rows[from + right]!
      if (others.count > 0) sum = others.ask(sum, now, leftRow, rightRow)
      else if (near.length > 0 && sum >= least) sum = lessNear(sum, near, now)
      if (sum >= least) found.add(leftRow, rightRow, sum)
    }
  }
}
