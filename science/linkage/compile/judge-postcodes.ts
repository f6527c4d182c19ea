import { isOneSlip } from '../people/letters.ts'
import { areaOf, postcodeSimilarity } from '../people/postcodes/postcode.ts'
import { separator } from '../table/clean.ts'
import type { Column } from '../table/table.ts'
import type { Judge } from './comparison.ts'
import { judgeNumbers, measuresBy } from './judge-numbers.ts'
import type { PairJudge } from './pairs.ts'

/** The longest text whose letters stand in two numbers. */
const longest = 8

/**
 * A comparison of postcodes over a column: what they have in common is read off numbers, and texts only where few letters differ.
 * Nothing where a level asks for more than postcodes tell.
 */
export function judgePostcodes(judge: Judge, column: Column): PairJudge | undefined {
  if (!measuresBy(judge, 'postcode')) return undefined
  const { values } = column
  const letters = new Int32Array(values.length * 2)
  const outs = new Int32Array(values.length)
  const areas = new Int32Array(values.length)
  /** The letter after the space; nought without. */
  const inwards = new Uint16Array(values.length)
  const short = new Uint8Array(values.length)
  const numbers = new Map<string, number>()
  const numberOf = (text: string) => {
    const known = numbers.get(text) ?? numbers.size
    numbers.set(text, known)
    return known
  }
  for (const [code, value] of values.entries()) {
    if (value.length > longest || value.includes(separator)) continue
    short[code] = 1
    const space = value.indexOf(' ')
    const out = space < 0 ? value : value.slice(0, space)
    outs[code] = numberOf(out)
    areas[code] = numberOf(areaOf(out))
    inwards[code] = space > 0 ? value.charCodeAt(space + 1) || 0 : 0
    for (let at = 0; at < value.length; at++) {
      letters[code * 2 + (at >> 2)]! |= (value.charCodeAt(at) & 255) << (8 * (at & 3))
    }
  }
  const isSlip = (a: number, b: number): boolean => {
    const changed =
      lettersIn(letters[2 * a]! ^ letters[2 * b]!) +
      lettersIn(letters[2 * a + 1]! ^ letters[2 * b + 1]!)
    return changed <= 2 && values[a]!.length > 4 && isOneSlip(values[a]!, values[b]!)
  }
  const similarity = (a: number, b: number): number => {
    if (isSlip(a, b)) return postcodeSimilarity['one-slip']
    if (outs[a] === outs[b]) {
      return inwards[a]! > 0 && inwards[a] === inwards[b]
        ? postcodeSimilarity['same-sector']
        : postcodeSimilarity['same-outcode']
    }
    return areas[a] === areas[b] ? postcodeSimilarity['same-area'] : postcodeSimilarity.different
  }
  return judgeNumbers(judge, column, short, test => {
    if (!('measure' in test) || test.measure !== 'postcode' || test.atMost !== undefined)
      return undefined
    const least = test.atLeast ?? 0
    return (a, b) => similarity(a, b) >= least
  })
}

/** How many of four letters are not nought. */
function lettersIn(four: number): number {
  return (
    ((four & 0xff) !== 0 ? 1 : 0) +
    ((four & 0xff00) !== 0 ? 1 : 0) +
    ((four & 0xff0000) !== 0 ? 1 : 0) +
    (four >>> 24 !== 0 ? 1 : 0)
  )
}
