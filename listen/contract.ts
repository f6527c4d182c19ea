export { callSummary, TakeCall } from './calls/call.ts'
export type { DateOrder } from './intake/dates.ts'
export { type AdapterName, adapters } from './intake/intake.ts'
export {
  checkIntelligence,
  contradictions,
  contradictionWords,
  handlingCodes,
  IntelligenceReport,
  informationGrades,
  sourceGrades,
} from './intake/intelligence/report.ts'
export {
  checkMapping,
  dataSubjects,
  detailsOf,
  detailWords,
  guessMapping,
  type Mapping,
  mapRow,
  orderWords,
  rowMeanings,
  type Slot,
  slots,
  whatIsWrong,
} from './intake/partner/mapping.ts'
export {
  allCrime,
  categoriesAt,
  categoryOf,
  categoryRules,
  crimeCategories,
  isCategory,
} from './open-data/crime-category.ts'
export { forceIdOf } from './open-data/force-id.ts'
export { apiLimit } from './open-data/leaky-bucket.ts'
export * as openDataSchemas from './open-data/open-data-schemas.ts'
export { longestAddress, mostInArea } from './open-data/open-place.ts'
export {
  outcomeCategories,
  outcomeName,
  outcomeOfType,
  publicOutcome,
} from './open-data/outcome-category.ts'
export {
  type Answers,
  burglarySteps,
  type Choice,
  type Field,
  fieldsAsked,
  findStep,
  type Step,
  stepAfter,
  stepsFor,
} from './reports/burglary-journey.ts'
export {
  checkAll,
  checkStep,
  type Fault,
  occurred,
  readDate,
  readTime,
} from './reports/check-answers.ts'
export { type StandingStep, standing } from './reports/standing.ts'
