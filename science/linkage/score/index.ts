export { planComparisons } from './open-scorer.ts'
export { openScoring, type ScoreOptions, scoreCandidates } from './score-candidates.ts'
export { textsNeeded } from './texts-needed.ts'
