import type { CoverTimes, DemandPoint } from './cover.ts'
import type { DispatchLimits, DispatchWeights, StateRule } from './dispatch-rules.ts'
import type { RoadGraph } from './road-graph.ts'

export interface DispatchIncident {
  /** Metres, British National Grid. */
  readonly x: number
  readonly y: number
  /** 1 is the most urgent. */
  readonly grade: number
  /** Skills that somebody sent must have. */
  readonly skillsNeeded: readonly string[]
  /** Officers needed in all. */
  readonly crewNeeded: number
}

export interface DispatchUnit {
  readonly id: string
  readonly x: number
  readonly y: number
  /** A code in `stateRules`. */
  readonly state: number
  readonly skills: readonly string[]
  /** Officers aboard; 1 if not given. */
  readonly crew?: number
  /** Grade of the job it is on, if any. */
  readonly committedGrade?: number
  readonly positionAgeSeconds: number
  readonly shiftEndsInSeconds: number
  /** The place it now guards, for the words only. */
  readonly area?: string
  /** False if its driver may not use sirens: ordinary times are then used. */
  readonly sirens?: boolean
}

export interface DispatchInput {
  readonly incident: DispatchIncident
  readonly units: readonly DispatchUnit[]
  readonly stateRules: readonly StateRule[]
  /** Ordinary travel times. */
  readonly graph: RoadGraph
  /** Emergency travel time as a share of ordinary time; 1 (no sirens) if not given. See `siren.ts`. */
  readonly sirenFactor?: number
  readonly demand: readonly DemandPoint[]
  /** A demand point is covered by a unit this many seconds away. */
  readonly coverSeconds: number
  /** Share of time a unit is busy, 0 to below 1. */
  readonly busyFraction: number
  /** Travel times to demand; straight lines with invented defaults if not given. */
  readonly coverTimes?: CoverTimes
  readonly weights: DispatchWeights
  readonly limits?: DispatchLimits
  /** Names of skills as nouns: `{ taser: 'a Taser-trained officer' }`. */
  readonly skillWords?: Readonly<Record<string, string>>
  /** The version of these rules and weights, kept with the advice. */
  readonly version: string
}

/** One reason. `words` complete "The unit ..."; `value` is the figure behind them, where there is one. */
export interface Reason {
  readonly code: string
  readonly words: string
  readonly value?: number
}

/** How the score came about, each part in seconds; their sum is the score. */
export interface ScoreParts {
  readonly travel: number
  readonly cover: number
  readonly diversion: number
  readonly supervisor: number
  readonly positionAge: number
  readonly shiftEnd: number
}

export interface UnitAdvice {
  readonly id: string
  /** 1 is best. */
  readonly rank: number
  readonly travelSeconds: number
  /** Shares of demand, 0 to 1: in the ground the unit reaches, and of all demand given. */
  readonly cover: {
    readonly before: number
    readonly after: number
    readonly forceBefore: number
    readonly forceAfter: number
  }
  /** Seconds; lower is better. */
  readonly score: number
  readonly parts: ScoreParts
  readonly needsSupervisor: boolean
  readonly reasons: readonly Reason[]
}

export interface DispatchAdvice {
  readonly kind: 'dispatch advice'
  readonly version: string
  readonly inputs: {
    readonly incident: DispatchIncident
    readonly units: readonly DispatchUnit[]
    readonly sirenFactor: number
    readonly coverSeconds: number
    readonly busyFraction: number
    readonly coverTimes: 'given' | 'straight line'
    readonly demandPoints: number
    readonly demandWeight: number
  }
  readonly weights: DispatchWeights
  readonly limits: DispatchLimits
  /** Units that have every skill needed, best first. */
  readonly ranked: readonly UnitAdvice[]
  /** Every other unit with the reason it is not ranked, by id. */
  readonly excluded: readonly { readonly id: string; readonly reason: Reason }[]
  /** What the closest-unit rule would do with the same units; `undefined` if none is ranked. */
  readonly closest: { readonly id: string; readonly travelSeconds: number } | undefined
  /** Units that together bring the skills and the officers needed, in the order to send them. */
  readonly send: {
    readonly units: readonly { readonly id: string; readonly travelSeconds: number }[]
    readonly missingSkills: readonly string[]
    readonly missingCrew: number
    readonly words: string
  }
  readonly confidence: { readonly level: 'high' | 'medium' | 'low'; readonly words: string }
}
