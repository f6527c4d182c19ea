/**
 * A few bits of each text that bound how alike two can be, without reading them: which letters there are, or for texts
 * of digits how many of each up to three. A bit of the one that the other lacks is a letter that finds no partner.
 */
export type Sketches = {
  /** Two numbers a text: the bits, then its length with its first unit (texts that begin unlike get nothing from Winkler). */
  readonly pairs: Int32Array
}

export function sketch(values: readonly string[]): Sketches {
  const pairs = new Int32Array(values.length * 2)
  const ofDigits = values.length > 0 && values.filter(mostlyDigits).length > values.length * 0.9
  for (const [code, text] of values.entries()) {
    pairs[2 * code] = ofDigits ? digitBits(text) : letterBits(text)
    pairs[2 * code + 1] = (Math.min(32_767, text.length) << 16) | (text.charCodeAt(0) & 65_535)
  }
  return { pairs }
}

function mostlyDigits(text: string): boolean {
  let digits = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 48 && unit <= 57) digits++
  }
  return digits * 10 >= text.length * 7
}

function letterBits(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31)
  return bits
}

function digitBits(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) continue
    const shift = digit * 3
    const held = (bits >>> shift) & 7
    if (held !== 7) bits |= ((held << 1) | 1) << shift
  }
  return bits
}

export function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * No Jaro-Winkler similarity of the two can be higher; `winkler` false: no Jaro similarity. Each text is given as its
 * two numbers.
 */
export function mostJaro(
  a: number,
  endA: number,
  b: number,
  endB: number,
  winkler: boolean,
): number {
  const la = endA >>> 16
  const lb = endB >>> 16
  if (la === 0 || lb === 0 || la === longest || lb === longest) return 1
  const only = a ^ b
  const matches = Math.min(la - ones(only & a), lb - ones(only & b))
  if (matches <= 0) return 0
  const jaro = (matches / la + matches / lb + 1) / 3
  return winkler && ((endA ^ endB) & 65_535) === 0 ? jaro + 0.4 * (1 - jaro) + slack : jaro + slack
}

/** No share of letters left as they are can be higher. */
export function mostUnedited(a: number, endA: number, b: number, endB: number): number {
  const la = endA >>> 16
  const lb = endB >>> 16
  const most = Math.max(la, lb)
  if (most === 0 || most === longest) return 1
  const only = a ^ b
  const edits = Math.max(ones(only & a), ones(only & b), la < lb ? lb - la : la - lb)
  return 1 - edits / most + slack
}

/** Longer texts count as this long, and are not bounded. */
const longest = 32_767

/** For rounding: a bound must never lie below what it bounds. */
const slack = 1e-9
