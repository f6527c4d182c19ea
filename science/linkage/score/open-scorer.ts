import { compileNear, lessNear, scaleOf } from '../compile/model.ts'
import { openLetterReader } from '../letters/comparison.ts'
import { roomAt } from '../letters/steps.ts'
import type { Model } from '../model.ts'
import type { Table } from '../table/table.ts'
import type { Found } from './found.ts'
import { openOthers } from './others.ts'
import { numbersOnSheet, rarityOf, type ScoringPlan } from './plan.ts'

export type Scorer = {
  /** Lays rows side by side, at places 0 and on: `rows[from]` to `rows[from + count - 1]`, and one more if it is given. */
  lay(rows: Int32Array, from: number, count: number, more?: number): void
  /** Weighs the row at place `right` with those at the first `count` of `lefts`, all of which lie before it. */
  score(right: number, lefts: Int32Array, count: number): void
}

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
): Scorer {
  const { letters, sheet } = plan
  const { most, radix, open: openOf } = plan.patterns
  const width = letters.length
  const stride = width * numbersOnSheet
  const near = compileNear(model)
  const others = openOthers(model, table, plan, least)
  const readers = letters.map(openLetterReader)
  const scales = letters.map(({ comparison }) => scaleOf(model.comparisons[comparison]!))
  const levelsOf = scales.map(({ bits }) => bits.length)
  const rarityOfEqual = letters.map((of, at) => rarityOf(of.levels.equal, of, scales[at]!))
  const rarityOfStep = letters.map((of, at) =>
    Array.from({ length: levelsOf[at]! }, (_, level) =>
      of.levels.steps.some(step => step.level === level)
        ? rarityOf(level, of, scales[at]!)
        : undefined,
    ),
  )
  const stepsAreRare = rarityOfStep.some(of => of.some(adds => adds))
  // Their rarity is added in another order while letters are read: a hair's breadth for rounding.
  const wanted = least - others.most - (stepsAreRare ? 1e-6 : 0)
  const rooms = letters.map(({ room }) => room)
  const steps = Int32Array.from(letters, ({ levels }) => levels.steps.length)
  const whenEqual = Int32Array.from(letters, ({ levels }, at) => levels.equal * radix[at]!)
  const whenMissing = Int32Array.from(letters, ({ levels }, at) => levels.missing * radix[at]!)
  const whenOtherwise = Int32Array.from(letters, ({ levels }, at) => levels.otherwise * radix[at]!)
  const whenOpen = Int32Array.from(levelsOf, (levels, at) => levels * radix[at]!)
  // First those whose letters may cost most weight.
  const loss = (at: number) => most[whenOpen[at]!]! - most[whenOtherwise[at]!]!
  const order = Int32Array.from([...letters.keys()].sort((a, b) => loss(b) - loss(a)))

  let laid = new Int32Array(1024 * stride)
  let rowAt = new Int32Array(1024)
  const layRow = (place: number, row: number) => {
    rowAt[place] = row
    for (let n = 0; n < stride; n++) laid[place * stride + n] = sheet[row * stride + n]!
  }
  /** First step that is open, by comparison, of the pair at hand. */
  const openSteps = new Uint8Array(width)
  const now = new Int32Array(width)

  /** The number of the pattern when the letters are read that are open, or -1 as soon as it cannot reach what is wanted. */
  const readOpen = (from: number, rarity: number, l: number, r: number): number => {
    let pattern = from
    let rare = rarity
    const open = openOf[from]!
    for (let place = 0; place < width; place++) {
      const at = order[place]!
      if (((open >>> at) & 1) === 0) continue
      const a = laid[l + at * numbersOnSheet]!
      const b = laid[r + at * numbersOnSheet]!
      const step = openSteps[at]!
      const level = readers[at]!.read(a, b, step)
      pattern += (level - step) * radix[at]! - whenOpen[at]!
      const adds = rarityOfStep[at]![level]
      if (adds !== undefined) rare += Math.min(adds[a]!, adds[b]!)
      if (most[pattern]! + rare < wanted) return -1
    }
    return pattern
  }

  const readLevels = (pattern: number): void => {
    let rest = pattern
    for (let at = width - 1; at >= 0; at--) {
      now[at] = Math.floor(rest / radix[at]!)
      rest -= now[at]! * radix[at]!
    }
  }
  /** All that rarity adds, where levels of values that differ count it too; in the order of the comparisons. */
  const addRarity = (l: number, r: number): number => {
    let rare = 0
    for (let at = 0; at < width; at++) {
      const a = laid[l + at * numbersOnSheet]!
      const b = laid[r + at * numbersOnSheet]!
      if (a < 0 || b < 0) continue
      const adds = a === b ? rarityOfEqual[at] : rarityOfStep[at]![now[at]!]
      if (adds) rare += Math.min(adds[a]!, adds[b]!)
    }
    return rare
  }

  return {
    lay(rows, from, count, more) {
      if (rowAt.length <= count) {
        laid = new Int32Array(count * 2 * stride)
        rowAt = new Int32Array(count * 2)
      }
      for (let place = 0; place < count; place++) layRow(place, rows[from + place]!)
      if (more !== undefined) layRow(count, more)
    },
    score(right, lefts, count) {
      const numbers = laid
      const r = right * stride
      for (let n = 0; n < count; n++) {
        const left = lefts[n]!
        const l = left * stride
        let pattern = 0
        let rare = 0
        for (let at = 0; at < width; at++) {
          const one = l + at * numbersOnSheet
          const two = r + at * numbersOnSheet
          const a = numbers[one]!
          const b = numbers[two]!
          if (a === b && a >= 0) {
            pattern += whenEqual[at]!
            const adds = rarityOfEqual[at]
            if (adds !== undefined) rare += adds[a]!
          } else if ((a | b) < 0) pattern += whenMissing[at]!
          else if (steps[at] === 0) pattern += whenOtherwise[at]!
          else {
            const place = roomAt(
              numbers[one + 1]!,
              numbers[one + 2]!,
              numbers[two + 1]!,
              numbers[two + 2]!,
            )
            const step = rooms[at]![place]!
            if (step === steps[at]) pattern += whenOtherwise[at]!
            else {
              pattern += whenOpen[at]! + step * radix[at]!
              openSteps[at] = step
            }
          }
        }
        if (most[pattern]! + rare < wanted) continue
        if (openOf[pattern] !== 0) pattern = readOpen(pattern, rare, l, r)
        if (pattern < 0) continue
        let sum = most[pattern]! + rare
        if (stepsAreRare || others.count > 0 || near.length > 0) {
          readLevels(pattern)
          if (stepsAreRare) sum = most[pattern]! + addRarity(l, r)
          if (others.count > 0) sum = others.ask(sum, now, rowAt[left]!, rowAt[right]!)
          else if (sum >= least) sum = lessNear(sum, near, now)
        }
        if (sum >= least) found.add(rowAt[left]!, rowAt[right]!, sum)
      }
    },
  }
}
