import { type BlockIndex, forEachCandidate, openBlocks, type Share } from '../block/candidates.ts'
import { compileModel, compileNear, lessNear, openSum } from '../compile/model.ts'
import { openPairReader } from '../compile/pairs.ts'
import type { Model, RecordTable, ScoredPairs } from '../model.ts'
import { openFound } from '../score/found.ts'
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
  const found = openFound()
  let candidates = 0
  forEachCandidate(
    blocks,
    (row, others, n) => {
      candidates += n
      for (let at = 0; at < n; at++) {
        const other = others[at]!
        read(other, row)
        let sum = add(levels, frequencies)
        if (sum >= least) sum = lessNear(sum, near, levels)
        if (sum >= least) found.add(other, row, sum)
      }
    },
    options.share,
  )
  return { ...found.take(), candidates }
}
