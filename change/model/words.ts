/** More than so many letters is no answer, idea or comment. */
export const mostLetters = 4000

/** Words as they are compared: whatever their capitals and the spaces between them. */
export const plainWords = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

export const sameWords = (one: string, other: string): boolean =>
  plainWords(one) === plainWords(other)
