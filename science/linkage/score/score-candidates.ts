import { forEachCandidate, openBlocks } from '../block/candidates.ts'
import {
  type CompiledTie,
  compileModel,
  compileNear,
  compileTies,
  lessNear,
  logOdds,
  scaleOf,
} from '../compile/model.ts'
import { judgePairs, type PairJudge } from '../compile/pairs.ts'
import type { Comparison, Model } from '../model.ts'
import type { Prediction, PredictOptions } from '../predict/predict.ts'
import type { Table } from '../table/table.ts'
import { type FastPairs, fastPairs } from './fast-pairs.ts'
import { forEachPairOfKeys, keysAreSingle } from './pairs-of-keys.ts'

/** A comparison ready to be asked, and the most it can say. */
type Asked = PairJudge & {
  readonly fast: FastPairs | undefined
  readonly bits: Float64Array
  readonly rarity: Float64Array
  readonly base: Float64Array
  /** The most for two values that are not equal; for a comparison that is not fast, for any two. */
  readonly most: number
}

/**
 * The same pairs and weights as `predict`, to the bit, in another order. A pair is given up as soon as what is left to ask
 * cannot bring it to `atLeast`: most candidates are then never read letter by letter. Default -10 bits.
 */
export function scoreCandidates(
  model: Model,
  table: Table,
  options: PredictOptions = {},
): Prediction {
  const least = options.atLeast ?? -10
  const blocks = options.blocks ?? openBlocks(model.blocking, table)
  const { sheets, stride, weigh } = openCandidateScorer(model, table, least)
  const found = openFound()
  let candidates = 0
  if (keysAreSingle(blocks)) {
    candidates = forEachPairOfKeys(
      blocks,
      { sheets, stride },
      (sheet, l, r, left, right) => {
        const sum = weigh(sheet, l, r, left, right)
        if (sum >= least) found.add(left, right, sum)
      },
      options.share,
    )
  } else {
    forEachCandidate(
      blocks,
      (row, others, n) => {
        candidates += n
        for (let at = 0; at < n; at++) {
          const other = others[at]!
          const sum = weigh(sheets, other * stride, row * stride, other, row)
          if (sum >= least) found.add(other, row, sum)
        }
      },
      options.share,
    )
  }
  return { ...found.done(), candidates }
}

/** Pairs as they are found, in arrays that grow. */
function openFound() {
  let capacity = 1 << 16
  let left = new Int32Array(capacity)
  let right = new Int32Array(capacity)
  let weight = new Float32Array(capacity)
  let count = 0
  return {
    add(a: number, b: number, bits: number): void {
      if (count === capacity) {
        capacity *= 2
        left = grown(left, new Int32Array(capacity))
        right = grown(right, new Int32Array(capacity))
        weight = grown(weight, new Float32Array(capacity))
      }
      left[count] = a
      right[count] = b
      weight[count++] = bits
    },
    done: () => ({
      left: left.slice(0, count),
      right: right.slice(0, count),
      weight: weight.slice(0, count),
    }),
  }
}

function grown<A extends Int32Array | Float32Array>(from: A, to: A): A {
  to.set(from)
  return to
}

/** Stands for a level not asked for yet. */
const unasked = 255

/** A tie, and the most it can say when one of its two levels is known, or neither. */
function boundTie(tie: CompiledTie) {
  const { bits, width } = tie
  const byA = new Float64Array(bits.length / width).fill(Number.NEGATIVE_INFINITY)
  const byB = new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
  for (const [at, value] of bits.entries()) {
    const x = Math.floor(at / width)
    byA[x] = Math.max(byA[x]!, value)
    byB[at - x * width] = Math.max(byB[at - x * width]!, value)
  }
  return { ...tie, byA, byB, whole: Math.max(...byA) }
}

/** For rounding: nothing that reaches `least` may be given up. */
const slack = 1e-6

export type CandidateScorer = {
  /** What the fast comparisons need of each row, side by side: `stride` numbers a row. */
  readonly sheets: Int32Array
  readonly stride: number
  /**
   * Weighs rows `left` and `right`, whose numbers begin at `l` and `r` of `sheet` (all sheets or a copy of some), in bits; gives
   * up with -Infinity when they cannot reach what was asked for.
   */
  weigh(sheet: Int32Array, l: number, r: number, left: number, right: number): number
}

export function openCandidateScorer(model: Model, table: Table, least: number): CandidateScorer {
  const asked = ask(model, table)
  const count = asked.length
  const ties = compileTies(model).map(boundTie)
  const near = compileNear(model)
  const prior = logOdds(model.prior)
  const places = new Int32Array(count)
  const said = new Uint8Array(count)

  // Codes and sketches side by side: a look or two into memory a record.
  const fast = [...asked.keys()].filter(c => asked[c]!.fast)
  const width = fast.length
  const judges = fast.map(c => asked[c]!.fast!)
  const stride = width * 3
  const sheets = new Int32Array(table.size * stride)
  for (let at = 0; at < width; at++) {
    const { codes: column, sketches } = judges[at]!
    for (let row = 0; row < table.size; row++) {
      const code = column[row]!
      const place = row * stride + at * 3
      sheets[place] = code
      if (code < 0) continue
      sheets[place + 1] = sketches[2 * code]!
      sheets[place + 2] = sketches[2 * code + 1]!
    }
  }
  // What each value beside itself says, where it was asked; what missing says; the most of two that differ.
  const equal = judges.map(judge => new Float64Array(judge.values).fill(Number.NaN))
  const missing = Float64Array.from(fast, (c, at) => partAt(c, judges[at]!.judge(-1, -1)))
  const differ = Float64Array.from(fast, c => asked[c]!.most)
  const levelOfMissing = judges.map(judge => judge.level[judge.judge(-1, -1)]!)
  const levelOfUnlike = judges.map(judge => judge.level[judge.otherwise]!)
  const unlike = Float64Array.from(fast, (c, at) => partAt(c, judges[at]!.otherwise))
  // Then those that may say anything, for nothing can be given up before; then letters; the rest last.
  const slow = [...asked.keys()].filter(c => !asked[c]!.fast)
  const first = slow.filter(c => asked[c]!.most === Number.POSITIVE_INFINITY)
  const last = slow.filter(c => asked[c]!.most !== Number.POSITIVE_INFINITY)
  const mostOfLast = last.reduce((sum, c) => sum + asked[c]!.most, 0)
  const open = new Int32Array(width)

  function mostOfTies(): number {
    let most = 0
    for (let t = 0; t < ties.length; t++) {
      const { a, b, bits, width: across, byA, byB, whole } = ties[t]!
      const x = said[a]!
      const y = said[b]!
      if (x !== unasked) most += y === unasked ? byA[x]! : bits[x * across + y]!
      else most += y === unasked ? whole : byB[y]!
    }
    return most
  }

  function partAt(c: number, place: number): number {
    const { level, frequency, bits, rarity, base } = asked[c]!
    const reached = level[place]!
    const rare = rarity[reached]!
    return bits[reached]! + (rare > 0 ? rare * (base[reached]! - frequency[place]!) : 0)
  }

  const weigh: CandidateScorer['weigh'] = (sheet, l, r, left, right) => {
    // Without the ties, whose most depends on what is known by then.
    let sofar = prior + slack + mostOfLast
    said.fill(unasked)
    let opened = 0
    for (let at = 0; at < width; at++) {
      const a = sheet[l + at * 3]!
      const b = sheet[r + at * 3]!
      if (a === b && a >= 0) {
        let part = equal[at]![a]!
        if (Number.isNaN(part)) {
          part = partAt(fast[at]!, judges[at]!.judge(a, a))
          equal[at]![a] = part
        }
        sofar += part
        said[fast[at]!] = judges[at]!.level[a]!
      } else if (a < 0 || b < 0) {
        sofar += missing[at]!
        said[fast[at]!] = levelOfMissing[at]!
      } else if (
        judges[at]!.hasRoom(
          sheet[l + at * 3 + 1]!,
          sheet[l + at * 3 + 2]!,
          sheet[r + at * 3 + 1]!,
          sheet[r + at * 3 + 2]!,
        )
      ) {
        sofar += differ[at]!
        open[opened++] = at
      } else {
        places[fast[at]!] = judges[at]!.otherwise
        sofar += unlike[at]!
        said[fast[at]!] = levelOfUnlike[at]!
      }
    }
    if (sofar + mostOfTies() < least) return Number.NEGATIVE_INFINITY
    for (let n = 0; n < first.length; n++) {
      const c = first[n]!
      const place = asked[c]!.find(left, right)
      places[c] = place
      said[c] = asked[c]!.level[place]!
      sofar += partAt(c, place)
    }
    for (let n = 0; n < opened; n++) {
      if (sofar + mostOfTies() < least) return Number.NEGATIVE_INFINITY
      const at = open[n]!
      const c = fast[at]!
      const place = judges[at]!.judge(sheet[l + at * 3]!, sheet[r + at * 3]!)
      places[c] = place
      said[c] = asked[c]!.level[place]!
      sofar += partAt(c, place) - differ[at]!
    }
    for (let n = 0; n < last.length; n++) {
      if (sofar + mostOfTies() < least) return Number.NEGATIVE_INFINITY
      const c = last[n]!
      const place = asked[c]!.find(left, right)
      places[c] = place
      said[c] = asked[c]!.level[place]!
      sofar += partAt(c, place) - asked[c]!.most
    }
    if (sofar + mostOfTies() < least) return Number.NEGATIVE_INFINITY
    for (let at = 0; at < width; at++) {
      const a = sheet[l + at * 3]!
      const b = sheet[r + at * 3]!
      if (a === b || a < 0 || b < 0) places[fast[at]!] = judges[at]!.judge(a, b)
    }
    return addUp()
  }

  /** In the order in which `predict` adds, so that the sum is the same to the bit. */
  function addUp(): number {
    let sum = prior
    for (let c = 0; c < count; c++) {
      const { level, frequency, bits, rarity, base } = asked[c]!
      const reached = level[places[c]!]!
      said[c] = reached
      sum += bits[reached]!
      const rare = rarity[reached]!
      if (rare > 0) sum += rare * (base[reached]! - frequency[places[c]!]!)
    }
    for (let t = 0; t < ties.length; t++) {
      const { a, b, bits, width: across } = ties[t]!
      sum += bits[said[a]! * across + said[b]!]!
    }
    return sum < least ? sum : lessNear(sum, near, said)
  }
  return { sheets, stride, weigh }
}

function ask(model: Model, table: Table): Asked[] {
  return compileModel(model).map((judge, c) => {
    const fast = fastPairs(judge, table)
    const comparison = model.comparisons[c]!
    const pairs: PairJudge = fast ?? judgePairs(judge, table)
    return {
      ...pairs,
      fast,
      ...scaleOf(comparison),
      most: mostOf(comparison, model, fast !== undefined),
    }
  })
}

function mostOf(comparison: Comparison, model: Model, fast: boolean): number {
  const { bits, base } = scaleOf(comparison)
  let most = Number.NEGATIVE_INFINITY
  for (const [at, { test, termFrequency: term }] of comparison.levels.entries()) {
    if (fast && ('equal' in test || 'missing' in test)) continue
    let bonus = 0
    if (term && term.weight > 0) {
      if (term.by === 'words') return Number.POSITIVE_INFINITY
      bonus = term.weight * (base[at]! - rarest(model, term.field))
    }
    most = Math.max(most, bits[at]! + Math.max(0, bonus))
  }
  return most
}

/** log2 of the lowest frequency; what the model does not know counts as that. */
function rarest(model: Model, field: string): number {
  const table = model.frequencies[field] ?? {}
  let least = 1
  for (const value in table) least = Math.min(least, table[value]!)
  return Math.log2(least)
}
