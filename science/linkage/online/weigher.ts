import type { Answer, Judge } from '../compile/comparison.ts'
import { compileNear, compileTies, lessNear, logOdds, openSum, scaleOf } from '../compile/model.ts'
import type { Row } from '../compile/test.ts'
import type { Model } from '../model.ts'
import type { RecordStore } from './record-store.ts'

/** Weighs one record against many kept ones: to the bit as `predict` would, as it adds the same parts in the same order. */
export type Weigher = {
  /** The record to weigh: a kept one, or what another says. */
  begin(row: number): void
  beginApart(texts: readonly (string | null)[]): void
  /** Match weight in bits; `tooWeak` where it cannot reach `atLeast`, which is found out sooner. */
  weigh(row: number, atLeast: number): number
}

export const tooWeak = Number.NEGATIVE_INFINITY

/** Answers remembered of one comparison, by the two numbers: newcomers take the place of what stood there. */
const places = 1 << 17

export function openWeigher(model: Model, judges: readonly Judge[], store: RecordStore): Weigher {
  const prior = logOdds(model.prior)
  const count = judges.length
  const scales = model.comparisons.map(scaleOf)
  const ties = compileTies(model)
  const near = compileNear(model)
  const mostOfTies = ties.reduce((sum, { bits }) => sum + Math.max(0, ...bits), 0)
  const lows = judges.map(() => new Int32Array(places).fill(-0x80000000))
  const highs = judges.map(() => new Int32Array(places))
  const levels = judges.map(() => new Uint8Array(places))
  const frequencies = judges.map(() => new Float32Array(places))
  const codes = new Int32Array(count)
  const rows: Row[] = new Array(count).fill([])
  const most = new Float64Array(count)
  const found = new Int32Array(count)
  const said = new Uint8Array(count)
  const heard = new Float32Array(count)
  const add = openSum(model)
  const answer: Answer = { level: 0, frequency: 0 }
  // Dear comparisons last: a pair that is hopeless by then is not asked.
  const order = [...judges.keys()].sort((a, b) => costOf(judges[a]!) - costOf(judges[b]!) || a - b)
  let strangers = 0

  const partOf = (c: number, place: number): number => {
    const level = levels[c]![place]!
    const { bits, rarity, base } = scales[c]!
    const rare = rarity[level]!
    const frequency = frequencies[c]![place]!
    return bits[level]! + (rare > 0 ? rare * (base[level]! - frequency) : 0)
  }
  const place = (c: number, code: number): number => {
    const mine = codes[c]!
    const low = mine < code ? mine : code
    const high = mine < code ? code : mine
    const at = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 15
    if (lows[c]![at] !== low || highs[c]![at] !== high) {
      judges[c]!.ask(rows[c]!, rowOf(c, code), answer)
      lows[c]![at] = low
      highs[c]![at] = high
      levels[c]![at] = answer.level
      frequencies[c]![at] = answer.frequency
    }
    return at
  }
  const rowOf = (c: number, code: number): Row => {
    const { fields } = judges[c]!
    return code < 0 ? fields.map(() => null) : store.views[c]!.rowOf(code)
  }
  /** The most this comparison can say for any record: agreement on what is rarest in ours. */
  const bound = (c: number): number => {
    const { bits, rarity, base } = scales[c]!
    judges[c]!.ask(rows[c]!, rows[c]!, answer)
    const known = (rarity[answer.level] ?? 0) > 0
    let high = Number.NEGATIVE_INFINITY
    for (let level = 0; level < bits.length; level++) {
      const rare = rarity[level]!
      if (rare > 0 && (!known || !oneTerm[c]!)) {
        // A record that says nothing here cannot reach such a level.
        if (rows[c]!.every(text => text === null)) continue
        return Number.POSITIVE_INFINITY
      }
      high = Math.max(
        high,
        bits[level]! + (rare > 0 ? rare * (base[level]! - answer.frequency) : 0),
      )
    }
    return high
  }
  const oneTerm = model.comparisons.map(({ levels: all }) => {
    const terms = all.flatMap(({ termFrequency: t }) => (t && t.weight > 0 ? [t] : []))
    return new Set(terms.map(t => `${t.field} ${t.by ?? ''} ${t.least ?? ''}`)).size <= 1
  })
  const ready = () => {
    let after = mostOfTies
    for (let n = count - 1; n >= 0; n--) {
      const c = order[n]!
      most[c] = after
      after += bound(c)
    }
  }

  return {
    begin(row) {
      for (let c = 0; c < count; c++) {
        const code = store.views[c]!.codeOf(row)
        codes[c] = code
        rows[c] = rowOf(c, code)
      }
      ready()
    },
    beginApart(texts) {
      // Unknown texts get a number of their own that no earlier one had.
      strangers = strangers >= 1 << 30 ? 1 : strangers + 1
      for (let c = 0; c < count; c++) {
        const code = store.views[c]!.find(texts)
        codes[c] = code === -2 ? -1 - strangers : code
        rows[c] = store.views[c]!.pick(texts)
      }
      ready()
    },
    weigh(row, atLeast) {
      let sofar = prior
      for (let n = 0; n < count; n++) {
        const c = order[n]!
        found[c] = place(c, store.views[c]!.codeOf(row))
        sofar += partOf(c, found[c]!)
        // A hair's breadth for rounding: nothing that reaches `atLeast` may be dropped.
        if (sofar + most[c]! < atLeast - 1e-6) return tooWeak
      }
      for (let c = 0; c < count; c++) {
        said[c] = levels[c]![found[c]!]!
        heard[c] = frequencies[c]![found[c]!]!
      }
      return lessNear(add(said, heard), near, said)
    },
  }
}

/** Comparing words costs more than measuring letters, and that more than asking whether two are the same. */
const costOf = (judge: Judge): number => {
  const said = JSON.stringify(judge.comparison.levels.map(level => level.test))
  return (
    (said.includes('"words"') ? 100 : 0) +
    (said.match(/"measure"/g)?.length ?? 0) * 10 +
    judge.fields.length
  )
}
