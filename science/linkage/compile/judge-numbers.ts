import type { Measure, Test } from '../model.ts'
import type { Column } from '../table/table.ts'
import type { Answer, Judge } from './comparison.ts'
import type { PairJudge } from './pairs.ts'

/** A level's test of two values by code, which differ and are both plain. */
export type CodeTest = (left: number, right: number) => boolean

/**
 * A comparison of one field whose plain values stand as numbers: `read` makes a level's test of them, or nothing where it cannot,
 * and then there is no such comparison. Values that are not `plain` are asked as they are.
 */
export function judgeNumbers(
  judge: Judge,
  { codes, values }: Column,
  plain: Uint8Array,
  read: (test: Test) => CodeTest | undefined,
): PairJudge | undefined {
  const field = judge.fields[0]
  const { levels } = judge.comparison
  const never = () => false
  const tests = levels.map(({ test }): CodeTest | undefined => {
    if ('missing' in test) return test.missing === field ? never : undefined
    if ('equal' in test) return test.equal === field ? never : undefined
    return 'otherwise' in test ? () => true : read(test)
  })
  const missing = levels.findIndex(({ test }) => 'missing' in test)
  const equal = levels.findIndex(({ test }) => 'equal' in test)
  // Those that differ in nothing, or lack a value, must find the level that says so before any other.
  if (missing !== 0 || equal !== 1) return undefined
  const known: CodeTest[] = []
  for (const test of tests) if (test) known.push(test)
  if (known.length < levels.length) return undefined

  const logs = judge.frequencies.map(logOf => logOf && Float32Array.from(values, logOf))
  const level = new Int32Array(1)
  const frequency = new Float32Array(1)
  const answer: Answer = { level: 0, frequency: 0 }
  return {
    level,
    frequency,
    find(left, right) {
      const a = codes[left]!
      const b = codes[right]!
      let reached = missing
      frequency[0] = 0
      if (a >= 0 && b >= 0) {
        if (!(plain[a] && plain[b])) {
          judge.ask([values[a]!], [values[b]!], answer)
          level[0] = answer.level
          frequency[0] = answer.frequency
          return 0
        }
        reached = equal
        if (a !== b) while (!known[reached]!(a, b)) reached++
        const log = logs[reached]
        if (log) frequency[0] = Math.max(log[a]!, log[b]!)
      }
      level[0] = reached
      return 0
    },
  }
}

export const measuresBy = ({ comparison: { levels } }: Judge, measure: Measure): boolean =>
  levels.some(({ test }) => 'measure' in test && test.measure === measure)
