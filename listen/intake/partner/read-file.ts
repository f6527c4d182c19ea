import { parse } from 'csv-parse/sync'
import { decodeText, type Encoding } from '../decode-text.ts'
import { type Item, type Part, type Reading, refused, refusedWhole } from '../intake.ts'
import { shortened, storable } from '../plain-text.ts'
import { isObject, readJson, UnreadableError } from '../read-json.ts'
import { type Mapping, mapRow, whatIsWrong } from './mapping.ts'
import { splitJson } from './split-json.ts'
import { type Delimiter, splitDelimited } from './split-rows.ts'

/** The most rows that a page takes; more go by `npm run load -- records`. */
export const mostRows = 20_000
const mostColumns = 200
const longestCell = 20_000

export type FileRow = Part & ({ values: Record<string, string> } | { fault: string })
export type FileShape = {
  form: 'csv' | 'json'
  encoding: Encoding
  delimiter?: Delimiter
  columns: string[]
}
export type PartnerFile = FileShape & { rows: FileRow[] }

function cellsOf(text: string, delimiter: Delimiter): string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter)
  try {
    const [cells] = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
    }) as string[][]
    return cells
  } catch {
    return undefined
  }
}

/** Every column has a name of its own, also where the file gives none or one twice. */
function columnNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, at) => {
    const name =
      storable(cell).replace(/\s+/g, ' ').trim().slice(0, 100).toWellFormed() || `column ${at + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

const isJson = (bytes: Uint8Array): boolean => {
  let at = bytes[0] === 0xef ? 3 : 0
  while (at < bytes.length && bytes[at]! <= 0x20 && bytes[at] !== 0) at++
  return bytes[at] === 0x5b || bytes[at] === 0x7b
}

/** A file's rows as named texts, whatever its form. Throws UnreadableError where it is no such file. */
export function readFile(bytes: Uint8Array): PartnerFile {
  if (bytes.length === 0) throw new UnreadableError('The file is empty.')
  return isJson(bytes) ? readJsonFile(bytes) : readCsvFile(bytes)
}

const tooMany = () =>
  new UnreadableError(
    `The file has more than ${mostRows.toLocaleString('en-GB')} rows. Split it, or load it with: npm run load -- records`,
  )

function readCsvFile(bytes: Uint8Array): PartnerFile {
  const { encoding, delimiter, rows } = splitDelimited(bytes, mostRows + 1)
  if (rows.length > mostRows + 1) throw tooMany()
  const textOf = (part: Part) =>
    decodeText(bytes.subarray(part.start, part.start + part.length), encoding)
  const [header, ...body] = rows
  const first = header && !header.fault ? cellsOf(textOf(header) ?? '\0', delimiter) : undefined
  if (!first || first.some(cell => /[\0\uFFFD]/.test(cell))) {
    throw new UnreadableError(
      'The first row cannot be read as the names of columns. Save the file as CSV, in UTF-8.',
    )
  }
  if (first.length > mostColumns)
    throw new UnreadableError(`The file has more than ${mostColumns} columns.`)
  const columns = columnNames(first)
  return {
    form: 'csv',
    encoding,
    delimiter,
    columns,
    rows: body.map(({ start, length, fault }) => {
      const text = fault ? undefined : textOf({ start, length })
      const read = fault ?? (text === undefined ? notText : rowOf(text, columns, delimiter))
      return { start, length, ...(typeof read === 'string' ? { fault: read } : { values: read }) }
    }),
  }
}

const notText = 'The row holds bytes that are not text. Save the file again, in UTF-8.'

function rowOf(text: string, columns: readonly string[], delimiter: Delimiter) {
  const cells = cellsOf(text, delimiter)
  if (!cells) return 'The quotation marks in the row do not match.'
  if (
    cells.slice(columns.length).some(cell => cell.trim() !== '') ||
    cells.length < columns.length
  ) {
    return `The row has ${cells.length} cells and the header ${columns.length}: a separator is missing or too many.`
  }
  return valuesOf(columns.map((column, at) => [column, cells[at]!] as const))
}

function valuesOf(pairs: readonly (readonly [string, string])[]): Record<string, string> | string {
  const long = pairs.find(([, value]) => value.length > longestCell)
  if (long) return `A cell is longer than ${longestCell.toLocaleString('en-GB')} signs.`
  return Object.fromEntries(pairs.map(([name, value]) => [name, storable(value)]))
}

/** Fields inside fields by their path; lists of plain values as one text. */
function flatten(value: unknown, path: string, into: [string, string][]): void {
  if (value === null || value === undefined || value === '') return
  if (Array.isArray(value)) {
    if (value.every(each => typeof each !== 'object')) into.push([path, value.join('; ')])
    else
      value.forEach((each, at) => {
        flatten(each, `${path}.${at + 1}`, into)
      })
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value))
      flatten(inner, path === '' ? name : `${path}.${name}`, into)
  } else into.push([path, String(value)])
}

function readJsonFile(bytes: Uint8Array): PartnerFile {
  const parts = splitJson(bytes, mostRows)
  if (parts.length > mostRows) throw tooMany()
  const columns = new Set<string>()
  const rows = parts.map(({ start, length, fault }): FileRow => {
    if (fault) return { start, length, fault }
    try {
      const pairs: [string, string][] = []
      flatten(readJson(bytes.subarray(start, start + length)), '', pairs)
      if (pairs.length > mostColumns)
        return { start, length, fault: `It has more than ${mostColumns} fields.` }
      const values = valuesOf(pairs)
      if (typeof values === 'string') return { start, length, fault: values }
      for (const [name] of pairs) if (columns.size < mostColumns) columns.add(name)
      return { start, length, values }
    } catch (error) {
      if (error instanceof UnreadableError) return { start, length, fault: error.message }
      throw error
    }
  })
  return { form: 'json', encoding: 'utf-8', columns: [...columns], rows }
}

export type UsedMapping = { name: string; version: number; mapping: Mapping }

/** A partner's file: one item a row, by a mapping that somebody made and looked at. */
export function readPartnerFile(
  bytes: Uint8Array,
  used: UsedMapping | undefined,
  partner: string,
): Reading {
  if (!used)
    return refusedWhole(bytes, 'There is no mapping for this file: make one, then try again.')
  let file: PartnerFile
  try {
    file = readFile(bytes)
  } catch (error) {
    if (error instanceof UnreadableError) return refusedWhole(bytes, error.message)
    throw error
  }
  if (file.rows.length === 0)
    return refusedWhole(bytes, 'There are column names in the file, but no rows.')
  return readRows(file.rows, used, partner, 'partner')
}

/** Rows that say the same of themselves are told apart by which of their equals they are. */
export function readRows(
  rows: readonly FileRow[],
  { name, version, mapping }: UsedMapping,
  partner: string,
  channel: 'partner' | 'import',
  seen = new Map<string, number>(),
): Reading {
  const refusedLabel = { marking: mapping.marking }
  const items = rows.map((row): Item => {
    const part = { start: row.start, length: row.length }
    if ('fault' in row) return refused(part, row.fault)
    const { row: mapped, faults } = mapRow(row.values, mapping)
    if (faults.length > 0) {
      return refused(part, `${whatIsWrong(faults)}.`, faults)
    }
    const digest = JSON.stringify(row.values)
    const place = (seen.get(digest) ?? 0) + 1
    seen.set(digest, place)
    const words = mapped.words || mapped.summary
    const of = (kind: 'person' | 'place', detail: string) =>
      mapped.mentions.find(each => each.kind === kind)?.details.find(each => each.name === detail)
        ?.value
    return {
      ...part,
      is: 'read',
      key: mapped.key === undefined ? `${digest} ${place}` : `key ${mapped.key}`,
      digest,
      notes: [],
      records: [
        {
          part: 'row',
          kind: mapping.use,
          channel,
          marking: mapping.marking,
          waits: mapping.use === 'contact',
          occurredFrom: mapped.from,
          occurredTo: mapped.to,
          mentions: mapped.mentions,
          body: {
            summary: shortened(mapped.summary || words || `A row from ${partner}`, 160),
            words,
            name: of('person', 'name'),
            phone: of('person', 'phone'),
            addressWords: of('place', 'address'),
            postcode: of('place', 'postcode'),
            partner,
            mapping: `${name} ${version}`,
            values: row.values,
          },
        },
      ],
    }
  })
  return { items, refusedLabel }
}
