import { createHash, randomBytes } from 'node:crypto'

// No vowels and nothing that sounds or looks like another: read out over a bad line, and never a word.
const alphabet = '23456789BCDFGHJKLMNPQRSTVWXZ'

/** `BL-7K3F-Q9XT`: 28^8 possible, drawn at random, so that one says nothing of the next. */
export function makeReference(): string {
  const letters = Array.from(randomBytes(8), byte => alphabet[byte % alphabet.length]).join('')
  return `BL-${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** Opens the resident's own page; kept by us only as a hash. */
export const makeAccessKey = (): string => randomBytes(18).toString('base64url')

export const hashAccessKey = (key: string): Buffer => createHash('sha256').update(key).digest()
