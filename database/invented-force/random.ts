/**
 * Seeded chance for the invented force. Every kind of data draws from its own named stream, and every
 * numbered thing (an address, an event) may have a stream of its own, so any row can be made again
 * without making the rows before it, and adding a kind of data changes no other.
 */

const nameHashes = new Map<string, number>()

/** 32-bit hash of a text (FNV-1a with a final mix). */
export function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix32(h)
}

/** Avalanche of one 32-bit number (the finaliser of MurmurHash3). */
export function mix32(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A seeded stream: the small fast counting generator sfc32 of Chris Doty-Humphrey (PractRand). */
export class Stream {
  a = 0
  b = 0
  c = 0
  d = 1

  /** Starts this stream again as stream `name`, number `i`, `j`: reuse saves an allocation a row. */
  reset(seed: number, name: string, i = 0, j = 0): this {
    let nameHash = nameHashes.get(name)
    if (nameHash === undefined) {
      nameHash = hashText(name)
      nameHashes.set(name, nameHash)
    }
    this.a = mix32(seed ^ nameHash)
    this.b = mix32(nameHash + Math.imul(i, 0x9e3779b1))
    this.c = mix32(seed + Math.imul(j, 0x85ebca77) + i)
    this.d = 1
    for (let k = 0; k < 8; k++) this.next()
    return this
  }

  /** The next 32 random bits. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + t
    return t >>> 0
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return this.next() / 4294967296
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.unit()
  }

  /** A whole number in 0 .. n-1. */
  below(n: number): number {
    return Math.floor(this.unit() * n)
  }

  chance(p: number): boolean {
    return this.unit() < p
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T
  }

  /** Standard normal (Box-Muller; one of the pair is let go so that no state is hidden). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit())
  }

  /** Lognormal with the given median and sigma of the logarithm. */
  lognormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal())
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.unit())
  }

  /** Poisson count; a rounded normal stands in above 60, where it is close enough for demand. */
  poisson(mean: number): number {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()))
    const limit = Math.exp(-mean)
    let count = 0
    for (let p = this.unit(); p > limit; p *= this.unit()) count++
    return count
  }
}

export function streamOf(seed: number, name: string, i = 0, j = 0): Stream {
  return new Stream().reset(seed, name, i, j)
}

/** Items with weights, drawn by binary search of the running sum. */
export class Weighted<T> {
  items: readonly T[]
  sums: Float64Array
  total: number

  constructor(items: readonly T[], weights: ArrayLike<number>) {
    this.items = items
    this.sums = new Float64Array(items.length)
    let sum = 0
    for (let i = 0; i < items.length; i++) {
      sum += weights[i] ?? 0
      this.sums[i] = sum
    }
    this.total = sum
  }

  static of<T>(pairs: readonly (readonly [T, number])[]): Weighted<T> {
    return new Weighted(
      pairs.map(p => p[0]),
      pairs.map(p => p[1]),
    )
  }

  draw(stream: Stream): T {
    return this.items[drawIndex(this.sums, stream)] as T
  }
}

/** Index into running sums, chosen with the chance its weight gives it. */
export function drawIndex(sums: Float64Array, stream: Stream): number {
  const last = sums.length - 1
  return Math.min(last, upperBound(sums, stream.unit() * (sums[last] ?? 0)))
}

/** First index whose value is greater than `x` in an ascending array. */
export function upperBound(sorted: ArrayLike<number>, x: number, length = sorted.length): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) > x) high = middle
    else low = middle + 1
  }
  return low
}

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))
const hex32 = (v: number) =>
  (HEX[v >>> 24] as string) +
  (HEX[(v >>> 16) & 255] as string) +
  (HEX[(v >>> 8) & 255] as string) +
  (HEX[v & 255] as string)

const uuidStream = new Stream()

/**
 * A UUID of version 7 shape (RFC 9562): 48 bits of milliseconds, then bits from the named stream, so that
 * ids sort by time and are the same for the same seed.
 */
export function uuidAt(ms: number, seed: number, name: string, i: number, j = 0): string {
  uuidStream.reset(seed, name, i, j)
  const high = Math.floor(ms / 65536)
  const low = ms - high * 65536
  const r0 = uuidStream.next()
  const r1 = uuidStream.next()
  const r2 = uuidStream.next()
  const h = hex32(high >>> 0)
  const m = hex32(((low << 16) | 0x7000 | (r0 & 0x0fff)) >>> 0)
  const v = hex32(((r1 & 0x3fffffff) | 0x80000000) >>> 0)
  return `${h}-${m.slice(0, 4)}-${m.slice(4)}-${v.slice(0, 4)}-${v.slice(4)}${hex32(r2)}`
}

/** `length` hex digits from the named stream. */
export function hexAt(length: number, seed: number, name: string, i: number, j = 0): string {
  uuidStream.reset(seed, name, i, j)
  let text = ''
  while (text.length < length) text += hex32(uuidStream.next())
  return text.slice(0, length)
}
