export { BadProcessError } from './bad-process-error.ts'
export { type Duration, durationMean, durationVariance } from './duration.ts'
export { type JacksonNetwork, type JacksonNode, jacksonNetwork } from './jackson-network.ts'
export {
  erlangB,
  erlangC,
  multiServerQueue,
  type SteadyQueue,
  singleServerQueue,
} from './known-queues.ts'
export { expectedVisits, poolLoads } from './pool-loads.ts'
export {
  type Arrivals,
  type OpenHours,
  type Pool,
  type ProcessModel,
  type ProcessStep,
  type Route,
  weekMinutes,
} from './process-model.ts'
export { type ProcessRun, type RunSettings, runProcess } from './run-once.ts'
export {
  type Measured,
  type SimulatedProcess,
  type SimulationSettings,
  simulateProcess,
} from './simulate.ts'
