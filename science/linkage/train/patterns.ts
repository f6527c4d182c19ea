import type { Judge } from '../compile/comparison.ts'
import type { PairReader } from '../compile/pairs.ts'

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

export type Counter = {
  /** Counts a pair; answers with the number of its pattern. */
  add(left: number, right: number): number
  done(): Patterns
}

/** Opens a count of pairs by pattern. */
export function countPatterns(judges: readonly Judge[], reader: PairReader): Counter {
  const width = judges.length
  const radix = judges.map(judge => judge.comparison.levels.length)
  const numbers = new Map<number, number>()
  let capacity = 4096
  let levels = new Uint8Array(capacity * width)
  let pairs = new Float64Array(capacity)
  let sums = new Float64Array(capacity * width)
  let count = 0
  let total = 0
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
        levels.set(nowLevel, number * width)
      }
      pairs[number]!++
      total++
      for (let c = 0; c < width; c++) sums[number * width + c]! += nowFrequency[c]!
      return number
    },
    done() {
      const frequency = new Float64Array(count * width)
      for (let p = 0; p < count; p++) {
        for (let c = 0; c < width; c++) frequency[p * width + c] = sums[p * width + c]! / pairs[p]!
      }
      return {
        comparisons: width,
        count,
        levels: levels.slice(0, count * width),
        pairs: pairs.slice(0, count),
        frequency,
        total,
      }
    },
  }
}

function copy<A extends Uint8Array | Float64Array>(from: A, to: A): A {
  to.set(from)
  return to
}
