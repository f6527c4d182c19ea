import { wordsKey } from '../compile/comparison.ts'
import {
  compileModel,
  compileNear,
  compileTies,
  lessNear,
  logOdds,
  type Scale,
  scaleOf,
} from '../compile/model.ts'
import { judgePairs, type PairJudge } from '../compile/pairs.ts'
import { type LetterComparison, openLetterReader, planLetters } from '../letters/comparison.ts'
import type { Comparison, Model } from '../model.ts'
import type { Table } from '../table/table.ts'
import { type Outlook, openBounds, outlookOf } from './bounds.ts'

export type CandidateScorer = {
  /** The codes of the comparisons by letters, side by side: `width` numbers a row. */
  readonly codes: Int32Array
  readonly width: number
  /**
   * Weighs rows `left` and `right`, whose codes begin at `l` and `r` of `sheet` (those of all rows, or a copy of some), in bits; gives
   * up with -Infinity when they cannot reach what was asked for.
   */
  weigh(sheet: Int32Array, l: number, r: number, left: number, right: number): number
}

/** More comparisons than this are not looked at by letters: what is tabulated grows by three with each. */
const mostByLetters = 9

/** For rounding: nothing that reaches what was asked for may be given up. */
const slack = 1e-6

/** Comparisons by letters as plans that can be handed over, by place in the model; nothing for those of other kinds. */
export function planComparisons(model: Model, table: Table): (LetterComparison | undefined)[] {
  let count = 0
  return compileModel(model).map(judge => {
    const plan = count < mostByLetters ? planLetters(judge, table) : undefined
    if (plan) count++
    return plan
  })
}

/**
 * Weighs pairs as `predict` does, to the bit, but asks first what costs least: which values are the same, then what sketches of
 * the others leave room for, then letters, then all other comparisons; and gives a pair up as soon as the rest cannot
 * bring it to `least`.
 */
export function openScorer(
  model: Model,
  table: Table,
  least: number,
  plans: readonly (LetterComparison | undefined)[] = planComparisons(model, table),
): CandidateScorer {
  const prior = logOdds(model.prior)
  const scales = model.comparisons.map(scaleOf)
  const ties = compileTies(model)
  const near = compileNear(model)
  const fast = [...plans.keys()].filter(c => plans[c])
  const slow = [...plans.keys()].filter(c => !plans[c])
  const slowJudges = judgeSlow(model, table, slow)
  const levelsOfSlow = slow.map(c => scales[c]!.bits.length)
  const outlooks = model.comparisons.map((comparison, c) =>
    plans[c] ? letterOutlook(scales[c]!, plans[c]) : anyOutlook(scales[c]!, comparison, model),
  )
  const bounds = openBounds(outlooks, ties)

  const width = fast.length
  const letters = fast.map(c => plans[c]!)
  const readers = letters.map(openLetterReader)
  const codes = layOut(letters, table.size)
  const levelsOf = fast.map(c => scales[c]!.bits.length)
  const stepsOf = letters.map(plan => plan.levels.steps.length)
  const otherwise = letters.map(plan => plan.levels.otherwise)
  const equalRarity = letters.map((plan, at) => rarityOfEqual(plan, scales[fast[at]!]!))
  const order = inOrder(outlooks, fast, levelsOf, otherwise)

  const now = new Int32Array(outlooks.length)
  const frequency = new Float32Array(outlooks.length)
  /** By what is missing (0), the same (1) or neither (2) in each comparison, as a number to the base of three. */
  const states = Math.round(3 ** width)
  const outlooksOfState = new Uint8Array(states * width)
  const mostOfState = new Float64Array(states)
  for (const [n, c] of slow.entries()) now[c] = levelsOfSlow[n]!
  for (let state = 0; state < states; state++) {
    for (let at = width - 1, rest = state; at >= 0; at--, rest = Math.floor(rest / 3)) {
      const { missing, equal } = letters[at]!.levels
      const outlook = [missing, equal, levelsOf[at]!][rest % 3]!
      outlooksOfState[state * width + at] = outlook
      now[fast[at]!] = outlook
    }
    mostOfState[state] = prior + slack + bounds.whole(now)
  }

  const weigh: CandidateScorer['weigh'] = (sheet, l, r, left, right) => {
    let state = 0
    let rare = 0
    for (let at = 0; at < width; at++) {
      const a = sheet[l + at]!
      const b = sheet[r + at]!
      if (a === b) {
        if (a >= 0) {
          state = state * 3 + 1
          rare += equalRarity[at]![a]!
        } else state *= 3
      } else state = (a | b) < 0 ? state * 3 : state * 3 + 2
    }
    let most = mostOfState[state]! + rare
    if (most < least) return Number.NEGATIVE_INFINITY

    for (let at = 0; at < width; at++) now[fast[at]!] = outlooksOfState[state * width + at]!
    for (let n = 0; n < width; n++) {
      const at = order[n]!
      const c = fast[at]!
      const first = levelsOf[at]!
      if (now[c] !== first) continue
      const step = readers[at]!.room(sheet[l + at]!, sheet[r + at]!)
      if (step === 0) continue
      const outlook = step === stepsOf[at] ? otherwise[at]! : first + step
      most += bounds.change(now, c, outlook)
      if (most < least) return Number.NEGATIVE_INFINITY
      now[c] = outlook
    }
    for (let n = 0; n < width; n++) {
      const at = order[n]!
      const c = fast[at]!
      if (now[c]! < levelsOf[at]!) continue
      const level = readers[at]!.level(sheet[l + at]!, sheet[r + at]!)
      most += bounds.change(now, c, level)
      if (most < least) return Number.NEGATIVE_INFINITY
      now[c] = level
    }
    for (let n = 0; n < slow.length; n++) now[slow[n]!] = levelsOfSlow[n]!
    for (let n = 0; n < slow.length; n++) {
      const c = slow[n]!
      const judge = slowJudges[n]!
      const place = judge.find(left, right)
      const level = judge.level[place]!
      frequency[c] = judge.frequency[place]!
      most += bounds.change(now, c, level)
      now[c] = level
      if (most < least) return Number.NEGATIVE_INFINITY
    }
    for (let at = 0; at < width; at++) {
      const c = fast[at]!
      const logs = letters[at]!.logs[now[c]!]
      if (!logs) continue
      const a = logs[sheet[l + at]!]!
      const b = logs[sheet[r + at]!]!
      frequency[c] = a > b ? a : b
    }
    return addUp()
  }

  /** In the order in which `predict` adds, so that the sum is the same to the bit. */
  function addUp(): number {
    let sum = prior
    for (let c = 0; c < scales.length; c++) {
      const { bits, rarity, base } = scales[c]!
      const level = now[c]!
      sum += bits[level]!
      const rare = rarity[level]!
      if (rare > 0) sum += rare * (base[level]! - frequency[c]!)
    }
    for (let t = 0; t < ties.length; t++) {
      const { a, b, bits, width: across } = ties[t]!
      sum += bits[now[a]! * across + now[b]!]!
    }
    return sum < least ? sum : lessNear(sum, near, now)
  }
  return { codes, width, weigh }
}

/** Codes of a row side by side: one look into memory a record. */
function layOut(letters: readonly LetterComparison[], size: number): Int32Array {
  const width = letters.length
  const codes = new Int32Array(size * width)
  for (const [at, { codes: column }] of letters.entries()) {
    for (let row = 0; row < size; row++) codes[row * width + at] = column[row]!
  }
  return codes
}

function judgeSlow(model: Model, table: Table, slow: readonly number[]): PairJudge[] {
  const comparisons = slow.map(c => model.comparisons[c]!)
  return compileModel({ ...model, comparisons }).map(judge => judgePairs(judge, table))
}

/** Outlooks of a comparison by letters: its levels, then for each step that or a later one, or none. */
function letterOutlook(scale: Scale, { levels, logs }: LetterComparison): Outlook {
  const { steps, otherwise, equal } = levels
  const left = steps.map((_, first) => [...steps.slice(first).map(step => step.level), otherwise])
  const sets = left.length > 0 ? left : [[otherwise]]
  const known = !steps.some(step => step.level === equal)
  // What the rarity of equal values adds is known when they are seen to be equal.
  return outlookOf(scale, sets, level =>
    known && level === equal ? scale.base[level]! : lowest(logs[level]!),
  )
}

function lowest(logs: Float32Array): number {
  let least = 0
  for (let code = 0; code < logs.length; code++) if (logs[code]! < least) least = logs[code]!
  return least
}

/** What rarity adds by value where two are equal. */
function rarityOfEqual({ levels, letters, logs }: LetterComparison, scale: Scale): Float64Array {
  const rarity = new Float64Array(letters.starts.length - 1)
  const { equal, steps } = levels
  const weight = scale.rarity[equal]!
  const own = logs[equal]
  if (!own || weight <= 0 || steps.some(step => step.level === equal)) return rarity
  return rarity.map((_, code) => weight * (scale.base[equal]! - own[code]!))
}

/** Outlooks of any other comparison: its levels, then all of them. */
function anyOutlook(scale: Scale, { levels }: Comparison, model: Model): Outlook {
  return outlookOf(scale, [levels.map((_, level) => level)], level => {
    const term = levels[level]!.termFrequency!
    const words = term.by === 'words'
    const rarest = Math.log2(
      Math.max(
        term.least ?? 0,
        leastOf(model.frequencies[words ? wordsKey(term.field) : term.field] ?? {}),
      ),
    )
    // The two rarest words count.
    return words ? 2 * rarest : rarest
  })
}

/** The lowest frequency; what a model does not know counts as that. */
function leastOf(table: Readonly<Record<string, number>>): number {
  let least = 1
  for (const value in table) if (table[value]! < least) least = table[value]!
  return least
}

/** First the comparison whose letters may cost most weight. */
function inOrder(
  outlooks: readonly Outlook[],
  fast: readonly number[],
  levelsOf: readonly number[],
  otherwise: readonly number[],
): number[] {
  const loss = (at: number) => {
    const { most } = outlooks[fast[at]!]!
    return most[levelsOf[at]!]! - most[otherwise[at]!]!
  }
  return [...fast.keys()].sort((a, b) => loss(b) - loss(a))
}
