export { openCandidateScorer, scoreCandidates } from './score-candidates.ts'
