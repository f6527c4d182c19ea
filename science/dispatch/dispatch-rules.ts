/** Whether a unit in a state may be sent. Grade 1 is the most urgent. */
export type Deployable =
  | 'yes'
  /** Only to an incident more urgent than the one it has. */
  | 'higher-grade'
  /** Only to a grade 1 incident, and a supervisor must agree. */
  | 'supervisor-grade-1'
  | 'no'

export interface StateRule {
  /** The code sent by the terminal. */
  readonly code: number
  readonly deployable: Deployable
  /** Completes "The unit ...". */
  readonly words: string
}

/**
 * The state codes one force has published (Nottinghamshire, under Freedom of Information); which of them may be
 * sent is our reading. Forces differ: pass your own table. Codes 12 to 16 are messages, not states; a caller
 * should pass the state that stood before them.
 */
export const exampleStateRules: readonly StateRule[] = [
  { code: 0, deployable: 'no', words: 'is asking for emergency help' },
  { code: 1, deployable: 'no', words: 'is on duty but not yet ready' },
  { code: 2, deployable: 'yes', words: 'is free on patrol' },
  { code: 3, deployable: 'yes', words: 'is free at a station' },
  { code: 4, deployable: 'supervisor-grade-1', words: 'is on a refreshment break' },
  { code: 5, deployable: 'no', words: 'is on its way to another job' },
  { code: 6, deployable: 'no', words: 'is at another scene' },
  {
    code: 7,
    deployable: 'higher-grade',
    words: 'is busy but may be sent to something more urgent',
  },
  { code: 8, deployable: 'no', words: 'is busy and may not be sent' },
  { code: 9, deployable: 'no', words: 'has a prisoner' },
  { code: 10, deployable: 'no', words: 'is at court' },
  { code: 11, deployable: 'no', words: 'is off duty' },
  { code: 12, deployable: 'no', words: 'last sent a message, not a state' },
  { code: 13, deployable: 'no', words: 'last sent a message, not a state' },
  { code: 14, deployable: 'no', words: 'last sent a message, not a state' },
  { code: 15, deployable: 'no', words: 'last sent a message, not a state' },
  { code: 16, deployable: 'no', words: 'last sent a message, not a state' },
]

/**
 * What the score counts, in seconds of delay that would be as bad. A force must choose these; how much cover is
 * worth is a choice about who waits, not a fact.
 */
export interface DispatchWeights {
  /** Seconds of arrival that one percentage point of cover is worth. 0 is the closest-unit rule. */
  readonly secondsPerCoverPoint: number
  /** The most that cover may add. For the sake of cover alone, nobody waits longer than this. */
  readonly mostCoverSeconds: number
  /**
   * Where points of cover are counted. `reach`: within the ground the unit itself can reach, so that a lone
   * unit in a quiet place is guarded as closely as one in the city. `force`: of all demand given, which guards
   * places in proportion to their calls.
   */
  readonly coverScale: 'reach' | 'force'
  /** Taking a unit from another job. */
  readonly diversionSeconds: number
  /** Calling a unit from its break. */
  readonly supervisorSeconds: number
  /** Seconds added for each second since the unit was last seen. */
  readonly perSecondOfAge: number
  /** Sending a unit whose shift ends before it could stay `shortestStaySeconds`. */
  readonly shiftEndSeconds: number
}

/** When a unit is left out, and how the last stretch is reckoned. */
export interface DispatchLimits {
  readonly oldestPositionSeconds: number
  /** Farthest a unit or incident may stand from the nearest road node, metres. */
  readonly farthestFromRoadMetres: number
  /** Speed between a place and its nearest road node, metres a second. */
  readonly offRoadMetresPerSecond: number
  readonly shortestStaySeconds: number
}

/** INVENTED defaults, to be replaced by choices a force has made and can defend. */
export const inventedWeights: DispatchWeights = {
  secondsPerCoverPoint: 1,
  mostCoverSeconds: 60,
  coverScale: 'reach',
  diversionSeconds: 120,
  supervisorSeconds: 120,
  perSecondOfAge: 0.1,
  shiftEndSeconds: 60,
}

/** INVENTED defaults. */
export const inventedLimits: DispatchLimits = {
  oldestPositionSeconds: 900,
  farthestFromRoadMetres: 1000,
  offRoadMetresPerSecond: 5,
  shortestStaySeconds: 1800,
}
