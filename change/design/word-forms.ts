/** Words as patterns: lists, phrases whose hyphens may be spaces, and the forms of English verbs. */

export const listed = (list: string): string[] =>
  list
    .split(',')
    .map(word => word.trim().replace(/\s+/g, ' '))
    .filter(word => word !== '')

/** A pattern for one phrase: any space or hyphen of it may be the other. */
export const escaped = (phrase: string): string =>
  phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/[ -]/g, '[\\s-]+')

/** The longest first, so that “as many as” is not read as “as many”. */
export const anyOf = (phrases: readonly string[]): string =>
  `(?:${[...phrases]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})`

const split = (verb: string): [first: string, rest: string] => {
  const space = verb.indexOf(' ')
  return space < 0 ? [verb, ''] : [verb.slice(0, space), verb.slice(space)]
}

export function thirdPerson(verb: string): string {
  const [first, rest] = split(verb)
  if (/[^aeiou]y$/.test(first)) return `${first.slice(0, -1)}ies${rest}`
  return `${first}${/(s|sh|ch|x|z)$/.test(first) ? 'es' : 's'}${rest}`
}

/** “supports, supported, supporting”: every form but the plain one. */
export function verbForms(verb: string): string[] {
  const [first, rest] = split(verb)
  const silent = first.endsWith('e') ? first.slice(0, -1) : first
  const past = /[^aeiou]y$/.test(first) ? `${first.slice(0, -1)}ied` : `${silent}ed`
  return [thirdPerson(verb), `${past}${rest}`, `${silent}ing${rest}`]
}
