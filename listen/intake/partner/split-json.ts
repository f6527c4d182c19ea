import type { Part } from '../intake.ts'

export type JsonRow = Part & { fault?: string }

const space = (sign: number) => sign === 0x20 || sign === 0x09 || sign === 0x0a || sign === 0x0d
const cutOff = 'The file ends in the middle of an object: it was cut off.'
const notObject = 'It is not an object with named fields.'

/** Where a value that begins here ends (one past it); nothing where the file ends first. */
function endOfValue(bytes: Uint8Array, start: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let at = start; at < bytes.length; at++) {
    const sign = bytes[at]!
    if (quoted) {
      if (sign === 0x5c) at++
      else if (sign === 0x22) quoted = false
    } else if (sign === 0x22) quoted = true
    else if (sign === 0x7b || sign === 0x5b) depth++
    else if (sign === 0x7d || sign === 0x5d) {
      depth--
      if (depth === 0) return at + 1
      if (depth < 0) return at
    } else if (depth === 0 && (sign === 0x2c || sign === 0x0a)) return at
  }
  return undefined
}

/**
 * The objects of a JSON file, each with the bytes it is made of: of a list, of lines (NDJSON), or the one that the file
 * is. `most` at the most, one more to show that there are too many.
 */
export function splitJson(bytes: Uint8Array, most: number): JsonRow[] {
  const rows: JsonRow[] = []
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const skip = (also: (sign: number) => boolean = () => false) => {
    while (at < bytes.length && (space(bytes[at]!) || also(bytes[at]!))) at++
  }
  skip()
  const isList = bytes[at] === 0x5b
  if (isList) at++
  while (rows.length <= most) {
    skip(sign => sign === 0x2c)
    if (at >= bytes.length) {
      if (isList)
        rows.push({
          start: bytes.length,
          length: 0,
          fault: 'The list is not closed: the file was cut off.',
        })
      break
    }
    if (isList && bytes[at] === 0x5d) {
      at++
      skip()
      if (at < bytes.length) {
        rows.push({
          start: at,
          length: bytes.length - at,
          fault: 'Something stands after the end of the list.',
        })
      }
      break
    }
    const start = at
    const end = endOfValue(bytes, start)
    if (end === undefined || end === start) {
      rows.push({ start, length: bytes.length - start, fault: cutOff })
      break
    }
    rows.push({
      start,
      length: end - start,
      ...(bytes[start] !== 0x7b && { fault: notObject }),
    })
    at = end
  }
  return rows
}
