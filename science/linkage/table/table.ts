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

/** Records that were read with a dictionary for each column, one value a record: far less to hand over than texts. */
export type CodedRecords = {
  readonly size: number
  readonly columns: Readonly<Record<string, Column>>
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
  records: RecordTable | CodedRecords,
  fields: readonly Field[],
  options: TableOptions = {},
): Table {
  const size = 'ids' in records ? records.ids.length : records.size
  const columns = new Map<string, Column>()
  for (const field of fields) {
    for (const name of field.from) {
      if (!records.columns[name])
        throw new UnknownColumnError(`No column "${name}", which field "${field.name}" is made of`)
    }
    const codes = (options.codes ?? (n => new Int32Array(n)))(size)
    columns.set(
      field.name,
      'ids' in records
        ? codeTexts(
            field,
            field.from.map(name => records.columns[name]!),
            codes,
          )
        : recode(
            field,
            field.from.map(name => records.columns[name]!),
            codes,
          ),
    )
  }
  return { size, columns }
}

/** Numbers texts as they come. */
function openDictionary() {
  const values: string[] = []
  const numbers = new Map<string, number>()
  return {
    values,
    code(text: string | null): number {
      if (text === null) return -1
      const found = numbers.get(text)
      if (found !== undefined) return found
      numbers.set(text, values.length)
      return values.push(text) - 1
    },
  }
}

function codeTexts(
  field: Field,
  sources: readonly (readonly Value[])[],
  codes: Int32Array,
): Column {
  const { values, code } = openDictionary()
  // Raw text to code, so that cleaning runs once a distinct text.
  const known = new Map<string, number>()
  const only = sources.length === 1 ? sources[0] : undefined
  for (let row = 0; row < codes.length; row++) {
    const raw = only ? only[row] : undefined
    if (typeof raw === 'string') {
      const found = known.get(raw)
      if (found !== undefined) {
        codes[row] = found
        continue
      }
    }
    codes[row] = code(
      cleanText(field, only ? [raw ?? null] : sources.map(source => source[row] ?? null)),
    )
    if (typeof raw === 'string') known.set(raw, codes[row]!)
  }
  return { codes, values }
}

/** Whether a text stays as it is where no cleaning is named. */
const isClean = (text: string): boolean => text !== '' && text.trim() === text

const unknown = -2

function recode(field: Field, sources: readonly Column[], codes: Int32Array): Column {
  const { values, code } = openDictionary()
  const [only] = sources
  if (sources.length === 1 && only) {
    if (field.cleaning === undefined && only.values.every(isClean)) {
      codes.set(only.codes)
      return { codes, values: only.values }
    }
    const known = new Int32Array(only.values.length).fill(unknown)
    for (let row = 0; row < codes.length; row++) {
      const raw = only.codes[row]!
      if (raw >= 0 && known[raw] === unknown)
        known[raw] = code(cleanText(field, [only.values[raw]!]))
      codes[row] = raw < 0 ? -1 : known[raw]!
    }
    return { codes, values }
  }
  const known = new Map<string, number>()
  for (let row = 0; row < codes.length; row++) {
    const raw = sources.map(source => source.codes[row]!)
    const key = raw.join()
    let found = known.get(key)
    if (found === undefined) {
      found = code(
        cleanText(
          field,
          raw.map((at, n) => (at < 0 ? null : sources[n]!.values[at]!)),
        ),
      )
      known.set(key, found)
    }
    codes[row] = found
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
