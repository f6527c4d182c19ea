import { hashText } from '../block/hash.ts'
import { openInts } from './ints.ts'

/** Texts by number. Held as bytes, not as strings: millions of strings would keep the garbage collector busy. */
export type Lexicon = {
  readonly size: () => number
  /** The number of a text, or -1. */
  find(text: string): number
  /** The number of a text, new if it has none. */
  add(text: string): number
  textOf(code: number): string
  readonly bytes: () => number
}

const pieceBits = 20
const pieceSize = 1 << pieceBits
const pieceMask = pieceSize - 1
/** The table of hashes is many small ones, each of which grows alone: no pause for all at once. */
const parts = 1024
const cacheMask = (1 << 13) - 1

/** Texts are kept for good: a lexicon only grows. */
export function openLexicon(): Lexicon {
  const pieces: Uint8Array[] = []
  /** Of each text, where its bytes begin: piece and place in 256ths of the whole range of 32 bits. */
  const starts = openInts(0)
  const slots: (Int32Array | undefined)[] = new Array(parts)
  const filled = new Int32Array(parts)
  const cached = new Int32Array(cacheMask + 1).fill(-1)
  const cachedTexts: string[] = new Array(cacheMask + 1).fill('')
  let size = 0
  let end = 0
  let slotBytes = 0

  // A text is its length in units, twice that plus one if its units take two bytes each, then the units.
  const write = (text: string): number => {
    let wide = 0
    for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 255) wide = 1
    const units = Math.min(text.length, 0x3fff)
    const bytes = 2 + units * (1 + wide)
    if (end >>> pieceBits >= pieces.length || (end & pieceMask) + bytes > pieceSize) {
      end = pieces.length << pieceBits
      pieces.push(new Uint8Array(pieceSize))
    }
    const start = end
    const piece = pieces[start >>> pieceBits]!
    let at = start & pieceMask
    piece[at++] = ((units << 1) | wide) & 255
    piece[at++] = ((units << 1) | wide) >>> 8
    for (let unit = 0; unit < units; unit++) {
      const code = text.charCodeAt(unit)
      piece[at++] = code & 255
      if (wide) piece[at++] = code >>> 8
    }
    end += bytes
    return start
  }
  const isAt = (code: number, text: string): boolean => {
    const start = starts.get(code) >>> 0
    const piece = pieces[start >>> pieceBits]!
    let at = start & pieceMask
    const head = piece[at]! | (piece[at + 1]! << 8)
    const units = head >>> 1
    if (units !== Math.min(text.length, 0x3fff)) return false
    at += 2
    const step = 1 + (head & 1)
    for (let unit = 0; unit < units; unit++, at += step) {
      const here = step === 1 ? piece[at]! : piece[at]! | (piece[at + 1]! << 8)
      if (here !== text.charCodeAt(unit)) return false
    }
    return true
  }
  const read = (code: number): string => {
    const start = starts.get(code) >>> 0
    const piece = pieces[start >>> pieceBits]!
    const at = (start & pieceMask) + 2
    const head = piece[at - 2]! | (piece[at - 1]! << 8)
    const units = head >>> 1
    if ((head & 1) === 0)
      return String.fromCharCode.apply(null, piece.subarray(at, at + units) as unknown as number[])
    let text = ''
    for (let unit = 0; unit < units; unit++) {
      text += String.fromCharCode(piece[at + 2 * unit]! | (piece[at + 2 * unit + 1]! << 8))
    }
    return text
  }

  const findIn = (slot: Int32Array, hash: number, text: string): number => {
    const mask = slot.length / 2 - 1
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const code = slot[2 * at]!
      if (code < 0) return -1 - at
      if (slot[2 * at + 1] === hash && isAt(code, text)) return code
    }
  }
  const grow = (part: number): Int32Array => {
    const old = slots[part]
    const slot = new Int32Array(old ? old.length * 2 : 32).fill(-1)
    slotBytes += slot.byteLength - (old?.byteLength ?? 0)
    const mask = slot.length / 2 - 1
    for (let from = 0; old && from < old.length; from += 2) {
      if (old[from]! < 0) continue
      let at = old[from + 1]! & mask
      while (slot[2 * at]! >= 0) at = (at + 1) & mask
      slot[2 * at] = old[from]!
      slot[2 * at + 1] = old[from + 1]!
    }
    slots[part] = slot
    return slot
  }

  return {
    size: () => size,
    find(text) {
      const hash = hashText(text, 3)
      const slot = slots[hash >>> 22]
      return slot ? Math.max(-1, findIn(slot, hash, text)) : -1
    },
    add(text) {
      const hash = hashText(text, 3)
      const part = hash >>> 22
      let slot = slots[part] ?? grow(part)
      let at = findIn(slot, hash, text)
      if (at >= 0) return at
      if (filled[part]! * 3 >= slot.length) {
        slot = grow(part)
        at = findIn(slot, hash, text)
      }
      const place = -1 - at
      starts.set(size, write(text))
      slot[2 * place] = size
      slot[2 * place + 1] = hash
      filled[part]!++
      return size++
    },
    textOf(code) {
      const place = code & cacheMask
      if (cached[place] !== code) {
        cached[place] = code
        cachedTexts[place] = read(code)
      }
      return cachedTexts[place]!
    },
    bytes: () => pieces.length * pieceSize + starts.bytes() + slotBytes,
  }
}
