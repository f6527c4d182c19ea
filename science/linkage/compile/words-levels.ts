import type { Level, WordsTest } from '../model.ts'
import type { Pairing } from './words.ts'

/**
 * The level of a pairing where a comparison asks of nothing but the words of one field and begins with "missing", as those
 * of names and addresses do: one look at the pairing for all levels. Nothing for any other comparison.
 */
export function wordsLevels(levels: readonly Level[]): ((found: Pairing) => number) | undefined {
  const fields = new Set<string>()
  const tests: WordsTest[] = []
  for (const [at, { test, termFrequency: term }] of levels.entries()) {
    if (term && term.by !== 'words') return undefined
    if ('missing' in test && at === 0 && typeof test.missing === 'string') {
      fields.add(test.missing)
    } else if ('words' in test) {
      tests.push(test)
      fields.add(test.words)
    } else if (!('otherwise' in test) || at !== levels.length - 1) return undefined
  }
  if (!('missing' in (levels[0]?.test ?? {})) || fields.size !== 1) return undefined
  const same = Int32Array.from(tests, test => test.same ?? 0)
  const near = Int32Array.from(tests, test => test.near ?? 0)
  const like = Int32Array.from(tests, test => test.like ?? 0)
  /** Words that may be left over: on the shorter side, and on the longer. */
  const shorter = Int32Array.from(tests, ({ spare }) => (spare === undefined ? most : 0))
  const longer = Int32Array.from(tests, ({ spare }) => (spare === 'none' ? 0 : most))
  return found => {
    let level = 0
    while (
      level < tests.length &&
      !(
        found.same >= same[level]! &&
        found.near >= near[level]! &&
        found.like >= like[level]! &&
        found.shorter <= shorter[level]! &&
        found.longer <= longer[level]!
      )
    ) {
      level++
    }
    return level + 1
  }
}

const most = 1000
