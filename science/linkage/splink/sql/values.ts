/** What an expression may come to. A date is its ISO text, as in the records. */
export type SqlValue =
  | null
  | boolean
  | number
  | string
  | readonly SqlValue[]
  | { readonly [name: string]: SqlValue }

/** A condition cannot be worked on these values: a text where a list is needed, and the like. */
export class SqlValueError extends Error {
  override readonly name = 'SqlValueError'
}

export function isList(value: SqlValue): value is readonly SqlValue[] {
  return Array.isArray(value)
}

export function numberOf(value: SqlValue): number | null {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value !== 'string' || value.trim() === '') return null
  const number = Number(value)
  return Number.isNaN(number) ? null : number
}

export function textOf(value: SqlValue): string | null {
  if (value === null) return null
  if (isList(value)) return `[${value.map(textOf).join(', ')}]`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Below, at or above nought as in SQL; null where either is missing or they are not of one kind. */
export function compareValues(left: SqlValue, right: SqlValue): number | null {
  if (left === null || right === null) return null
  if (typeof left === 'string' && typeof right === 'string') {
    return left === right ? 0 : left < right ? -1 : 1
  }
  if (isList(left) && isList(right)) {
    for (let at = 0; at < Math.min(left.length, right.length); at++) {
      const order = compareValues(left[at]!, right[at]!)
      if (order !== 0) return order
    }
    return left.length - right.length
  }
  if (typeof left === 'object' || typeof right === 'object') {
    return textOf(left) === textOf(right) ? 0 : 1
  }
  const [a, b] = [numberOf(left), numberOf(right)]
  return a === null || b === null ? null : a - b
}

/**
 * The same for "<" and its kin: columns have no types here, so two texts that are numbers are compared
 * as numbers.
 */
export function orderValues(left: SqlValue, right: SqlValue): number | null {
  if (typeof left === 'string' && typeof right === 'string') {
    const [a, b] = [numberOf(left), numberOf(right)]
    if (a !== null && b !== null) return a - b
  }
  return compareValues(left, right)
}

const dayShape = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z?)?$/

/** Seconds since 1970 of an ISO date, with or without a time (taken as UTC); null for any other text. */
export function secondsOf(value: SqlValue): number | null {
  if (typeof value !== 'string') return null
  const found = dayShape.exec(value)
  if (found === null) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const days = Date.UTC(year, month - 1, day) / 86_400_000
  const back = new Date(days * 86_400_000)
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null
  const time = Number(found[4] ?? 0) * 3600 + Number(found[5] ?? 0) * 60 + Number(found[6] ?? 0)
  return days * 86_400 + time
}
