import { separator } from '../table/clean.ts'
import type { Column } from '../table/table.ts'
import type { Answer, ByWords, Judge } from './comparison.ts'
import type { PairJudge } from './pairs.ts'

/**
 * A comparison of words over a column: the words of each distinct value stand as numbers in one array, so that a pair is
 * answered without a text being touched. Values of several texts are asked as they are.
 */
export function judgeWords(judge: Judge, by: ByWords, { codes, values }: Column): PairJudge {
  const { words, levelOf, rarityOf, floorOf } = by
  const starts = new Int32Array(values.length + 1)
  const several = new Uint8Array(values.length)
  const floors = new Float32Array(values.length)
  let numbers = new Int32Array(values.length * 4 + 16)
  for (let code = 0; code < values.length; code++) {
    const value = values[code]!
    if (value.includes(separator)) several[code] = 1
    const own = words.read(value)
    const end = starts[code]! + own.length
    if (end > numbers.length) {
      const more = new Int32Array(end * 2)
      more.set(numbers)
      numbers = more
    }
    numbers.set(own, starts[code]!)
    starts[code + 1] = end
    // Of several texts any may agree.
    floors[code] = several[code] ? Number.NEGATIVE_INFINITY : floorOf(own)
  }
  const level = new Int32Array(1)
  const frequency = new Float32Array(1)
  const answer: Answer = { level: 0, frequency: 0 }
  return {
    rarest: { codes, floors, words: starts[values.length]! / Math.max(1, values.length) },
    level,
    frequency,
    find(left, right) {
      const a = codes[left]!
      const b = codes[right]!
      if (a < 0 || b < 0) {
        level[0] = 0
        frequency[0] = 0
      } else if (several[a] || several[b]) {
        judge.ask([values[a]!], [values[b]!], answer)
        level[0] = answer.level
        frequency[0] = answer.frequency
      } else {
        const found = words.pair(
          numbers,
          starts[a]!,
          starts[a + 1]!,
          numbers,
          starts[b]!,
          starts[b + 1]!,
        )
        const reached = levelOf(found)
        level[0] = reached
        frequency[0] = rarityOf(reached, found)
      }
      return 0
    },
  }
}
