export { planByLetters, planScoring, type ScoringPlan } from './plan.ts'
export { openScoring, type ScoreOptions, scoreCandidates } from './score-candidates.ts'
export { textsNeeded } from './texts-needed.ts'
