import type { PairReader } from '../compile/pairs.ts'
import type { Model } from '../model.ts'

/**
 * Pairs counted by what the comparisons said of them: the same levels, and rarity the same to half a bit. `levels` and
 * `frequency` hold one number a comparison, pattern after pattern.
 */
export type Patterns = {
  readonly comparisons: number
  readonly count: number
  readonly levels: Uint8Array
  /** Pairs of the pattern. */
  readonly pairs: Float64Array
  /** Mean of log2 of the frequency of what agrees, by comparison. */
  readonly frequency: Float64Array
  readonly total: number
}

/** Patterns as they are counted, in order of `keys`: `frequency` is the sum and not yet the mean. */
export type Tally = Patterns & { readonly keys: Float64Array }

export type Counter = {
  /** Counts a pair; answers with the key of its pattern. */
  add(left: number, right: number): number
  done(): Tally
}

/** Opens a count of pairs by pattern. */
export function countPatterns({ comparisons }: Model, reader: PairReader): Counter {
  const width = comparisons.length
  const radix = comparisons.map(({ levels }) => levels.length)
  const grown = openPatterns(width)
  const { levels: nowLevel, frequencies: nowFrequency } = reader
  return {
    add(left, right) {
      let key = 0
      let rarity = 0
      reader.read(left, right)
      for (let c = 0; c < width; c++) {
        key = key * radix[c]! + nowLevel[c]!
        rarity -= nowFrequency[c]!
      }
      key = key * 128 + Math.min(127, Math.round(rarity * 2))
      grown.add(key, 1, nowLevel, 0, nowFrequency)
      return key
    },
    done: grown.done,
  }
}

/** What was counted, in one or several parts: the same, to the bit, however the pairs were parted. */
export function patternsOf(parts: readonly Tally[]): Patterns & { readonly keys: Float64Array } {
  const width = parts[0]!.comparisons
  const sum = openPatterns(width)
  for (const { count, keys, levels, pairs, frequency } of parts) {
    for (let p = 0; p < count; p++) {
      const at = p * width
      sum.add(keys[p]!, pairs[p]!, levels, at, frequency)
    }
  }
  const all = sum.done()
  return {
    ...all,
    frequency: all.frequency.map((log, at) => log / all.pairs[Math.floor(at / width)]!),
  }
}

/** Sums of frequencies are exact: numbers of 24 bits, fewer of them than would fill the 53 of a sum. */
function openPatterns(width: number) {
  const numbers = new Map<number, number>()
  let capacity = 4096
  let levels = new Uint8Array(capacity * width)
  let pairs = new Float64Array(capacity)
  let sums = new Float64Array(capacity * width)
  let count = 0
  let total = 0
  return {
    add(
      key: number,
      n: number,
      levelsOf: Uint8Array,
      at: number,
      sumsOf: Float32Array | Float64Array,
    ): void {
      let number = numbers.get(key)
      if (number === undefined) {
        number = count++
        numbers.set(key, number)
        if (count > capacity) {
          capacity *= 2
          levels = copy(levels, new Uint8Array(capacity * width))
          pairs = copy(pairs, new Float64Array(capacity))
          sums = copy(sums, new Float64Array(capacity * width))
        }
        for (let c = 0; c < width; c++) levels[number * width + c] = levelsOf[at + c]!
      }
      pairs[number]! += n
      total += n
      for (let c = 0; c < width; c++) sums[number * width + c]! += sumsOf[at + c]!
    },
    /** In order of keys, so that it does not matter which pair came first. */
    done(): Tally {
      const keys = Float64Array.from(numbers.keys()).sort()
      const places = Int32Array.from(keys, key => numbers.get(key)!)
      const each = <A extends Uint8Array | Float64Array>(from: A, to: A): A => {
        const step = to.length / Math.max(1, count)
        for (const [p, place] of places.entries()) {
          for (let c = 0; c < step; c++) to[p * step + c] = from[place * step + c]!
        }
        return to
      }
      return {
        comparisons: width,
        count,
        keys,
        levels: each(levels, new Uint8Array(count * width)),
        pairs: each(pairs, new Float64Array(count)),
        frequency: each(sums, new Float64Array(count * width)),
        total,
      }
    },
  }
}

function copy<A extends Uint8Array | Float64Array>(from: A, to: A): A {
  to.set(from)
  return to
}
