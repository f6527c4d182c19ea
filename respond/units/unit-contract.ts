import { type Static, Type } from 'typebox'
import { Code, Easting, Id, Instant, Northing, orNull } from '../schemas.ts'

export const atSceneSources = ['state-code', 'position', 'later'] as const

export const FindUnits = Type.Object({ districtCode: Type.Optional(Code) })
export type FindUnits = Static<typeof FindUnits> & { forceId: string }

export const UnitRow = Type.Object({
  unitId: Id,
  callSign: Type.String(),
  kind: Type.String(),
  districtCode: Type.String(),
  station: Type.String(),
  skills: Type.Array(Type.String()),
  crewCount: Type.Integer(),
  shiftEndsAt: orNull(Instant),
  state: orNull(Type.Integer()),
  since: orNull(Instant),
  incidentId: orNull(Id),
  easting: orNull(Type.Number()),
  northing: orNull(Type.Number()),
  fixedAt: orNull(Instant),
})

export const ChangeUnitState = Type.Object({
  attemptId: Id,
  unitId: Id,
  state: Type.Integer({ minimum: 0, maximum: 16 }),
  /** When it was sent, where that is not now. */
  at: Type.Optional(Instant),
  /** Which incident it is about; told by the unit's assignment where left out. */
  incidentId: Type.Optional(Id),
  /** How the arrival is known: sent as it happened, confirmed at a hint of position, or filled in later. */
  source: Type.Optional(Type.Enum(atSceneSources)),
})
export type ChangeUnitState = Static<typeof ChangeUnitState>

export const KeptUnitState = Type.Object({
  unitId: Id,
  callSign: Type.String(),
  state: Type.Integer(),
  incidentId: orNull(Id),
  incidentState: orNull(Type.String()),
  isNew: Type.Boolean(),
})

export const ReportPositions = Type.Object({
  fixes: Type.Array(
    Type.Object({
      unitId: Id,
      easting: Easting,
      northing: Northing,
      fixedAt: Instant,
      /** Metres. */
      accuracy: Type.Number({ minimum: 0, maximum: 100_000 }),
    }),
    { minItems: 1, maxItems: 5000 },
  ),
})
export type ReportPositions = Static<typeof ReportPositions> & { forceId: string }
