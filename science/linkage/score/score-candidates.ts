import { type BlockIndex, forEachCandidate, openBlocks, type Share } from '../block/candidates.ts'
import type { Model } from '../model.ts'
import type { Prediction, PredictOptions } from '../predict/predict.ts'
import type { Table } from '../table/table.ts'
import { openFound } from './found.ts'
import { openScorer, type ScoreRow } from './open-scorer.ts'
import { keysAreSingle, openPairsOfKeys } from './pairs-of-keys.ts'
import { planScoring, type ScoringPlan } from './plan.ts'

export type ScoreOptions = PredictOptions & {
  /** What `planScoring` made of this model and table, where it was made elsewhere. */
  readonly plan?: ScoringPlan
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
  const plan = options.plan ?? planScoring(model, table)
  const enumerate = keysAreSingle(blocks) ? openPairsOfKeys(blocks, plan) : rowByRow(blocks, plan)
  const found = openFound()
  const score = openScorer(model, table, plan, least, found)
  return share => {
    const candidates = enumerate(score, share)
    return { ...found.take(), candidates }
  }
}

const rowByRow =
  (blocks: BlockIndex, { sheet }: ScoringPlan) =>
  (score: ScoreRow, share?: Share): number => {
    let candidates = 0
    forEachCandidate(
      blocks,
      (row, others, count) => {
        candidates += count
        score(sheet, row, others, count, undefined, 0)
      },
      share,
    )
    return candidates
  }
