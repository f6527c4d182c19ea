export { BadDispatchInputError } from './check-input.ts'
export {
  BadCoverError,
  type Cover,
  type CoverTimes,
  coverWithout,
  type DemandPoint,
  expectedCover,
  measureCover,
  type Place,
  placeUnits,
  removeFromCover,
  roadCoverTimes,
  straightLineTimes,
} from './cover.ts'
export type {
  DispatchAdvice,
  DispatchIncident,
  DispatchInput,
  DispatchUnit,
  Reason,
  ScoreParts,
  UnitAdvice,
} from './dispatch-advice.ts'
export {
  type Deployable,
  type DispatchLimits,
  type DispatchWeights,
  exampleStateRules,
  inventedLimits,
  inventedWeights,
  type StateRule,
} from './dispatch-rules.ts'
export { recommendUnits } from './recommend.ts'
export {
  agentsNeeded,
  busyShare,
  type ErlangC,
  erlangC,
  median,
  percentile,
  type ResponseSummary,
  summariseResponse,
} from './response-time.ts'
export {
  type Arcs,
  BadRoadGraphError,
  buildRoadGraph,
  nearestNode,
  type RoadEdges,
  type RoadGraph,
  reverseGraph,
} from './road-graph.ts'
export {
  BadSirenFactorError,
  inventedSirenFactors,
  type RoadSetting,
  roadSettings,
  secondsOnSirens,
} from './siren.ts'
export {
  findPath,
  pathPosition,
  type RoadPath,
  secondsFromAll,
  secondsFromSources,
  secondsToAll,
  secondsToTargets,
  travelSeconds,
} from './travel-time.ts'
