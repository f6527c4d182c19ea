import { extname } from 'node:path'
import type { RecordTable, Value } from '@bluelamp/science/linkage'

export class UnreadableTableError extends Error {
  override name = 'UnreadableTableError'
}

const readers: Readonly<Record<string, string>> = {
  '.csv': 'read_csv(?, all_varchar = true, header = true, normalize_names = false)',
  '.tsv': "read_csv(?, all_varchar = true, header = true, delim = '\\t')",
  '.gz': 'read_csv(?, all_varchar = true, header = true)',
  '.parquet': 'read_parquet(?)',
  '.json': 'read_json(?)',
  '.jsonl': 'read_json(?)',
}

/** `null`, `n/a` and the like are written where nothing is known; taken as values they would link strangers. */
const nothing = /^\s*(?:|null|none|nan|n\/?a|unknown|not known|-+|\?+)\s*$/i

function toValue(cell: unknown): Value {
  if (cell === null || cell === undefined) return null
  if (Array.isArray(cell)) {
    const texts = cell.map(toValue).filter(value => typeof value === 'string')
    return texts.length > 0 ? texts : null
  }
  const text = String(cell)
  return nothing.test(text) ? null : text.trim()
}

/**
 * Reads files of records (CSV, also gzipped, Parquet, JSON) into named columns of text. Several files become one
 * table by the names of their columns; an identifier met twice is made unique by its file and place.
 */
export async function readTable(
  files: readonly string[],
  idColumn?: string,
): Promise<{ table: RecordTable; idColumn: string | undefined }> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const columns: Record<string, Value[]> = {}
  let size = 0
  try {
    for (const file of files) {
      const reader = readers[extname(file).toLowerCase()]
      if (!reader) {
        throw new UnreadableTableError(
          `${file}: give a file that ends in ${Object.keys(readers).join(', ')}`,
        )
      }
      const result = await connection
        .runAndReadAll(`from ${reader}`, [file])
        .catch((error: unknown) => {
          throw new UnreadableTableError(
            `${file}: ${error instanceof Error ? error.message : String(error)}`,
          )
        })
      const names = result.columnNames().map(name => name.trim())
      for (const name of names) columns[name] ??= new Array<Value>(size).fill(null)
      const cells = result.getColumnsJson()
      const rows = cells[0]?.length ?? 0
      for (const [name, column] of Object.entries(columns)) {
        const at = names.indexOf(name)
        const source = at < 0 ? undefined : cells[at]
        for (let row = 0; row < rows; row++) column.push(source ? toValue(source[row]) : null)
      }
      size += rows
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
  if (size === 0) throw new UnreadableTableError(`${files.join(', ')}: there are no records`)
  const named = idColumn ?? findIdColumn(columns, size)
  if (idColumn && !columns[idColumn]) {
    throw new UnreadableTableError(
      `There is no column ${idColumn}. There are: ${Object.keys(columns).join(', ')}`,
    )
  }
  const ids = uniqueIds(named === undefined ? undefined : columns[named], size)
  return { table: { ids, columns }, idColumn: named }
}

const usualNames = /^(?:unique_?id|rec(?:ord)?_?id|id|row_?id)$/i

/** A column by a usual name that holds a value of its own in every row. */
function findIdColumn(columns: Record<string, Value[]>, size: number): string | undefined {
  return Object.keys(columns).find(
    name =>
      usualNames.test(name) &&
      columns[name]?.every(value => typeof value === 'string') &&
      new Set(columns[name]).size === size,
  )
}

function uniqueIds(column: readonly Value[] | undefined, size: number): string[] {
  const seen = new Set<string>()
  return Array.from({ length: size }, (_, row) => {
    const given = column?.[row]
    let id = typeof given === 'string' ? given : String(row + 1)
    if (seen.has(id)) id = `${id}#${row + 1}`
    seen.add(id)
    return id
  })
}
