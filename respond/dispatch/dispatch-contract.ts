import { type Static, Type } from 'typebox'
import { Id, orNull, Reason } from '../schemas.ts'

export const RecommendUnits = Type.Object({ incidentId: Id })
export type RecommendUnits = Static<typeof RecommendUnits>

export const AssignUnit = Type.Object({
  attemptId: Id,
  incidentId: Id,
  unitId: Id,
  /** The advice that was looked at; the newest of this incident where left out. */
  assessmentId: Type.Optional(Id),
  /** Owed where the unit is not the one first advised. */
  reason: Type.Optional(Reason),
  /** The less urgent incident the unit is knowingly taken from. */
  divertFrom: Type.Optional(Id),
})
export type AssignUnit = Static<typeof AssignUnit>

const why = Type.Object({ code: Type.String(), words: Type.String() })

export const UnitAdvised = Type.Object({
  unitId: Id,
  callSign: Type.String(),
  state: Type.Integer(),
  /** 1 is advised first; null where no advice was given. */
  rank: orNull(Type.Integer()),
  travelSeconds: orNull(Type.Number()),
  /** In a straight line. */
  metres: Type.Number(),
  needsSupervisor: Type.Boolean(),
  reasons: Type.Array(why),
})

export const Advice = Type.Object({
  /** Null where no advice was given, so that nothing was kept. */
  assessmentId: orNull(Id),
  version: orNull(Type.String()),
  /** Why there is no advice, in words; null where there is. */
  noAdvice: orNull(Type.String()),
  units: Type.Array(UnitAdvised),
  excluded: Type.Array(Type.Object({ unitId: Id, callSign: Type.String(), reason: why })),
  closestUnitId: orNull(Id),
  send: orNull(Type.String()),
  confidence: orNull(Type.Object({ level: Type.String(), words: Type.String() })),
})
export type Advice = Static<typeof Advice>

export const KeptAssignment = Type.Object({
  assignmentId: Id,
  incidentId: Id,
  unitId: Id,
  callSign: Type.String(),
  advisedRank: orNull(Type.Integer()),
  incidentState: Type.String(),
  /** The incident it was taken from. */
  divertedFrom: orNull(Id),
  isNew: Type.Boolean(),
})
