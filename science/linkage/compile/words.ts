import { soundKey, variantGroups } from '../people/index.ts'
import { bitsIn } from '../text/bits.ts'
import { damerauLevenshtein, jaroWinkler } from '../text/index.ts'

/** How the words of two texts pair off: counts include the stronger kinds, so same <= near <= like. */
export type Pairing = {
  same: number
  near: number
  like: number
  /** Words left over on the shorter and the longer side. */
  shorter: number
  longer: number
  /** How many pairs are the same or alike, and their words by number, in both spellings. */
  pairs: number
  readonly words: Int32Array
  readonly others: Int32Array
}

type Word = {
  text: string
  sound: string
  /** Groups of given names that are forms of one another. */
  groups: readonly number[]
}

/** Most words a text is read for: the rest of a longer one is left aside. */
const mostWordsRead = 12
const cacheBits = 16

export type Words = {
  /** The words of a text by number, each once. */
  read(text: string): Int32Array
  textOf(word: number): string
  /**
   * Pairs off words `l` to `endL` of `left` with `r` to `endR` of `right`, the same words first, then alike, then initials; greedy,
   * each word once. The order of the two sides never matters. Two words are alike when one may be a spelling, slip or short form of
   * the other (`alike`). The answer is one object used again: read it before the next call.
   */
  pair(
    left: Int32Array,
    l: number,
    endL: number,
    right: Int32Array,
    r: number,
    endR: number,
  ): Pairing
}

export function openWords(): Words {
  const numbers = new Map<string, number>()
  const words: Word[] = []
  // What is asked of every pair of words stands in arrays of its own.
  let letters = new Int32Array(1024)
  let lengths = new Uint16Array(1024)
  let firsts = new Uint16Array(1024)
  const cachedLow = new Int32Array(1 << cacheBits).fill(-1)
  const cachedHigh = new Int32Array(1 << cacheBits)
  const cached = new Uint8Array(1 << cacheBits)
  const usedLeft = new Uint8Array(mostWordsRead)
  const usedRight = new Uint8Array(mostWordsRead)
  const pairing: Pairing = {
    same: 0,
    near: 0,
    like: 0,
    shorter: 0,
    longer: 0,
    pairs: 0,
    words: new Int32Array(mostWordsRead),
    others: new Int32Array(mostWordsRead),
  }

  const numberOf = (text: string): number => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    const number = words.push({ text, sound: soundKey(text), groups: variantGroups(text) }) - 1
    numbers.set(text, number)
    if (number === letters.length) {
      letters = grown(letters, new Int32Array(number * 2))
      lengths = grown(lengths, new Uint16Array(number * 2))
      firsts = grown(firsts, new Uint16Array(number * 2))
    }
    letters[number] = lettersOf(text)
    lengths[number] = Math.min(text.length, 65_535)
    firsts[number] = text.charCodeAt(0)
    return number
  }

  const near = (a: number, b: number): boolean => {
    const [x, y] = [words[a]!, words[b]!]
    if (x.groups.length > 0 && y.groups.length > 0 && x.groups.some(g => y.groups.includes(g))) {
      return true
    }
    if (farApart(letters[a]!, lengths[a]!, letters[b]!, lengths[b]!, firsts[a] === firsts[b])) {
      return false
    }
    const [low, high] = a < b ? [a, b] : [b, a]
    const place = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - cacheBits)
    if (cachedLow[place] !== low || cachedHigh[place] !== high) {
      cachedLow[place] = low
      cachedHigh[place] = high
      cached[place] = alike(x, y) ? 1 : 0
    }
    return cached[place] === 1
  }

  /** Whether the first side is asked first: the shorter; of two as long, the one whose words come first in the alphabet. */
  const leads = (
    a: Int32Array,
    fromA: number,
    toA: number,
    b: Int32Array,
    fromB: number,
    toB: number,
  ): boolean => {
    const count = toA - fromA
    if (count !== toB - fromB) return count < toB - fromB
    for (let at = 0; at < count; at++) {
      const [x, y] = [a[fromA + at]!, b[fromB + at]!]
      if (x !== y) return words[x]!.text < words[y]!.text
    }
    return false
  }

  const pair: Words['pair'] = (left, fromL, toL, right, fromR, toR) => {
    const turned = leads(right, fromR, toR, left, fromL, toL)
    const one = turned ? right : left
    const other = turned ? left : right
    const [l, r] = turned ? [fromR, fromL] : [fromL, fromR]
    const [countL, countR] = turned ? [toR - fromR, toL - fromL] : [toL - fromL, toR - fromR]
    for (let i = 0; i < countL; i++) usedLeft[i] = 0
    for (let j = 0; j < countR; j++) usedRight[j] = 0
    let [same, initials, pairs] = [0, 0, 0]
    for (let i = 0; i < countL; i++) {
      const word = one[l + i]!
      for (let j = 0; j < countR; j++) {
        if (other[r + j] !== word) continue
        usedLeft[i] = 1
        usedRight[j] = 1
        // A lone letter in common is an initial, not a word.
        if (lengths[word]! > 1) {
          same++
          pairing.words[pairs] = word
          pairing.others[pairs++] = word
        } else initials++
        break
      }
    }
    for (let i = 0; i < countL; i++) {
      if (usedLeft[i]) continue
      const word = one[l + i]!
      for (let j = 0; j < countR; j++) {
        if (usedRight[j] || !near(word, other[r + j]!)) continue
        usedLeft[i] = 1
        usedRight[j] = 1
        pairing.words[pairs] = word
        pairing.others[pairs++] = other[r + j]!
        break
      }
    }
    for (let i = 0; i < countL; i++) {
      if (usedLeft[i]) continue
      const a = one[l + i]!
      for (let j = 0; j < countR; j++) {
        const b = other[r + j]!
        if (usedRight[j] || (lengths[a]! > 1 && lengths[b]! > 1) || firsts[a] !== firsts[b])
          continue
        usedLeft[i] = 1
        usedRight[j] = 1
        initials++
        break
      }
    }
    pairing.pairs = pairs
    pairing.same = same
    pairing.near = pairs
    pairing.like = pairs + initials
    pairing.shorter = countL - pairing.like
    pairing.longer = countR - pairing.like
    return pairing
  }

  return {
    read: text =>
      Int32Array.from(
        [...new Set(text.split(' '))].filter(word => word !== '').slice(0, mostWordsRead),
        numberOf,
      ),
    textOf: word => words[word]!.text,
    pair,
  }
}

function grown<A extends Int32Array | Uint16Array>(from: A, to: A): A {
  to.set(from)
  return to
}

/** Pairs off the words of two texts; remembers how texts are read, and the last two paired. */
export type PairTexts = (left: string, right: string) => Pairing

export function openPairing(words: Words = openWords()): PairTexts {
  const known = new Map<string, Int32Array>()
  let lastLeft: string | undefined
  let lastRight: string | undefined
  let last: Pairing | undefined
  const read = (text: string): Int32Array => {
    let found = known.get(text)
    if (!found) {
      if (known.size > 500_000) known.clear()
      found = words.read(text)
      known.set(text, found)
    }
    return found
  }
  return (left, right) => {
    if (last && left === lastLeft && right === lastRight) return last
    lastLeft = left
    lastRight = right
    const l = read(left)
    const r = read(right)
    last = words.pair(l, 0, l.length, r, 0, r.length)
    return last
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

/** Quickly: too few letters in common to be alike, whatever their order. Never true of words that are alike. */
function farApart(a: number, la: number, b: number, lb: number, sameFirst: boolean): boolean {
  if (la < 2 || lb < 2) return true
  const onlyA = bitsIn(a & ~b)
  const onlyB = bitsIn(b & ~a)
  if (onlyA <= 1 && onlyB <= 1) return false
  if (onlyA === 0 || onlyB === 0) return false
  const jaroAtMost = ((la - onlyA) / la + (lb - onlyB) / lb + 1) / 3
  return jaroAtMost < (sameFirst ? 0.66 : 0.8)
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
