import { damerauLevenshtein, jaroWinkler } from '../../text/index.ts'
import { words } from '../letters.ts'
import { fold, soundKey } from './fold.ts'
import { coreWords, isLightName } from './particles.ts'
import { areVariants } from './variants.ts'

/** How two words of names stand to each other, nearest first. */
export type WordRelation = 'same' | 'variant' | 'spelling' | 'slip' | 'sound' | 'initial'

/** How two names stand to each other, nearest first. */
export type NameRelation =
  | 'same'
  | 'joined'
  | 'reordered'
  | 'variants'
  | 'one-slip'
  | 'contained'
  | 'sound-alike'
  | 'contained-alike'
  | 'one-word-contained'
  | 'initials'
  | 'part'
  | 'different'

/** What each relation counts as a measure; `part` and `different` are the floors of a range. */
export const nameSimilarity: Readonly<Record<NameRelation, number>> = {
  same: 1,
  joined: 0.98,
  reordered: 0.97,
  variants: 0.94,
  'one-slip': 0.9,
  contained: 0.88,
  'sound-alike': 0.85,
  'contained-alike': 0.82,
  'one-word-contained': 0.78,
  initials: 0.74,
  part: 0.4,
  different: 0,
}

export type WordPair = {
  readonly left: string
  readonly right: string
  readonly how: WordRelation
}

export type NameComparison = {
  readonly relation: NameRelation
  readonly pairs: readonly WordPair[]
  /** Words without a partner that carry weight. */
  readonly spare: { readonly left: readonly string[]; readonly right: readonly string[] }
}

type Prepared = {
  readonly core: readonly string[]
  readonly folded: readonly string[]
  readonly sounds: readonly string[]
}

const mostWords = 8
const prepared = new Map<string, Prepared>()
const order: readonly WordRelation[] = ['same', 'variant', 'spelling', 'slip', 'sound', 'initial']

/**
 * Compares two cleaned names (one word or several, in any order): variants and short forms, spellings of one
 * sound, slips, initials, words joined or split, particles left out. Symmetric. Names so widely borne
 * that they say little ("Singh", "Begum", "Mohammed") are not missed where only one side has them, and
 * do not make two names alike by themselves.
 */
export function relateNames(left: string, right: string): NameComparison {
  const [a, b] = left <= right ? [left, right] : [right, left]
  const found = relateInOrder(a, b)
  if (a === left) return found
  return {
    relation: found.relation,
    pairs: found.pairs.map(pair => ({ left: pair.right, right: pair.left, how: pair.how })),
    spare: { left: found.spare.right, right: found.spare.left },
  }
}

/** 0 to 1 by the table `nameSimilarity`; symmetric; 1 only for the same cleaned text. */
export function nameMeasure(left: string, right: string): number {
  if (left === right) return 1
  const { relation, pairs, spare } = relateNames(left, right)
  if (relation === 'part') {
    const all = pairs.length + Math.max(spare.left.length, spare.right.length)
    return nameSimilarity.part + (0.3 * pairs.length) / all
  }
  return relation === 'different' ? 0.39 * jaroWinkler(left, right) : nameSimilarity[relation]
}

/** How two single words of names relate; nothing where they do not. */
export function relateWords(left: string, right: string): WordRelation | undefined {
  if (left === right) return 'same'
  return unlike(left, right, fold(left), fold(right), soundKey(left), soundKey(right))
}

function relateInOrder(left: string, right: string): NameComparison {
  if (left === right) {
    const pairs = words(left).map(word => ({ left: word, right: word, how: 'same' as const }))
    return { relation: 'same', pairs, spare: { left: [], right: [] } }
  }
  const a = prepare(left)
  const b = prepare(right)
  const pairs = pairOff(a, b)
  const spareA = a.core.filter((_, at) => !pairs.some(pair => pair.a === at))
  const spareB = b.core.filter((_, at) => !pairs.some(pair => pair.b === at))
  const said = pairs.map(({ a: i, b: j, how }) => ({ left: a.core[i]!, right: b.core[j]!, how }))
  const answer = (relation: NameRelation): NameComparison => ({
    relation,
    pairs: said,
    spare: { left: heavy(spareA), right: heavy(spareB) },
  })

  if (sameLetters(a.core, b.core)) return answer('joined')
  const telling = said.filter(pair => !isLightName(pair.left) || !isLightName(pair.right))
  const onlyLight = a.core.every(isLightName) || b.core.every(isLightName)
  if (telling.length === 0 && !onlyLight) return answer('different')
  if (said.length === 0) return answer('different')

  const [spare, other] = [heavy(spareA).length, heavy(spareB).length]
  const worst = said.reduce((most, pair) => Math.max(most, order.indexOf(pair.how)), 0)
  const named = said.filter(pair => pair.how !== 'initial').length
  if (spare > 0 && other > 0) return answer(named > 0 ? 'part' : 'different')
  if (worst === 5) return answer(named > 0 || said.length > 1 ? 'initials' : 'part')
  if (spare + other > 0) {
    if (telling.length < 2) return answer('one-word-contained')
    return answer(worst <= 2 ? 'contained' : 'contained-alike')
  }
  if (worst === 0) return answer(spareA.length + spareB.length > 0 ? 'contained' : 'reordered')
  if (worst <= 2) return answer('variants')
  return answer(worst === 3 ? 'one-slip' : 'sound-alike')
}

function heavy(spare: readonly string[]): readonly string[] {
  return spare.filter(word => !isLightName(word))
}

/** Best pairs first, each word once; ties go by place, so the answer depends on the two texts alone. */
function pairOff(a: Prepared, b: Prepared) {
  const pairs: { a: number; b: number; how: WordRelation }[] = []
  const takenA = new Set<number>()
  const takenB = new Set<number>()
  const relations = a.core.map((left, i) =>
    b.core.map((right, j) =>
      left === right
        ? 'same'
        : unlike(left, right, a.folded[i]!, b.folded[j]!, a.sounds[i]!, b.sounds[j]!),
    ),
  )
  for (const how of order) {
    for (let i = 0; i < a.core.length; i++) {
      if (takenA.has(i)) continue
      const j = relations[i]!.findIndex((found, at) => found === how && !takenB.has(at))
      if (j < 0) continue
      takenA.add(i)
      takenB.add(j)
      pairs.push({ a: i, b: j, how })
    }
  }
  return pairs.sort((x, y) => x.a - y.a)
}

function unlike(
  left: string,
  right: string,
  leftFold: string,
  rightFold: string,
  leftSound: string,
  rightSound: string,
): WordRelation | undefined {
  if (left.length === 1 || right.length === 1) {
    return left.charCodeAt(0) === right.charCodeAt(0) ? 'initial' : undefined
  }
  if (areVariants(left, right)) return 'variant'
  if (leftFold === rightFold) return 'spelling'
  const shorter = Math.min(left.length, right.length)
  if (shorter >= 4 && damerauLevenshtein(left, right, 1) === 1) return 'slip'
  if (leftSound === rightSound && leftSound.length >= 2 && jaroWinkler(left, right) >= 0.75) {
    return 'sound'
  }
  return shorter >= 6 && jaroWinkler(left, right) >= 0.93 ? 'sound' : undefined
}

function prepare(name: string): Prepared {
  let known = prepared.get(name)
  if (known === undefined) {
    if (prepared.size >= 100_000) prepared.clear()
    const core = coreWords(words(name)).slice(0, mostWords)
    known = { core, folded: core.map(fold), sounds: core.map(soundKey) }
    prepared.set(name, known)
  }
  return known
}

/** "mary ann" and "maryann", "smith jones" and "smithjones", also with other words around them. */
function sameLetters(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === b.length && a.length > 1) return false
  return a.join('') === b.join('')
}
