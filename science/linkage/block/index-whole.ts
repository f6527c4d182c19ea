import type { BlockingRule } from '../model.ts'
import { separator } from '../table/clean.ts'
import type { Column, Table } from '../table/table.ts'
import type { IndexOptions, RuleIndex } from './index-keys.ts'
import { between } from './keys.ts'

/** Whether a rule asks for whole values of fields that have one a record. */
export const isWhole = ({ keys }: BlockingRule, table: Table): boolean =>
  keys.every(({ field, as }) => {
    const column = table.columns.get(field)
    return as === undefined && column !== undefined && isSingle(column)
  })

const single = new WeakMap<Column, boolean>()

function isSingle(column: Column): boolean {
  const known = single.get(column)
  if (known !== undefined) return known
  const found = !column.values.some(value => value.includes(separator))
  single.set(column, found)
  return found
}

/**
 * The index of a rule that asks for whole values: rows in order of their codes, counted out one column after the other, so that
 * those of one key stand together. No value is read.
 */
export function indexWhole(rule: BlockingRule, table: Table, options: IndexOptions): RuleIndex {
  const columns = rule.keys.map(({ field }) => table.columns.get(field)!)
  const codes = columns.map(column => column.codes)
  const sorted = codes.reduceRight(countOut, rowsWithAll(codes, table.size))
  const count = sorted.length
  const isSameKey = (at: number) => {
    const [one, two] = [sorted[at - 1]!, sorted[at]!]
    for (let n = 0; n < codes.length; n++) if (codes[n]![one] !== codes[n]![two]) return false
    return true
  }
  const nameOf = (row: number) =>
    columns.map(({ codes: of, values }) => values[of[row]!]!).join(between)

  const stopped = options.count || rule.stops === undefined ? undefined : new Set(rule.stops)
  const cap = stopped ? Number.POSITIVE_INFINITY : (rule.cap ?? Number.POSITIVE_INFINITY)
  const stops: string[] = []
  let dropped = 0
  const starts = new Int32Array((count >>> 1) + 1)
  const rows = new Int32Array(count)
  const keyOf = new Int32Array(table.size).fill(-1)
  let keys = 0
  let kept = 0
  for (let from = 0, to = 1; from < count; from = to++) {
    while (to < count && isSameKey(to)) to++
    const size = to - from
    const row = sorted[from]!
    if (size > cap || (stopped && stopped.size > 0 && stopped.has(nameOf(row)))) {
      dropped += (size * (size - 1)) / 2
      stops.push(nameOf(row))
    } else if (size > 1) {
      for (let at = from; at < to; at++) {
        rows[kept++] = sorted[at]!
        keyOf[sorted[at]!] = keys
      }
      starts[++keys] = kept
    }
  }
  return {
    starts: starts.slice(0, keys + 1),
    rows: rows.slice(0, kept),
    ...byRow(keyOf, kept),
    dropped: { stops: stops.sort(), pairs: dropped },
  }
}

function rowsWithAll(codes: readonly Int32Array[], size: number): Int32Array {
  const rows = new Int32Array(size)
  let count = 0
  for (let row = 0; row < size; row++) {
    let all = true
    for (let n = 0; n < codes.length; n++) if (codes[n]![row]! < 0) all = false
    if (all) rows[count++] = row
  }
  return rows.subarray(0, count)
}

/** Rows in order of their codes; of one code, as they were. */
function countOut(rows: Int32Array, codes: Int32Array): Int32Array {
  let most = 0
  for (let at = 0; at < rows.length; at++) if (codes[rows[at]!]! > most) most = codes[rows[at]!]!
  const next = new Int32Array(most + 2)
  for (let at = 0; at < rows.length; at++) next[codes[rows[at]!]! + 1]!++
  for (let code = 0; code < most; code++) next[code + 1]! += next[code]!
  const sorted = new Int32Array(rows.length)
  for (let at = 0; at < rows.length; at++) sorted[next[codes[rows[at]!]!]!++] = rows[at]!
  return sorted
}

function byRow(keyOf: Int32Array, kept: number): Pick<RuleIndex, 'first' | 'keys'> {
  const first = new Int32Array(keyOf.length + 1)
  const keys = new Int32Array(kept)
  let at = 0
  for (let row = 0; row < keyOf.length; row++) {
    if (keyOf[row]! >= 0) keys[at++] = keyOf[row]!
    first[row + 1] = at
  }
  return { first, keys }
}
