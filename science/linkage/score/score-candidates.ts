import { keysAreSingle, openByKey } from '../block/by-key.ts'
import { type BlockIndex, forEachCandidate, openBlocks, type Share } from '../block/candidates.ts'
import type { Model } from '../model.ts'
import type { Prediction, PredictOptions } from '../predict/predict.ts'
import type { Table } from '../table/table.ts'
import { openFound } from './found.ts'
import { openScorer, type Scorer } from './open-scorer.ts'
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
  const found = openFound()
  const scorer = openScorer(model, table, plan, least, found)
  const enumerate = keysAreSingle(blocks) ? keyByKey(blocks, scorer) : rowByRow(blocks, scorer)
  return share => {
    const candidates = enumerate(share)
    return { ...found.take(), candidates }
  }
}

/** Those who share a key are laid side by side once, and weighed out of the nearest memory. */
function keyByKey(blocks: BlockIndex, scorer: Scorer): (share?: Share) => number {
  const forEachKey = openByKey(blocks)
  const { lay, score } = scorer
  return share => forEachKey({ begin: lay, visit: score }, share)
}

const rowByRow =
  (blocks: BlockIndex, scorer: Scorer) =>
  (share?: Share): number => {
    const places = Int32Array.from({ length: blocks.size }, (_, place) => place)
    let candidates = 0
    forEachCandidate(
      blocks,
      (row, others, count) => {
        candidates += count
        scorer.lay(others, 0, count, row)
        scorer.score(count, places, count)
      },
      share,
    )
    return candidates
  }
