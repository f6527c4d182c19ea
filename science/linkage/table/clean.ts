import type { Field, Value } from '../model.ts'
import { cleanings } from '../people/index.ts'

/** Stands between the several values of one record in a coded text; no cleaned text holds it. */
export const separator = '\u001f'

/** The several values a coded text holds. */
export const partsOf = (text: string): readonly string[] =>
  text.includes(separator) ? text.split(separator) : [text]

export class UnknownCleaningError extends Error {
  override readonly name = 'UnknownCleaningError'
}

/**
 * The text a field is compared by: the columns it is made of, joined by a space in order, each alternative
 * cleaned; null where nothing is left. Throws `UnknownCleaningError`.
 */
export function cleanText(field: Field, sources: readonly Value[]): string | null {
  const clean = field.cleaning === undefined ? undefined : cleanings[field.cleaning]
  if (field.cleaning !== undefined && !clean) {
    throw new UnknownCleaningError(
      `Field "${field.name}" names a cleaning that is not there: ${field.cleaning}`,
    )
  }
  const alternatives = sources.some(s => s !== null && typeof s !== 'string')
    ? combine(sources)
    : [sources.filter(s => s !== null).join(' ')]
  const texts: string[] = []
  for (const raw of alternatives) {
    const text = (clean ? clean(raw) : raw).trim()
    if (text !== '' && !texts.includes(text)) texts.push(text)
  }
  return texts.length === 0 ? null : texts.length === 1 ? texts[0]! : texts.sort().join(separator)
}

/** One column of several values gives as many texts; lists in two columns go together by position. */
function combine(sources: readonly Value[]): string[] {
  const lists = sources.map(s => (s === null ? [] : typeof s === 'string' ? [s] : s))
  const most = Math.max(0, ...lists.map(list => list.length))
  return Array.from({ length: most }, (_, at) =>
    lists
      .map(list => list[Math.min(at, list.length - 1)])
      .filter(text => text !== undefined)
      .join(' '),
  )
}
