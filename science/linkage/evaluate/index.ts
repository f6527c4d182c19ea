export {
  pairsReached,
  precisionRecall,
  type ThresholdPoint,
  type UnlinkablePoint,
  unlinkables,
} from './curves.ts'
export { BadTruthError, type Evaluation, evaluatePairs, type Scores } from './pairs.ts'
