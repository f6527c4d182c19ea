import { type BlockIndex, forEachCandidate, openBlocks, type Share } from '../block/candidates.ts'
import { compileModel, compileNear, lessNear, openSum } from '../compile/model.ts'
import { openPairReader } from '../compile/pairs.ts'
import type { Model, RecordTable, ScoredPairs } from '../model.ts'
import { buildTable, type Table } from '../table/table.ts'

export type PredictOptions = {
  /** Keep pairs of at least so many bits. Default -10: what speaks against a link is wanted when clustering. */
  readonly atLeast?: number
  /** The part of the work to do, where several workers share it. Default: all. */
  readonly share?: Share
  /** Blocks made before, of this model over these records. */
  readonly blocks?: BlockIndex
}

/** Scored pairs, and how many candidates were weighed. */
export type Prediction = ScoredPairs & { readonly candidates: number }

/** Weighs every candidate pair of the records. Left is the lower row. Time is proportional to candidates. */
export function predict(
  model: Model,
  records: RecordTable | Table,
  options: PredictOptions = {},
): Prediction {
  const table = 'size' in records ? records : buildTable(records, model.fields)
  const blocks = options.blocks ?? openBlocks(model.blocking, table)
  const least = options.atLeast ?? -10
  const { levels, frequencies, read } = openPairReader(compileModel(model), table)
  const near = compileNear(model)
  const add = openSum(model)
  let capacity = 1 << 16
  let left = new Int32Array(capacity)
  let right = new Int32Array(capacity)
  let weight = new Float32Array(capacity)
  let count = 0
  let candidates = 0
  forEachCandidate(
    blocks,
    (row, others, n) => {
      candidates += n
      if (count + n > capacity) {
        while (count + n > capacity) capacity *= 2
        left = copy(left, new Int32Array(capacity))
        right = copy(right, new Int32Array(capacity))
        weight = copy(weight, new Float32Array(capacity))
      }
      for (let at = 0; at < n; at++) {
        const other = others[at]!
        read(other, row)
        let sum = add(levels, frequencies)
        if (sum >= least) sum = lessNear(sum, near, levels)
        if (sum >= least) {
          left[count] = other
          right[count] = row
          weight[count++] = sum
        }
      }
    },
    options.share,
  )
  return {
    left: left.slice(0, count),
    right: right.slice(0, count),
    weight: weight.slice(0, count),
    candidates,
  }
}

function copy<A extends Int32Array | Float32Array>(from: A, to: A): A {
  to.set(from)
  return to
}
