import { type Item, type Reading, refused, refusedWhole } from '../intake.ts'
import { type FileRow, readRows, type UsedMapping } from '../partner/read-file.ts'
import { isObject, readJson, UnreadableError } from '../read-json.ts'

/** A row that the reader of the file could not read: what stood there, and why. */
type Unread = { unread: string; text: string }

const isUnread = (value: unknown): value is Unread =>
  isObject(value) && typeof value.unread === 'string' && typeof value.text === 'string'

/** A row of a large file, with the how-manieth of its equals it is: counted by the loader over the whole file. */
export type BulkLine = { values: Record<string, string>; place: number } | Unread

export const lineOf = (line: BulkLine): string => `${JSON.stringify(line)}\n`

/** A part of a large file as the loader hands it over: one row a line, in JSON. */
export function readBulk(
  bytes: Uint8Array,
  used: UsedMapping | undefined,
  source: string,
): Reading {
  if (!used) return refusedWhole(bytes, 'There is no mapping for this file: name one.')
  const items: Item[] = []
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start)
    const part = { start, length: (end < 0 ? bytes.length : end) - start }
    items.push(itemOf(part, bytes.subarray(start, start + part.length), used, source))
    start = end < 0 ? bytes.length : end + 1
  }
  return { items, refusedLabel: { marking: used.mapping.marking } }
}

function itemOf(
  part: { start: number; length: number },
  line: Uint8Array,
  used: UsedMapping,
  source: string,
): Item {
  let value: unknown
  try {
    value = readJson(line)
  } catch (error) {
    if (error instanceof UnreadableError) return refused(part, error.message)
    throw error
  }
  if (isUnread(value)) return refused(part, value.unread)
  if (!isObject(value) || !isObject(value.values) || typeof value.place !== 'number') {
    return refused(part, 'It is not a row.')
  }
  const values: Record<string, string> = {}
  for (const [name, cell] of Object.entries(value.values)) values[name] = String(cell)
  const row: FileRow = { ...part, values }
  const seen = new Map([[JSON.stringify(values), value.place - 1]])
  return readRows([row], used, source, 'import', seen).items[0]!
}
