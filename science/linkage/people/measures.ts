import type { Measure } from '../model.ts'
import { damerauLevenshtein, jaccard, jaro, jaroWinkler, levenshtein } from '../text/index.ts'
import { dateMeasure } from './dates/compare-dates.ts'
import { words } from './letters.ts'
import { nameMeasure, relateWords } from './names/index.ts'
import { phoneMeasure } from './phones/phone.ts'
import { postcodeMeasure } from './postcodes/postcode.ts'

/**
 * How alike two cleaned texts are: 1 the same, 0 nothing in common; all are symmetric.
 *
 * - `levenshtein`, `damerau-levenshtein`: 1 less the edits as a share of the longer text.
 * - `jaccard`: words in common, as sets. `tokens`: words in common or alike (`relateWords`), as a share of
 *   the fewer, in any order.
 * - `name`: by `nameSimilarity`. Cut levels at 0.97 (the same words in another order or joined), 0.94 (short
 *   forms and spellings), 0.9 (one slip), 0.85 (sound alike, or all of the one in the other), 0.74 (initials).
 * - `date`: by `dateSimilarity`. Cut at 0.95 (day and month exchanged), 0.9 (one slip), 0.8 (agree as far as
 *   known, or a first of January in the same year), 0.7 (two parts of three), 0.5 (same year), 0.2 (five years).
 * - `postcode`: by `postcodeSimilarity`. Cut at 0.9 (one slip), 0.8 (sector), 0.6 (outcode), 0.3 (area).
 * - `phone`: by `phoneSimilarity`. Cut at 0.9 (written short) and 0.8 (one slip).
 */
export const measures: Readonly<Record<Measure, (left: string, right: string) => number>> = {
  jaro,
  'jaro-winkler': jaroWinkler,
  levenshtein: (left, right) => share(levenshtein(left, right), left, right),
  'damerau-levenshtein': (left, right) => share(damerauLevenshtein(left, right), left, right),
  jaccard,
  name: nameMeasure,
  date: dateMeasure,
  postcode: postcodeMeasure,
  phone: phoneMeasure,
  tokens,
}

function share(edits: number, left: string, right: string): number {
  const longest = Math.max(left.length, right.length)
  return longest === 0 ? 1 : 1 - edits / longest
}

function tokens(left: string, right: string): number {
  if (left === right) return 1
  // One order for both ways round, so that the greedy pairing is the same.
  const [one, two] = left < right ? [words(left), words(right)] : [words(right), words(left)]
  const [few, free] = one.length <= two.length ? [one, two] : [two, one]
  if (few.length === 0) return 0
  let found = 0
  const unmatched = few.filter(word => {
    const partner = free.indexOf(word)
    if (partner < 0) return true
    free.splice(partner, 1)
    found++
    return false
  })
  for (const word of unmatched) {
    const partner = free.findIndex(other => isAlike(word, other))
    if (partner < 0) continue
    free.splice(partner, 1)
    found += 0.9
  }
  // Never quite 1 unless the texts are the same: words may have been left over.
  return Math.min(0.99, found / few.length)
}

function isAlike(left: string, right: string): boolean {
  const how = relateWords(left, right)
  return how !== undefined && how !== 'initial'
}
