import { storableValue } from './plain-text.ts'

/** Words for a person who has to mend the file; they never repeat what was in it. */
export class UnreadableError extends Error {
  override name = 'UnreadableError'
}

export const deepest = 40
const mostValues = 200_000

/** Refuses what is nested too deep or holds too many values before anything is built of it. */
function weigh(text: string): void {
  let depth = 0
  let values = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (quoted) {
      if (sign === 0x5c) at++
      else if (sign === 0x22) quoted = false
    } else if (sign === 0x22) quoted = true
    else if (sign === 0x7b || sign === 0x5b) {
      depth++
      if (depth > deepest) {
        throw new UnreadableError(`It is nested more than ${deepest} levels deep: send it flatter.`)
      }
    } else if (sign === 0x7d || sign === 0x5d) depth--
    else if (sign === 0x2c) values++
  }
  if (values > mostValues) {
    throw new UnreadableError(`It holds more than ${mostValues} values: send it in smaller parts.`)
  }
}

/** The text of JSON, which is UTF-8 (RFC 8259); a byte order mark is passed over. */
export function jsonText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableError('It is not UTF-8 text. JSON has to be: save it as UTF-8.')
  }
}

/** A JSON value whose every text can be kept. Throws UnreadableError. */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new UnreadableError('There is nothing in it.')
  const text = jsonText(bytes)
  weigh(text)
  try {
    return storableValue(JSON.parse(text) as unknown)
  } catch {
    throw new UnreadableError(
      'It is not whole JSON: a bracket, a comma or a quotation mark is missing.',
    )
  }
}

export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
