import { decodeText } from './decode-text.ts'
import type { AdapterName } from './intake.ts'
import { splitDelimited } from './partner/split-rows.ts'

type Slice = { part_start: number; part_length: number }

/**
 * The bytes by which one item alone can be read again: its own, and for a row of a CSV file the header before it. With
 * words mended by a person, those stand in place of its own.
 */
export function deliveryOfItem(
  adapter: AdapterName,
  original: Uint8Array,
  { part_start: start, part_length: length }: Slice,
  mended: string | undefined,
): Uint8Array {
  const own = original.subarray(start, start + length)
  const isWhole = start === 0 && length === original.length
  const isRow = adapter === 'partner-file' && !isWhole
  if (!isRow) return mended === undefined ? own : new TextEncoder().encode(mended)
  const header = headerOf(original, start)
  const row = mended ?? header.decode(own)
  // A row whose bytes are no text can only be refused once more: they go as they are.
  if (row === undefined) return own
  return new TextEncoder().encode(header.text === '' ? row : `${header.text}\n${row}`)
}

/** The text of one item as a person would mend it; nothing where it is no text. */
export function textOfItem(bytes: Uint8Array, original: Uint8Array = bytes): string | undefined {
  return decodeText(bytes, splitDelimited(original, 1).encoding)
}

function headerOf(original: Uint8Array, before: number) {
  const { encoding, rows } = splitDelimited(original, 1)
  const first = rows[0]
  const decode = (bytes: Uint8Array) => decodeText(bytes, encoding)
  const looksJson =
    first !== undefined &&
    /^\s*[[{]/.test(decode(original.subarray(first.start, first.start + 1)) ?? '')
  const isHeader = first && !looksJson && first.start < before
  return {
    decode,
    text: isHeader
      ? (decode(original.subarray(first.start, first.start + first.length)) ?? '')
      : '',
  }
}
