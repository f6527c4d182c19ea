import {
  type CompiledTie,
  compileModel,
  compileTies,
  logOdds,
  type Scale,
  scaleOf,
} from '../compile/model.ts'
import { type LetterComparison, planLetters } from '../letters/comparison.ts'
import type { Model } from '../model.ts'
import type { Table } from '../table/table.ts'
import { type Outlook, outlooksOf, type Patterns, tabulatePatterns } from './patterns.ts'

/**
 * All that scoring needs to know of a model and a table where comparisons are made by letters, as plain values that can be
 * handed to workers: no text is in it.
 */
export type ScoringPlan = {
  readonly letters: readonly PlannedLetters[]
  readonly patterns: Patterns
  /** Of each row side by side what is looked at first: for each comparison by letters the code and the two numbers of its sketch. */
  readonly sheet: Int32Array
  /** Comparisons of other kinds, by their places in the model. */
  readonly others: readonly number[]
}

export type PlannedLetters = Omit<LetterComparison, 'codes'> & {
  /** Place in the model. */
  readonly comparison: number
}

/** Numbers of a row on the sheet for each comparison. */
export const numbersOnSheet = 3

/** Patterns are tabulated up to so many; comparisons beyond are asked like those of other kinds. */
const mostPatterns = 1 << 18

/** The comparisons made by letters, by their places in the model; nothing at the places of others. */
export function planByLetters(model: Model, table: Table): (LetterComparison | undefined)[] {
  return compileModel(model).map(judge => planLetters(judge, table))
}

/** `memory` gives the memory of the sheet: shared where workers are to read it. */
export function planScoring(
  model: Model,
  table: Table,
  memory: (numbers: number) => Int32Array = numbers => new Int32Array(numbers),
): ScoringPlan {
  const scales = model.comparisons.map(scaleOf)
  const taken: { comparison: number; plan: LetterComparison; outlooks: Outlook[] }[] = []
  let patterns = 1
  for (const [comparison, plan] of planByLetters(model, table).entries()) {
    const outlooks = plan && outlooksOfLetters(plan, scales[comparison]!)
    if (!plan || !outlooks || patterns * outlooks.length > mostPatterns) continue
    patterns *= outlooks.length
    taken.push({ comparison, plan, outlooks })
  }
  const place = new Map(taken.map(({ comparison }, at) => [comparison, at]))
  const ties = compileTies(model).flatMap((tie): CompiledTie[] => {
    const [a, b] = [place.get(tie.a), place.get(tie.b)]
    return a === undefined || b === undefined ? [] : [{ ...tie, a, b }]
  })
  return {
    letters: taken.map(({ comparison, plan: { codes, ...plan } }) => ({ comparison, ...plan })),
    patterns: tabulatePatterns(
      taken.map(({ outlooks }) => outlooks),
      taken.map(({ comparison }) => scales[comparison]!.bits.length),
      ties,
      logOdds(model.prior),
    ),
    sheet: layOut(
      taken.map(({ plan }) => plan),
      table.size,
      memory,
    ),
    others: [...model.comparisons.keys()].filter(c => !place.has(c)),
  }
}

/** What rarity adds to a level by code; nothing if it adds nothing. */
export function rarityOf(
  level: number,
  { logs }: Pick<LetterComparison, 'logs'>,
  { rarity, base }: Scale,
): Float64Array | undefined {
  const own = logs[level]
  if (!own || !(rarity[level]! > 0)) return undefined
  return Float64Array.from(own, log => rarity[level]! * (base[level]! - log))
}

/** The levels, then for each step that one or a later one, or none. */
function outlooksOfLetters(plan: LetterComparison, scale: Scale): Outlook[] {
  const { steps, otherwise } = plan.levels
  const sets = steps.map((_, first) => [...steps.slice(first).map(step => step.level), otherwise])
  return outlooksOf(scale, sets, level => {
    let most = 0
    for (const adds of rarityOf(level, plan, scale) ?? []) if (adds > most) most = adds
    return most
  })
}

function layOut(
  letters: readonly LetterComparison[],
  size: number,
  memory: (numbers: number) => Int32Array,
): Int32Array {
  const stride = letters.length * numbersOnSheet
  const sheet = memory(size * stride)
  for (const [at, { codes, letters: of, levels }] of letters.entries()) {
    const { sketches } = of
    const sketched = levels.steps.length > 0
    for (let row = 0; row < size; row++) {
      const code = codes[row]!
      const place = row * stride + at * numbersOnSheet
      sheet[place] = code
      if (code < 0 || !sketched) continue
      sheet[place + 1] = sketches[2 * code]!
      sheet[place + 2] = sketches[2 * code + 1]!
    }
  }
  return sheet
}
