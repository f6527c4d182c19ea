/**
 * Probabilistic record linkage: who is the same one, with how much certainty, and why.
 *
 * describe -> train -> predict -> cluster -> evaluate, and explain beside. Pure: values in, values out; the
 * caller gives seeds and brings workers.
 */

export { countCandidates } from './block/by-key.ts'
export {
  type BlockIndex,
  forEachCandidate,
  mostCandidates,
  openBlocks,
  type Share,
} from './block/candidates.ts'
export type { RuleIndex } from './block/index-keys.ts'
export { type BlockReport, reportBlocks } from './block/report.ts'
// Cluster
export * from './cluster/index.ts'
export { defaultBlocking } from './describe/blocking.ts'
export { defaultComparison } from './describe/comparisons.ts'
// Describe
export { type DescribeOptions, describe } from './describe/describe.ts'
export { type Guess, guessKind } from './describe/guess-kinds.ts'
// Evaluate
export * from './evaluate/index.ts'
// Explain
export * from './explain/index.ts'
export type { LetterComparison } from './letters/comparison.ts'
export type * from './model.ts'
export * from './online/index.ts'
export { cleanings, keys, measures } from './people/index.ts'
export { type Prediction, type PredictOptions, predict } from './predict/predict.ts'
export { openWeigh, weigh } from './predict/weigh.ts'
export {
  openScoring,
  planByLetters,
  planScoring,
  type ScoreOptions,
  type ScoringPlan,
  scoreCandidates,
  textsNeeded,
} from './score/index.ts'
export { readSplinkSettings, writeSplinkSettings } from './splink/index.ts'
// Predict
export {
  buildTable,
  type CodedRecords,
  type Column,
  type Table,
  type TableOptions,
} from './table/table.ts'
// Train
export type { Tally } from './train/patterns.ts'
export { openSampler, type Part, type Sampler, type Samples } from './train/samples.ts'
export {
  openTraining,
  rulesStandFirst,
  settleRules,
  type Training,
  type TrainOptions,
  train,
} from './train/train.ts'
