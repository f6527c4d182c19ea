import type { CodedRecords } from '@bluelamp/science/linkage'
import type { DuckDBConnection } from '@duckdb/node-api'
import bindings from '@duckdb/node-bindings'

/** Records by their dictionaries, and the identifier of each row, which becomes a text when it is asked for. */
export type CodedRead = {
  readonly records: CodedRecords
  readonly ids: (row: number) => string
}

/**
 * The columns of a query, all of text, each with a dictionary: a value becomes a string the first time it is met and a
 * number ever after. Empty texts and NULL are -1. The rows keep their order.
 */
export async function readCoded(
  connection: DuckDBConnection,
  id: string,
  columns: readonly string[],
  from: string,
): Promise<CodedRead> {
  // Never NULL, so that only the texts need to be looked at.
  const texts = [id, ...columns].map(name => `coalesce(cast(${quoted(name)} as varchar), '')`)
  const result = await connection.stream(`select ${texts.join(', ')} from ${from}`)
  const ids = openTexts()
  const coders = columns.map(() => openCoder())
  let size = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    const rows = chunk?.rowCount ?? 0
    if (!chunk || rows === 0) break
    for (const [at, taker] of [ids, ...coders].entries()) {
      const cells = bindings.vector_get_data(
        bindings.data_chunk_get_vector(chunk.chunk, at),
        rows * cellBytes,
      )
      const vector = chunk.getColumnVector(at)
      taker.add(cells, rows, row => String(vector.getItem(row)))
    }
    size += rows
  }
  const done = coders.map(coder => coder.done())
  return {
    records: { size, columns: Object.fromEntries(columns.map((name, at) => [name, done[at]!])) },
    ids: ids.at,
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A text of DuckDB: four bytes of length, then up to twelve of the text itself, or where a longer one lies. */
const cellBytes = 16
const cellWords = cellBytes / 4
const mostInside = 12

/** Keeps the texts of one column as they came. */
function openTexts() {
  let cells = Buffer.alloc(cellBytes << 16)
  const long = new Map<number, string>()
  let size = 0
  return {
    add(bytes: Uint8Array, rows: number, read: (row: number) => string): void {
      const start = size * cellBytes
      if (start + bytes.length > cells.length) {
        const more = Buffer.alloc(cells.length * 2)
        more.set(cells)
        cells = more
      }
      cells.set(bytes, start)
      for (let row = 0; row < rows; row++) {
        if (cells.readInt32LE(start + row * cellBytes) > mostInside) long.set(size + row, read(row))
      }
      size += rows
    },
    at(row: number): string {
      const at = row * cellBytes
      return long.get(row) ?? cells.toString('utf8', at + 4, at + 4 + cells.readInt32LE(at))
    },
  }
}

/** Numbers the texts of one column: short ones by their bytes in an open table of hashes, longer ones as strings. */
function openCoder() {
  let codes = new Int32Array(1 << 16)
  let size = 0
  const values: string[] = []
  const long = new Map<string, number>()
  let bits = 12
  let slots = new Int32Array(1 << bits).fill(-1)
  // The four words of each value that lies inside its cell.
  let held = new Int32Array(cellWords << bits)

  const place = (length: number, a: number, b: number, c: number): number => {
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)
    hash = Math.imul(hash ^ (hash >>> 15) ^ length, 0x2c1b3c6d)
    return (hash ^ (hash >>> 13)) >>> (32 - bits)
  }
  const enlarge = () => {
    bits++
    slots = new Int32Array(1 << bits).fill(-1)
    const more = new Int32Array(cellWords << bits)
    more.set(held)
    held = more
    for (let code = 0; code < values.length; code++) {
      const at = code * cellWords
      if (held[at] === 0) continue
      let slot = place(held[at]!, held[at + 1]!, held[at + 2]!, held[at + 3]!)
      while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = code
    }
  }

  return {
    add(bytes: Uint8Array, rows: number, read: (row: number) => string): void {
      const cells = new Int32Array(bytes.buffer, bytes.byteOffset, rows * cellWords)
      const letters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      if (size + rows > codes.length) {
        const more = new Int32Array(codes.length * 2)
        more.set(codes)
        codes = more
      }
      for (let row = 0; row < rows; row++) {
        const at = row * cellWords
        const length = cells[at]!
        if (length === 0) {
          codes[size++] = -1
          continue
        }
        if (length > mostInside) {
          const text = read(row)
          let code = long.get(text)
          if (code === undefined) {
            code = values.push(text) - 1
            long.set(text, code)
            if (values.length * 2 > slots.length) enlarge()
          }
          codes[size++] = code
          continue
        }
        const a = cells[at + 1]!
        const b = cells[at + 2]!
        const c = cells[at + 3]!
        let slot = place(length, a, b, c)
        let code = slots[slot]!
        while (code >= 0) {
          const own = code * cellWords
          if (
            held[own + 1] === a &&
            held[own + 2] === b &&
            held[own + 3] === c &&
            held[own] === length
          )
            break
          slot = (slot + 1) & (slots.length - 1)
          code = slots[slot]!
        }
        if (code < 0) {
          const start = at * 4 + 4
          code = values.push(letters.toString('utf8', start, start + length)) - 1
          held.set(cells.subarray(at, at + cellWords), code * cellWords)
          slots[slot] = code
          if (values.length * 2 > slots.length) enlarge()
        }
        codes[size++] = code
      }
    },
    done: () => ({ codes: codes.slice(0, size), values }),
  }
}
