import { forEachCandidate, openBlocks, type Share } from '../block/candidates.ts'
import type { LetterComparison } from '../letters/comparison.ts'
import type { Model } from '../model.ts'
import type { Prediction, PredictOptions } from '../predict/predict.ts'
import type { Table } from '../table/table.ts'
import { openScorer } from './open-scorer.ts'
import { forEachPairOfKeys, keysAreSingle, layOutKeys } from './pairs-of-keys.ts'

export type ScoreOptions = PredictOptions & {
  /** What `planComparisons` made of this model and table, where it was made elsewhere. */
  readonly plans?: readonly (LetterComparison | undefined)[]
}

/**
 * The same pairs and weights as `predict`, to the bit, in another order. A pair is given up as soon as what is left to ask
 * cannot bring it to `atLeast`: most candidates are then never read letter by letter. Default -10 bits.
 */
export function scoreCandidates(
  model: Model,
  table: Table,
  options: ScoreOptions = {},
): Prediction {
  return openScoring(model, table, options)(options.share)
}

/** `scoreCandidates` in parts: what they have in common is made ready once. */
export function openScoring(
  model: Model,
  table: Table,
  options: Omit<ScoreOptions, 'share'> = {},
): (share?: Share) => Prediction {
  const least = options.atLeast ?? -10
  const blocks = options.blocks ?? openBlocks(model.blocking, table)
  const { codes, width, weigh } = openScorer(model, table, least, options.plans)
  if (!keysAreSingle(blocks)) {
    return share => {
      const found = openFound()
      let candidates = 0
      forEachCandidate(
        blocks,
        (row, others, n) => {
          candidates += n
          for (let at = 0; at < n; at++) {
            const other = others[at]!
            const sum = weigh(codes, other * width, row * width, other, row)
            if (sum >= least) found.add(other, row, sum)
          }
        },
        share,
      )
      return { ...found.done(), candidates }
    }
  }
  const keyOf = layOutKeys(blocks)
  return share => {
    const found = openFound()
    const candidates = forEachPairOfKeys(
      blocks,
      keyOf,
      { codes, width },
      (sheet, l, r, left, right) => {
        const sum = weigh(sheet, l, r, left, right)
        if (sum >= least) found.add(left, right, sum)
      },
      share,
    )
    return { ...found.done(), candidates }
  }
}

/** Pairs as they are found, in arrays that grow. */
function openFound() {
  let capacity = 1 << 16
  let left = new Int32Array(capacity)
  let right = new Int32Array(capacity)
  let weight = new Float32Array(capacity)
  let count = 0
  return {
    add(a: number, b: number, bits: number): void {
      if (count === capacity) {
        capacity *= 2
        left = grown(left, new Int32Array(capacity))
        right = grown(right, new Int32Array(capacity))
        weight = grown(weight, new Float32Array(capacity))
      }
      left[count] = a
      right[count] = b
      weight[count++] = bits
    },
    done: () => ({
      left: left.slice(0, count),
      right: right.slice(0, count),
      weight: weight.slice(0, count),
    }),
  }
}

function grown<A extends Int32Array | Float32Array>(from: A, to: A): A {
  to.set(from)
  return to
}
