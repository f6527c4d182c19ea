import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { UnreadableFileError } from '../../open-data/open-file.ts'
import { detectEncoding } from '../decode-text.ts'
import { plainHash } from '../hash.ts'
import { storable } from '../plain-text.ts'
import type { BulkLine } from './read-bulk.ts'

export type FileFacts = {
  name: string
  sha256: Buffer
  size: number
  rows: number
  columns: string[]
}

export type RowReader = {
  facts: FileFacts
  /** All rows in the file's own order, some hundreds at a time; those that could not be read come last. */
  read: (keyColumn: string | undefined) => AsyncGenerator<BulkLine[]>
  close: () => void
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const identifier = (text: string) => `"${text.replaceAll('"', '""')}"`

const encodings = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16',
  'utf-16be': 'utf-16',
  'windows-1252': 'latin-1',
}

async function encodingOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(1 << 20), position: 0 })
    // The last bytes may be half of a sign.
    return encodings[detectEncoding(buffer.subarray(0, Math.max(0, bytesRead - 4))).encoding]
  } finally {
    await file.close()
  }
}

async function hashOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest()
}

async function tableOf(path: string): Promise<{ table: string; isCsv: boolean }> {
  if (/\.parquet$/i.test(path)) return { table: `read_parquet(${quoted(path)})`, isCsv: false }
  if (!/\.(csv|tsv|txt)(\.gz)?$/i.test(path)) {
    throw new UnreadableFileError(`${basename(path)} is neither a .csv nor a .parquet file.`)
  }
  const encoding = /\.gz$/i.test(path) ? 'utf-8' : await encodingOf(path)
  // All as text: what a date or a number was written as is for the mapping to read, and must not change on the way.
  const how = `all_varchar = true, header = true, store_rejects = true, encoding = ${quoted(encoding)}`
  return { table: `read_csv(${quoted(path)}, ${how})`, isCsv: true }
}

/** Opens a CSV or Parquet file of any size. The library that reads it is loaded by this command alone. */
export async function readRowsOf(path: string): Promise<RowReader> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile())
    throw new UnreadableFileError(`There is no file ${path}. Check how it is written.`)
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' })
  const connection = await instance.connect()
  const close = () => {
    connection.closeSync()
    instance.closeSync()
  }
  try {
    const { table, isCsv } = await tableOf(path)
    const described = await connection.runAndReadAll(`describe select * from ${table}`)
    const columns = described.getRows().map(([name]) => String(name))
    const counted = await connection.runAndReadAll(`select count(*) from ${table}`)
    const facts = {
      name: basename(path),
      sha256: await hashOf(path),
      size: found.size,
      rows: Number(counted.getRows()[0]![0]),
      columns,
    }
    return { facts, close, read: key => rowsOf(connection, table, columns, isCsv, key) }
  } catch (error) {
    close()
    if (error instanceof UnreadableFileError) throw error
    // Its words may repeat a line of the file; the first sentence says what was wrong with the file.
    const [words] = (error as Error).message.split('\n')
    throw new UnreadableFileError(`${basename(path)} cannot be read: ${words!.slice(0, 200)}`)
  }
}

async function* rowsOf(
  connection: DuckDBConnection,
  table: string,
  columns: readonly string[],
  isCsv: boolean,
  keyColumn: string | undefined,
): AsyncGenerator<BulkLine[]> {
  const count = counter(keyColumn)
  const list = columns.map(name => `${identifier(name)}::varchar`).join(', ')
  const result = await connection.stream(`select ${list} from ${table}`)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    yield chunk.getRows().map(cells => {
      const values = Object.fromEntries(
        columns.map((name, at) => [name, storable(String(cells[at] ?? ''))]),
      )
      return { values, place: count(values) }
    })
  }
  if (isCsv) yield* unreadRows(connection)
}

/** The how-manieth of its equals each row is; where rows have a number of their own, none has an equal. */
function counter(keyColumn: string | undefined): (values: Record<string, string>) => number {
  if (keyColumn !== undefined) return () => 1
  const seen = new Map<string, number>()
  return values => {
    const hash = plainHash(Buffer.from(JSON.stringify(values))).toString('base64')
    const place = (seen.get(hash) ?? 0) + 1
    seen.set(hash, place)
    return place
  }
}

async function* unreadRows(connection: DuckDBConnection): AsyncGenerator<BulkLine[]> {
  const found = await connection.runAndReadAll(`
    select line, any_value(csv_line), any_value(error_type::varchar)
    from reject_errors group by line order by line`)
  const words: Readonly<Record<string, string>> = {
    'MISSING COLUMNS': 'has too few cells: a separator is missing',
    'TOO MANY COLUMNS':
      'has too many cells: a separator is too many, or a quotation mark is missing',
    'UNQUOTED VALUE': 'has a quotation mark that is opened and never closed',
    'LINE SIZE OVER MAXIMUM': 'is too long',
    'INVALID ENCODING': 'holds bytes that are not text in the encoding of the file',
  }
  const lines = found.getRows().map(([line, text, type]) => ({
    unread: `Line ${String(line)} of the file ${words[String(type)] ?? 'cannot be read as a row'}.`,
    text: storable(String(text ?? '')),
  }))
  if (lines.length > 0) yield lines
}
