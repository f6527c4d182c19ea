import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type CopyValue =
  | string
  | number
  | boolean
  | Date
  | Buffer
  | null
  | readonly string[]
  | { json: unknown }

/** One field in the text form of COPY. */
export function copyField(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (Array.isArray(value)) {
    return escapeText(`{${value.map(v => `"${v.replace(/["\\]/g, '\\$&')}"`).join()}}`)
  }
  return escapeText(JSON.stringify((value as { json: unknown }).json))
}

function escapeText(text: string): string {
  return /[\\\t\n\r]/.test(text)
    ? text
        .replaceAll('\\', '\\\\')
        .replaceAll('\t', '\\t')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
    : text
}

/**
 * Rows for several tables, sent with COPY a batch at a time and always in the order in which the tables
 * were named, so that what is referred to is there first. Memory holds one batch, whatever the force.
 */
export class CopyBatches {
  readonly #db: pg.Client
  readonly #tables: readonly (readonly [table: string, columns: string])[]
  readonly #lines: string[][]
  readonly #most: number
  #held = 0
  sent = 0

  constructor(db: pg.Client, tables: Readonly<Record<string, string>>, most = 40_000) {
    this.#db = db
    this.#tables = Object.entries(tables)
    this.#lines = this.#tables.map(() => [])
    this.#most = most
  }

  add(table: string, values: readonly CopyValue[]): void {
    const at = this.#tables.findIndex(([name]) => name === table)
    if (at < 0) throw new RangeError(`${table} is not one of this batch's tables`)
    this.#lines[at]!.push(`${values.map(copyField).join('\t')}\n`)
    this.#held++
  }

  get full(): boolean {
    return this.#held >= this.#most
  }

  async flush(): Promise<void> {
    for (const [at, [table, columns]] of this.#tables.entries()) {
      const lines = this.#lines[at]!
      if (lines.length === 0) continue
      this.#lines[at] = []
      const stream = this.#db.query(copyFrom(`copy ${table} (${columns}) from stdin`))
      const done = finished(stream)
      for (let i = 0; i < lines.length; i += 2000) {
        if (!stream.write(lines.slice(i, i + 2000).join('')))
          await Promise.race([once(stream, 'drain'), done])
      }
      stream.end()
      await done
      this.sent += lines.length
    }
    this.#held = 0
  }
}

/** Copies rows of one table, made as they are sent. */
export async function copyRows(
  db: pg.Client,
  table: string,
  columns: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  const batches = new CopyBatches(db, { [table]: columns })
  for (const row of rows) {
    batches.add(table, row)
    if (batches.full) await batches.flush()
  }
  await batches.flush()
  return batches.sent
}
