import type { BlockingRule } from '../model.ts'
import type { Table } from '../table/table.ts'
import { hashText, mix } from './hash.ts'
import { indexWhole, isWhole } from './index-whole.ts'
import { between, keysOf } from './keys.ts'

/** Most keys one record may have under one rule. */
const mostKeys = 64

/**
 * Who shares which key of one rule: `rows` of key k are `rows[starts[k]] ... rows[starts[k + 1] - 1]`, ascending,
 * and the keys of row i are `keys[first[i]] ... keys[first[i + 1] - 1]`. Keys of one record alone, or of too
 * many, are not there.
 */
export type RuleIndex = {
  readonly starts: Int32Array
  readonly rows: Int32Array
  readonly first: Int32Array
  readonly keys: Int32Array
  /** Keys left out as too common, in words, and the pairs they would have made. */
  readonly dropped: { readonly stops: readonly string[]; readonly pairs: number }
}

export type IndexOptions = {
  /** Leave out keys that more than `cap` of these records share, and do not go by the model's `stops`. */
  readonly count?: boolean
}

/** Codes with a list of hashed keys each: two halves of 32 bits, as one record may have several. */
type Part = { codes: Int32Array; starts: Int32Array; high: Int32Array; low: Int32Array }

export function indexRule(rule: BlockingRule, table: Table, options: IndexOptions = {}): RuleIndex {
  return isWhole(rule, table) ? indexWhole(rule, table, options) : indexHashed(rule, table, options)
}

function indexHashed(rule: BlockingRule, table: Table, options: IndexOptions): RuleIndex {
  const parts = rule.keys.map(({ field, as }) => hashValues(table, field, as))
  const size = table.size

  // Every record's keys, hashed: 64 bits, held as two halves.
  const first = new Int32Array(size + 1)
  let capacity = Math.max(1024, size * 2)
  let high = new Int32Array(capacity)
  let low = new Int32Array(capacity)
  let count = 0
  const rowHigh: number[] = []
  const rowLow: number[] = []
  for (let row = 0; row < size; row++) {
    combine(parts, row, rowHigh, rowLow)
    if (count + rowHigh.length > capacity) {
      capacity *= 2
      high = grow(high, capacity)
      low = grow(low, capacity)
    }
    for (let at = 0; at < rowHigh.length; at++) {
      high[count] = rowHigh[at]!
      low[count++] = rowLow[at]!
    }
    first[row + 1] = count
  }

  // Hash to key number, by open addressing.
  let bits = 4
  while (1 << bits < count * 1.5) bits++
  const slots = new Int32Array(1 << bits).fill(-1)
  const mask = (1 << bits) - 1
  const keys = new Int32Array(count)
  const counts = new Int32Array(count)
  const sample = new Int32Array(count)
  let found = 0
  for (let at = 0; at < count; at++) {
    let slot = mix(high[at]! ^ Math.imul(low[at]!, 0x9e3779b1)) & mask
    for (;;) {
      const holder = slots[slot]!
      if (holder < 0) {
        slots[slot] = at
        sample[found] = at
        keys[at] = found++
        break
      }
      if (high[holder] === high[at] && low[holder] === low[at]) {
        keys[at] = keys[holder]!
        break
      }
      slot = (slot + 1) & mask
    }
    counts[keys[at]!]!++
  }

  // Which keys stand: shared by two or more, and not too common.
  const byCount = options.count || rule.stops === undefined
  const cap = rule.cap ?? Number.POSITIVE_INFINITY
  const stopped = byCount ? undefined : hashStops(rule)
  const kept = new Int32Array(found).fill(-1)
  const tooCommon: number[] = []
  let dropped = 0
  let keptKeys = 0
  let keptRows = 0
  for (let key = 0; key < found; key++) {
    const n = counts[key]!
    const at = sample[key]!
    if (stopped ? stopped.has(nameHash(high[at]!, low[at]!)) : n > cap) {
      dropped += (n * (n - 1)) / 2
      tooCommon.push(key)
    } else if (n > 1) {
      kept[key] = keptKeys++
      keptRows += n
    }
  }
  const stops = nameKeys(
    rule,
    table,
    tooCommon.map(key => sample[key]!),
    first,
    high,
    low,
  )

  const starts = new Int32Array(keptKeys + 1)
  const rows = new Int32Array(keptRows)
  for (let key = 0; key < found; key++) if (kept[key]! >= 0) starts[kept[key]! + 1] = counts[key]!
  for (let key = 0; key < keptKeys; key++) starts[key + 1]! += starts[key]!
  const next = starts.slice(0, keptKeys)
  const keptFirst = new Int32Array(size + 1)
  const keptOf = new Int32Array(keptRows)
  let at = 0
  for (let row = 0; row < size; row++) {
    for (let k = first[row]!; k < first[row + 1]!; k++) {
      const key = kept[keys[k]!]!
      if (key < 0) continue
      rows[next[key]!++] = row
      keptOf[at++] = key
    }
    keptFirst[row + 1] = at
  }
  return { starts, rows, first: keptFirst, keys: keptOf, dropped: { stops, pairs: dropped } }
}

function grow(array: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(capacity)
  more.set(array)
  return more
}

const nameHash = (high: number, low: number): string => `${high},${low}`

function hashStops(rule: BlockingRule): Set<string> {
  const out = new Set<string>()
  for (const stop of rule.stops ?? []) {
    const [high, low] = hashKey(stop.split(between))
    out.add(nameHash(high, low))
  }
  return out
}

function hashKey(parts: readonly string[]): [number, number] {
  let high = hashText(parts[0]!, 1)
  let low = hashText(parts[0]!, 2)
  for (const part of parts.slice(1)) {
    high = join(high, hashText(part, 1))
    low = join(low, hashText(part, 2))
  }
  return [high, low]
}

const join = (hash: number, more: number): number => mix(Math.imul(hash, 31) + more)

/** The distinct values of a field with their keys, each hashed twice. */
function hashValues(table: Table, field: string, as: string | undefined): Part {
  const { codes, values } = table.columns.get(field)!
  const starts = new Int32Array(values.length + 1)
  const high: number[] = []
  const low: number[] = []
  for (let code = 0; code < values.length; code++) {
    for (const key of keysOf(values[code]!, as)) {
      if (key === '') continue
      high.push(hashText(key, 1))
      low.push(hashText(key, 2))
    }
    starts[code + 1] = high.length
  }
  return { codes, starts, high: Int32Array.from(high), low: Int32Array.from(low) }
}

/** All combinations of one key of each part, for a row; none where a part says nothing. */
function combine(parts: readonly Part[], row: number, high: number[], low: number[]): void {
  high.length = 0
  low.length = 0
  for (let place = 0; place < parts.length; place++) {
    const part = parts[place]!
    const code = part.codes[row]!
    const from = code < 0 ? 0 : part.starts[code]!
    const to = code < 0 ? 0 : part.starts[code + 1]!
    if (from === to) {
      high.length = 0
      low.length = 0
      return
    }
    if (place === 0) {
      for (let at = from; at < to && high.length < mostKeys; at++) {
        high.push(part.high[at]!)
        low.push(part.low[at]!)
      }
      continue
    }
    const before = high.length
    for (let at = from + 1; at < to && high.length < mostKeys; at++) {
      for (let k = 0; k < before; k++) {
        high.push(join(high[k]!, part.high[at]!))
        low.push(join(low[k]!, part.low[at]!))
      }
    }
    for (let k = 0; k < before; k++) {
      high[k] = join(high[k]!, part.high[from]!)
      low[k] = join(low[k]!, part.low[from]!)
    }
  }
}

/** Keys in words, found again from a record that has them. */
function nameKeys(
  rule: BlockingRule,
  table: Table,
  places: readonly number[],
  first: Int32Array,
  high: Int32Array,
  low: Int32Array,
): string[] {
  return places
    .map(place => {
      const row = rowOf(first, place)
      let combinations: string[][] = [[]]
      for (const { field, as } of rule.keys) {
        const { codes, values } = table.columns.get(field)!
        const keys = keysOf(values[codes[row]!]!, as).filter(key => key !== '')
        combinations = extend(combinations, keys)
      }
      const match = combinations.find(parts => {
        const [h, l] = hashKey(parts)
        return h === high[place] && l === low[place]
      })
      return match!.join(between)
    })
    .sort()
}

/** Every combination with every key, in the order and to the number `combine` keeps. */
function extend(combinations: string[][], keys: readonly string[]): string[][] {
  const more: string[][] = []
  for (const key of keys) {
    if (more.length >= mostKeys) break
    for (const start of combinations) more.push([...start, key])
  }
  return more
}

function rowOf(first: Int32Array, place: number): number {
  let from = 0
  let to = first.length - 1
  while (from + 1 < to) {
    const middle = (from + to) >> 1
    if (first[middle]! <= place) from = middle
    else to = middle
  }
  return from
}

/** The keys of one record under a rule, hashed as an index hashes them, without those the model stops. */
export function recordKeys(
  rule: BlockingRule,
  values: ReadonlyMap<string, string | null>,
): string[] {
  let combinations: string[][] = [[]]
  for (const { field, as } of rule.keys) {
    const value = values.get(field)
    const keys = value == null ? [] : keysOf(value, as).filter(key => key !== '')
    combinations = extend(combinations, keys)
  }
  const stops = new Set(rule.stops)
  return [...new Set(combinations.map(parts => parts.join(between)))].filter(key => !stops.has(key))
}
