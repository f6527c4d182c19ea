import { type Decoded, detectEncoding, type Encoding } from '../decode-text.ts'
import type { Part } from '../intake.ts'

/** Reads a file sign by sign without decoding it, so that every row knows which bytes of the original it is. */
type Signs = { count: number; at: (place: number) => number; bytesAt: (place: number) => number }

function signsOf(bytes: Uint8Array, { encoding, mark }: Decoded): Signs {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
  if (!wide) {
    return {
      count: bytes.length - mark,
      at: place => bytes[place + mark]!,
      bytesAt: place => place + mark,
    }
  }
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0]
  return {
    count: Math.floor((bytes.length - mark) / 2),
    at: place => bytes[place * 2 + mark + low]! | (bytes[place * 2 + mark + high]! << 8),
    bytesAt: place => place * 2 + mark,
  }
}

export type Delimiter = ',' | ';' | '\t' | '|'
const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']

export type SplitFile = {
  encoding: Encoding
  delimiter: Delimiter
  rows: (Part & { fault?: string })[]
}

const quote = 0x22
const newline = 0x0a
const carriage = 0x0d
/** A quotation mark that was never closed must not swallow the rest of the file. */
const longestRow = 65_536

/** The sign that most often stands between cells in the first line. */
function detectDelimiter(signs: Signs): Delimiter {
  const counts = new Map<number, number>(delimiters.map(sign => [sign.charCodeAt(0), 0]))
  let quoted = false
  for (let place = 0; place < Math.min(signs.count, longestRow); place++) {
    const sign = signs.at(place)
    if (sign === quote) quoted = !quoted
    else if (!quoted && (sign === newline || sign === carriage)) break
    else if (!quoted && counts.has(sign)) counts.set(sign, counts.get(sign)! + 1)
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return String.fromCharCode(best![0]) as Delimiter
}

/** Where the row that begins here ends, or nothing if a quotation mark in it is never closed. */
function endOfRow(signs: Signs, start: number, delimiter: number): number | undefined {
  let quoted = false
  let cellStart = true
  for (let place = start; place < signs.count; place++) {
    const sign = signs.at(place)
    if (quoted) {
      if (place - start > longestRow) return undefined
      if (sign === quote) {
        const next = place + 1 < signs.count ? signs.at(place + 1) : newline
        if (next === quote) place++
        else if (next === delimiter || next === newline || next === carriage) quoted = false
        // A cell goes on after its closing mark: the mark that opened it was never closed.
        else return undefined
      }
    } else if (sign === quote && cellStart) quoted = true
    else if (sign === newline || sign === carriage) return place
    cellStart = !quoted && sign === delimiter
  }
  return quoted ? undefined : signs.count
}

function endOfLine(signs: Signs, start: number): number {
  let place = start
  while (place < signs.count && signs.at(place) !== newline && signs.at(place) !== carriage) place++
  return place
}

/**
 * The rows of a file of separated values, the header first, each with the bytes it is made of; line ends and empty lines
 * belong to no row. `most` rows at the most, one more to show that there are too many.
 */
export function splitDelimited(bytes: Uint8Array, most: number): SplitFile {
  const decoded = detectEncoding(bytes)
  const signs = signsOf(bytes, decoded)
  const delimiter = detectDelimiter(signs)
  const rows: SplitFile['rows'] = []
  let place = 0
  while (place < signs.count && rows.length <= most) {
    const found = endOfRow(signs, place, delimiter.charCodeAt(0))
    const end = found ?? endOfLine(signs, place)
    if (end > place) {
      const start = signs.bytesAt(place)
      rows.push({
        start,
        length: signs.bytesAt(end) - start,
        ...(found === undefined && {
          fault: 'A quotation mark is opened and never closed: close it, or take it out.',
        }),
      })
    }
    place = end
    if (place < signs.count) place++
  }
  // An odd byte at the end of a file of two-byte signs is still a part of what came.
  const reached = signs.bytesAt(signs.count)
  if (reached < bytes.length && rows.length <= most) {
    rows.push({
      start: reached,
      length: bytes.length - reached,
      fault: 'The file ends in the middle of a sign: it was cut off.',
    })
  }
  return { encoding: decoded.encoding, delimiter, rows }
}
