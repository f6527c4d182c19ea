import type { Field, RecordTable, RecordValues, Value } from '../model.ts'
import { cleanText, partsOf } from './clean.ts'

/** A column in a dictionary: row to number of its distinct text, -1 where the record says nothing. */
export type Column = {
  readonly codes: Int32Array
  /** Distinct cleaned texts in order of first appearance; several values of one record are joined by `separator`. */
  readonly values: readonly string[]
}

/** The fields of a model over records, cleaned and coded. */
export type Table = {
  readonly size: number
  readonly columns: ReadonlyMap<string, Column>
}

export type TableOptions = {
  /** Gives the memory for codes: a SharedArrayBuffer's where workers are to read them. Default: own memory. */
  readonly codes?: (size: number) => Int32Array
}

export class UnknownColumnError extends Error {
  override readonly name = 'UnknownColumnError'
}

/**
 * Codes the fields of a model. Columns that are nowhere in the records are an error; empty texts are missing.
 * Time is proportional to values; each distinct text is cleaned once. Throws `UnknownColumnError`.
 */
export function buildTable(
  records: RecordTable,
  fields: readonly Field[],
  options: TableOptions = {},
): Table {
  const size = records.ids.length
  const columns = new Map<string, Column>()
  for (const field of fields) {
    const codes = (options.codes ?? (n => new Int32Array(n)))(size)
    const sources = field.from.map(name => {
      const column = records.columns[name]
      if (!column)
        throw new UnknownColumnError(`No column "${name}", which field "${field.name}" is made of`)
      return column
    })
    columns.set(field.name, codeColumn(field, sources, codes))
  }
  return { size, columns }
}

function codeColumn(
  field: Field,
  sources: readonly (readonly Value[])[],
  codes: Int32Array,
): Column {
  const values: string[] = []
  const numbers = new Map<string, number>()
  // Raw text to code, so that cleaning runs once a distinct text.
  const known = new Map<string, number>()
  const only = sources.length === 1 ? sources[0] : undefined
  for (let row = 0; row < codes.length; row++) {
    const raw = only ? only[row] : undefined
    if (typeof raw === 'string') {
      const code = known.get(raw)
      if (code !== undefined) {
        codes[row] = code
        continue
      }
    }
    const text = only
      ? cleanText(field, [raw ?? null])
      : cleanText(
          field,
          sources.map(s => s[row] ?? null),
        )
    let code = -1
    if (text !== null) {
      const found = numbers.get(text)
      if (found === undefined) {
        code = values.length
        values.push(text)
        numbers.set(text, code)
      } else code = found
    }
    codes[row] = code
    if (typeof raw === 'string') known.set(raw, code)
  }
  return { codes, values }
}

/** What one record says of each field, cleaned as `buildTable` cleans. Columns it lacks are missing. */
export function readRecord(fields: readonly Field[], record: RecordValues): (string | null)[] {
  return fields.map(field =>
    cleanText(
      field,
      field.from.map(name => record[name] ?? null),
    ),
  )
}

export { partsOf }
