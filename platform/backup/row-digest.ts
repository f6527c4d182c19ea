import { createHash, type Hash, hash } from 'node:crypto'

const newline = 10

/**
 * A sum over the hashes of single rows, the same in whatever order they come: a table read back
 * may give its rows in another order, most of all a partitioned one. Memory stays flat however
 * long a row is.
 */
export class RowDigest {
  rows = 0
  private readonly sums = new Uint32Array(4)
  private begun: Hash | undefined

  update(chunk: Buffer) {
    let from = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      this.add(chunk.subarray(from, at + 1))
      from = at + 1
    }
    if (from < chunk.length) {
      this.begun ??= createHash('sha256')
      this.begun.update(chunk.subarray(from))
    }
  }

  digest(): string {
    return `${this.rows}:${[...this.sums].join('.')}`
  }

  private add(end: Buffer) {
    const row =
      this.begun === undefined ? hash('sha256', end, 'buffer') : this.begun.update(end).digest()
    this.begun = undefined
    this.rows += 1
    for (let lane = 0; lane < 4; lane++) {
      this.sums[lane] = (this.sums[lane] ?? 0) + row.readUInt32LE(lane * 4)
    }
  }
}

export function countRows(chunk: Buffer): number {
  let rows = 0
  for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) rows++
  return rows
}
