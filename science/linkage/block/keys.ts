import { coreWords, keys as peopleKeys, variantHeads } from '../people/index.ts'
import { partsOf } from '../table/clean.ts'
import { minHashKeys } from './min-hash.ts'

/** Stands between the parts of a key in words. */
export const between = ' + '

const keys: Readonly<Record<string, (text: string) => readonly string[]>> = {
  ...peopleKeys,
  /** Texts that have many runs of three letters in common, wherever they differ. */
  'min-hash': text => minHashKeys(peopleKeys.trigrams!(text)),
  /** Of two different words, best-known form with best-known form: never two forms of one word. */
  'variant-pairs': text => {
    const heads = coreWords(text.split(' '))
      .filter(word => word.length > 1)
      .slice(0, 8)
      .map(variantHeads)
    const found = new Set<string>()
    for (const [at, one] of heads.entries()) {
      for (const two of heads.slice(at + 1)) {
        for (const a of one)
          for (const b of two) if (a !== b) found.add(a < b ? `${a} ${b}` : `${b} ${a}`)
      }
    }
    return [...found]
  },
}

export class UnknownKeyError extends Error {
  override readonly name = 'UnknownKeyError'
}

/** The keys of a coded text under a named transformation; absent, the value itself. Throws `UnknownKeyError`. */
export function keysOf(text: string, as?: string): readonly string[] {
  if (as === undefined) return partsOf(text)
  const make = keys[as]
  if (!make) throw new UnknownKeyError(`No blocking transformation "${as}"`)
  const parts = partsOf(text)
  return parts.length === 1 ? make(text) : [...new Set(parts.flatMap(part => make(part)))]
}
