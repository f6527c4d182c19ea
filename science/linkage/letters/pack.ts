import type { Units } from '../text/index.ts'

/**
 * The distinct texts of a column without strings: units one after the other, those of text t from `starts[t]` to
 * `starts[t + 1]`, and of each text a sketch.
 */
export type Letters = {
  readonly units: Units
  readonly starts: Int32Array
  /**
   * Two numbers a text. First which letters there are (for texts of digits: how many of each up to three), so that a bit of the one
   * that the other lacks is a letter that finds no partner. Then the length and how the text begins.
   */
  readonly sketches: Int32Array
}

/** Texts as long as this or longer are not sketched: a few bits say nothing of them. */
export const mostSketched = 15

export function packLetters(values: readonly string[]): Letters {
  let length = 0
  for (const value of values) length += value.length
  const units = new Uint16Array(length)
  const starts = new Int32Array(values.length + 1)
  const sketches = new Int32Array(values.length * 2)
  let at = 0
  let digits = 0
  for (let code = 0; code < values.length; code++) {
    const value = values[code]!
    for (let n = 0; n < value.length; n++) {
      const unit = value.charCodeAt(n)
      if (unit >= 48 && unit <= 57) digits++
      units[at++] = unit
    }
    starts[code + 1] = at
  }
  const bitsOf = digits > length * 0.65 ? digitBits : letterBits
  for (let code = 0; code < values.length; code++) {
    const from = starts[code]!
    const to = starts[code + 1]!
    sketches[2 * code] = bitsOf(units, from, to)
    sketches[2 * code + 1] = beginning(units, from, to)
  }
  return { units, starts, sketches }
}

/** Letters of which a second one has a bit of its own. */
const twice = [...'aeinr'].map(letter => letter.charCodeAt(0) & 31)
const secondBit = Int32Array.from({ length: 32 }, (_, letter) =>
  twice.includes(letter) ? 1 << (27 + twice.indexOf(letter)) : 0,
)

function letterBits(units: Units, from: number, to: number): number {
  let bits = 0
  for (let at = from; at < to; at++) {
    const letter = units[at]! & 31
    const bit = 1 << letter
    bits |= (bits & bit) === 0 ? bit : secondBit[letter]!
  }
  return bits
}

function digitBits(units: Units, from: number, to: number): number {
  let bits = 0
  for (let at = from; at < to; at++) {
    const digit = units[at]! - 48
    if (digit < 0 || digit > 9) continue
    const shift = digit * 3
    const held = (bits >>> shift) & 7
    if (held !== 7) bits |= ((held << 1) | 1) << shift
  }
  return bits
}

/** Length (no more than `mostSketched` + 1), then five bits of each of the first four units. */
function beginning(units: Units, from: number, to: number): number {
  let bits = Math.min(mostSketched + 1, to - from)
  for (let n = 0; n < 4; n++) bits = (bits << 5) | (from + n < to ? units[from + n]! & 31 : 0)
  return bits
}

/** Whether the units of one text come before those of another, as strings are ordered. */
export function comesFirst({ units, starts }: Letters, one: number, two: number): boolean {
  let a = starts[one]!
  let b = starts[two]!
  const endA = starts[one + 1]!
  const endB = starts[two + 1]!
  while (a < endA && b < endB && units[a] === units[b]) {
    a++
    b++
  }
  return a === endA || (b < endB && units[a]! < units[b]!)
}
