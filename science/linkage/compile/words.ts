import { soundKey, variantGroups } from '../people/index.ts'
import { damerauLevenshtein, jaroWinkler } from '../text/index.ts'

/** How the words of two texts pair off: counts include the stronger kinds, so same <= near <= like. */
export type Pairing = {
  same: number
  near: number
  like: number
  /** Words left over on the shorter and the longer side. */
  shorter: number
  longer: number
  /** The words of each pair that is the same or alike, in both spellings. */
  readonly words: string[]
  readonly others: string[]
}

type Word = {
  text: string
  number: number
  letters: number
  sound: string
  /** Groups of given names that are forms of one another. */
  groups: readonly number[]
}

/** Most words a text is read for: the rest of a longer one is left aside. */
const most = 12
const cacheBits = 16

/**
 * Pairs off the words of two texts, the same words first, then alike, then initials; greedy, each word once, in an
 * order that depends on the two texts alone. Two words are alike when one may be a spelling, slip or short form of the
 * other (`alike`). The answer is one object used again: read it before the next call.
 */
export function openPairing(): (left: string, right: string) => Pairing {
  const known = new Map<string, readonly Word[]>()
  const dictionary = new Map<string, Word>()
  const cachedLow = new Int32Array(1 << cacheBits).fill(-1)
  const cachedHigh = new Int32Array(1 << cacheBits)
  const cached = new Uint8Array(1 << cacheBits)
  const usedLeft = new Uint8Array(most)
  const usedRight = new Uint8Array(most)
  const pairing: Pairing = {
    same: 0,
    near: 0,
    like: 0,
    shorter: 0,
    longer: 0,
    words: [],
    others: [],
  }
  let lastLeft: string | undefined
  let lastRight: string | undefined

  const readWord = (text: string): Word => {
    let word = dictionary.get(text)
    if (!word) {
      word = {
        text,
        number: dictionary.size,
        letters: lettersOf(text),
        sound: soundKey(text),
        groups: variantGroups(text),
      }
      dictionary.set(text, word)
    }
    return word
  }
  const read = (text: string): readonly Word[] => {
    let words = known.get(text)
    if (!words) {
      if (known.size > 500_000) known.clear()
      words = [...new Set(text.split(' '))]
        .filter(word => word !== '')
        .slice(0, most)
        .map(readWord)
      known.set(text, words)
    }
    return words
  }
  const near = (a: Word, b: Word): boolean => {
    const [low, high] = a.number < b.number ? [a, b] : [b, a]
    if (a.groups.length > 0 && b.groups.length > 0 && a.groups.some(g => b.groups.includes(g))) {
      return true
    }
    if (farApart(low, high)) return false
    const place =
      (Math.imul(low.number, 0x9e3779b1) ^ Math.imul(high.number, 0x85ebca6b)) >>> (32 - cacheBits)
    if (cachedLow[place] !== low.number || cachedHigh[place] !== high.number) {
      cachedLow[place] = low.number
      cachedHigh[place] = high.number
      cached[place] = alike(a, b) ? 1 : 0
    }
    return cached[place] === 1
  }

  return (left, right) => {
    if (left === lastLeft && right === lastRight) return pairing
    lastLeft = left
    lastRight = right
    let l = read(left)
    let r = read(right)
    if (l.length > r.length) {
      const swap = l
      l = r
      r = swap
    }
    usedLeft.fill(0)
    usedRight.fill(0)
    let [same, alikes, initials] = [0, 0, 0]
    pairing.words.length = 0
    pairing.others.length = 0
    for (let i = 0; i < l.length; i++) {
      const word = l[i]!
      for (let j = 0; j < r.length; j++) {
        if (r[j] !== word) continue
        usedLeft[i] = 1
        usedRight[j] = 1
        // A lone letter in common is an initial, not a word.
        if (word.text.length > 1) {
          same++
          pairing.words.push(word.text)
          pairing.others.push(word.text)
        } else initials++
        break
      }
    }
    for (let i = 0; i < l.length; i++) {
      if (usedLeft[i]) continue
      for (let j = 0; j < r.length; j++) {
        if (usedRight[j] || !near(l[i]!, r[j]!)) continue
        usedLeft[i] = 1
        usedRight[j] = 1
        alikes++
        pairing.words.push(l[i]!.text)
        pairing.others.push(r[j]!.text)
        break
      }
    }
    for (let i = 0; i < l.length; i++) {
      if (usedLeft[i]) continue
      for (let j = 0; j < r.length; j++) {
        const a = l[i]!.text
        const b = r[j]!.text
        if (usedRight[j] || (a.length > 1 && b.length > 1) || a[0] !== b[0]) continue
        usedLeft[i] = 1
        usedRight[j] = 1
        initials++
        break
      }
    }
    pairing.same = same
    pairing.near = same + alikes
    pairing.like = same + alikes + initials
    pairing.shorter = l.length - pairing.like
    pairing.longer = r.length - pairing.like
    return pairing
  }
}

/** Letters of a word as bits of one number; what is no plain letter or figure shares the rest. */
function lettersOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    bits |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6))
  }
  return bits
}

function bitsIn(value: number): number {
  let n = value - ((value >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Quickly: too few letters in common to be alike, whatever their order. Never true of words that are alike. */
function farApart(a: Word, b: Word): boolean {
  const la = a.text.length
  const lb = b.text.length
  if (la < 2 || lb < 2) return true
  const onlyA = bitsIn(a.letters & ~b.letters)
  const onlyB = bitsIn(b.letters & ~a.letters)
  if (onlyA <= 1 && onlyB <= 1) return false
  if (onlyA === 0 || onlyB === 0) return false
  const first = a.text.charCodeAt(0) === b.text.charCodeAt(0)
  const jaroAtMost = ((la - onlyA) / la + (lb - onlyB) / lb + 1) / 3
  return jaroAtMost < (first ? 0.66 : 0.8)
}

/**
 * Whether one word may be a spelling, slip or short form of the other: it begins the other (three letters or more), or is
 * one slip away (four or more), or is near by Jaro-Winkler, less near being enough where the sound is the same.
 */
function alike(a: Word, b: Word): boolean {
  const [x, y] = [a.text, b.text]
  const short = Math.min(x.length, y.length)
  if (short >= 3 && (x.startsWith(y) || y.startsWith(x))) return true
  const [l, r] = x < y ? [x, y] : [y, x]
  if (short >= 4 && Math.abs(x.length - y.length) <= 1 && damerauLevenshtein(l, r) <= 1) return true
  const similarity = jaroWinkler(l, r)
  return similarity >= 0.9 || (similarity >= 0.8 && a.sound === b.sound)
}
