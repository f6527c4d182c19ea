import { cleanName, fold, nysiis, variantsOf } from '@bluelamp/science/linkage/people'
import { damerauLevenshtein } from '@bluelamp/science/linkage/text'

/** Of a name of many words the first are kept: pairs of words grow with the square. */
export const mostWords = 8
const longest = 40

/** Slips are looked for in so many letters. */
export const beginningOf = (word: string): string => word.slice(0, 7)

/** The words by which a name is found, each once, in order. */
export function wordsOfName(name: string): string[] {
  const words = cleanName(name)
    .split(' ')
    .filter(word => word !== '')
    .map(word => word.slice(0, longest))
  return [...new Set(words)].slice(0, mostWords)
}

/** How many slips of the hand a word of this length may have before it is another word. */
export const slipsAllowed = (length: number): number => (length < 3 ? 0 : length < 6 ? 1 : 2)

/**
 * The keys under which a word stands in the list of words. Two words within the slips allowed of each other
 * share one of the first kind (W. Garbe's symmetric deletion, on the first letters), words that sound alike
 * one of the others.
 */
export function keysOfWord(word: string): string[] {
  const { folded, sound } = soundKeysOf(word)
  const spelled = deletions(beginningOf(word), slipsAllowed(word.length))
  return [...spelled, ...(sound === noSound ? [] : [sound]), folded]
}

const noSound = '~'

/** The keys of a word's sound: the spelling levelled, and a coarser one that a short word has not, for it holds too little. */
export function soundKeysOf(word: string): { folded: string; sound: string } {
  const sound = nysiis(word)
  return { folded: `^${fold(word)}`, sound: sound.length > 3 ? `~${sound}` : noSound }
}

function deletions(word: string, most: number): Set<string> {
  const found = new Set([word])
  let last = [word]
  for (let slips = 0; slips < most; slips += 1) {
    const next = new Set<string>()
    for (const each of last) {
      for (let at = 0; at < each.length; at += 1) next.add(each.slice(0, at) + each.slice(at + 1))
    }
    for (const each of next) found.add(each)
    last = [...next]
  }
  return found
}

export type WayAlike = 'same' | 'other-form' | 'sounds-alike' | 'spelled-alike' | 'begins-with'
export type Likeness = { likeness: number; way: WayAlike }

/** Of a name, the mean of its words' likenesses must reach this, or it is another name. */
export const leastLikeness = 0.75

/**
 * How alike a word that was asked for and a word of a name are, from 0 to 1, and in which way; nothing where
 * they are two words. The one measure of search: what is compared with all names by brute force is this.
 */
export function likenessOf(
  asked: string,
  word: string,
  sounding: () => Sounding = () => soundingOf(asked, word),
): Likeness | undefined {
  if (asked === word) return { likeness: 1, way: 'same' }
  const about = knownOf(asked)
  if (about.forms.has(word)) return { likeness: 0.9, way: 'other-form' }
  const longer = Math.max(asked.length, word.length)
  const most = slipsAllowed(Math.min(asked.length, word.length))
  const slips = most === 0 ? 1 : damerauLevenshtein(asked, word, most)
  const spelled =
    slips > most ? 0 : 1 - slips / longer - (asked.charAt(0) === word.charAt(0) ? 0 : 0.03)
  const sounds = spelled >= foldsAlike ? 0 : soundsAlike(sounding())
  if (spelled === 0 && sounds === 0) return undefined
  return spelled >= sounds
    ? { likeness: spelled, way: 'spelled-alike' }
    : { likeness: sounds, way: 'sounds-alike' }
}

const foldsAlike = 0.88

/** Whether two words share the keys of their sound. Whoever has the word from the list of words knows already. */
export type Sounding = { folds: boolean; sounds: boolean }

function soundingOf(asked: string, word: string): Sounding {
  const about = knownOf(asked)
  const folds = about.folded === `^${fold(word)}`
  // Of a short word the key holds too little: "john" and "jane" would be one.
  return { folds, sounds: !folds && about.sound !== noSound && about.sound === `~${nysiis(word)}` }
}

const soundsAlike = ({ folds, sounds }: Sounding): number =>
  folds ? foldsAlike : sounds ? 0.72 : 0

/** One word is compared with thousands in a row: what is to be known of it is worked out once. */
type Known = { word: string; forms: ReadonlySet<string>; folded: string; sound: string }
let known: Known = { word: '', forms: new Set(), folded: '^', sound: noSound }

function knownOf(word: string): Known {
  if (known.word !== word) {
    known = { word, forms: new Set(variantsOf(word)), ...soundKeysOf(word) }
  }
  return known
}

export const otherForms = (word: string): ReadonlySet<string> => knownOf(word).forms
