export * from './change-capacity.ts'
export * from './check-question.ts'
export * from './check-schedule.ts'
export * from './conflict.ts'
export * from './critical-path.ts'
export { loadHighsSolver } from './highs-solver.ts'
export {
  assembleProgram,
  type Program,
  type Row,
  type Solution,
  type SolveOptions,
  type Solver,
} from './program.ts'
export * from './reschedule.ts'
export * from './roadmap.ts'
export { planRoadmap, type RoadmapAnswer, roadmapProgram, type SearchOptions } from './solve.ts'
