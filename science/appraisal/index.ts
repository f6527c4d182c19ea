export { type Affordability, type AffordableYear, affordability } from './affordability.ts'
export {
  type Appraisal,
  appraise,
  costPerOutcome,
  payback,
  type WeightedLine,
  weighLines,
} from './cash-flows.ts'
export { BadCorrelationError, type RankCorrelation } from './correlation.ts'
export {
  BadOptionError,
  type BenefitKind,
  type BenefitLine,
  benefitKinds,
  type CostLine,
  type CostPhase,
  checkOption,
  costPhases,
  type Estimate,
  type Line,
  type Option,
  type Setting,
  type UnmonetisedEffect,
} from './cost-phases.ts'
export { type Deflator, gdpDeflator, priceRatio, rebase, toNominal, toReal } from './deflate.ts'
export {
  annuity,
  BadDiscountError,
  type DiscountBand,
  type DiscountSchedule,
  discountFactor,
  discountFactors,
  discountSchedules,
  freemanGroom2026,
  greenBook2022,
  greenBook2022Health,
  greenBook2026,
  greenBook2026Health,
  presentValue,
  scheduleOn,
  socialTimePreference,
} from './discount.ts'
export { type Agreement, BadRatingError, weightedKappa } from './kappa.ts'
export { BadLatticeError } from './lattice.ts'
export { BadMarginalError, type Marginal, marginalMean, valueAtScore } from './marginals.ts'
export {
  assessMaturity,
  type Maturity,
  type MaturityClaim,
  type MaturityLevel,
  maturityLevels,
} from './maturity.ts'
export {
  add,
  BadMoneyError,
  inPounds,
  type Money,
  type Nominal,
  nominal,
  type Real,
  real,
  roundPence,
  splitEvenly,
  subtract,
  times,
  total,
} from './money.ts'
export {
  BadSimulationError,
  drawInputs,
  type Estimated,
  type Simulated,
  type Simulation,
  simulate,
  type UncertainInput,
  type Uncertainty,
} from './monte-carlo.ts'
export {
  type AdjustedCost,
  adjustForOptimism,
  BadOptimismBiasError,
  type BiasBounds,
  type BiasContributor,
  type BiasMeasure,
  biasBounds,
  blendBias,
  mitigateBias,
  optimismBiasTable,
  type ProjectType,
  type QuantifiedRisk,
  RiskCountedTwiceError,
} from './optimism-bias.ts'
export {
  type Anchors,
  type ItemRating,
  type Level,
  levels,
  type RatedItem,
  type RatingAxis,
  type RatingRound,
  type Reconciliation,
  rateItems,
  ratingAxes,
} from './ratings.ts'
export * from './roadmap/index.ts'
export {
  type Criterion,
  type OptionScore,
  type RankStability,
  rankStability,
  type ScoredOption,
  scoreOptions,
} from './scoring.ts'
export {
  compareSchedules,
  runScenarios,
  type Scenario,
  simulateOption,
  type TornadoBar,
  tornado,
} from './sensitivity.ts'
export { type Switching, type SwitchingValue, switchingValues } from './switching.ts'
