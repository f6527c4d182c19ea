import { type Static, Type } from 'typebox'
import { Code, Easting, Id, Instant, Northing, orNull, Reason, Words } from '../schemas.ts'
import { gradeCodes } from './grades.ts'

export const Grade = Type.Enum(gradeCodes)

export const Place = Type.Object({
  uprn: Type.Optional(Type.String({ pattern: '^[0-9]{1,12}$' })),
  words: Type.String({ minLength: 1, maxLength: 300 }),
  easting: Easting,
  northing: Northing,
})

/** Six reasoned texts, never a sum. */
export const Thrive = Type.Object({
  threat: Words,
  harm: Words,
  risk: Words,
  investigation: Words,
  vulnerability: Words,
  engagement: Words,
})
export type Thrive = Static<typeof Thrive>

const Skills = Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 10 })
const Crew = Type.Integer({ minimum: 1, maximum: 50 })

export const CreateIncident = Type.Object({
  attemptId: Type.Optional(Id),
  recordId: Id,
  openingCode: Code,
  summary: Type.String({ minLength: 3, maxLength: 500 }),
  place: Place,
  thrive: Thrive,
  grade: Grade,
  rationale: Words,
  /** How many earlier contacts the handler was shown before grading. */
  earlierContactsSeen: Type.Integer({ minimum: 0, maximum: 10_000 }),
  skillsNeeded: Type.Optional(Skills),
  crewNeeded: Type.Optional(Crew),
})
export type CreateIncident = Static<typeof CreateIncident>

export const RegradeIncident = Type.Object({
  attemptId: Id,
  incidentId: Id,
  thrive: Thrive,
  grade: Grade,
  rationale: Words,
  earlierContactsSeen: Type.Integer({ minimum: 0, maximum: 10_000 }),
})
export type RegradeIncident = Static<typeof RegradeIncident>

export const entryKinds = ['note', 'caution', 'message'] as const
export type EntryKind = (typeof entryKinds)[number]

export const AddIncidentEntry = Type.Object({
  attemptId: Id,
  incidentId: Id,
  /** A caution is shown to every officer sent there, today and at later visits. */
  kind: Type.Enum(entryKinds),
  words: Type.String({ minLength: 1, maxLength: 4000 }),
  /** When it was written, where that is not now. */
  at: Type.Optional(Instant),
})
export type AddIncidentEntry = Static<typeof AddIncidentEntry>

export const CloseIncident = Type.Object({
  incidentId: Id,
  closingCode: Type.String({ maxLength: 60 }),
  /** Advised or done so that it does not happen again, or why nothing was. */
  prevention: Reason,
  reason: Type.Optional(Reason),
})
export type CloseIncident = Static<typeof CloseIncident>

export const FindIncidents = Type.Object({
  districtCode: Type.Optional(Code),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
})
export type FindIncidents = Static<typeof FindIncidents> & { forceId: string }

export const KeptIncident = Type.Object({
  incidentId: Id,
  logDate: Type.String(),
  serial: Type.Integer(),
  /** As it is spoken: "log 14 of 22 November". */
  log: Type.String(),
  grade: Type.String(),
  recordId: orNull(Id),
  areaCode: orNull(Type.String()),
  isNew: Type.Boolean(),
})

const unitOnIt = Type.Object({
  unitId: Id,
  callSign: Type.String(),
  state: Type.Integer(),
})

const summary = {
  incidentId: Id,
  logDate: Type.String(),
  serial: Type.Integer(),
  state: Type.String(),
  grade: Type.String(),
  openingCode: Type.String(),
  summary: Type.String(),
  place: Type.String(),
  easting: Type.Number(),
  northing: Type.Number(),
  areaCode: orNull(Type.String()),
  districtCode: orNull(Type.String()),
  receivedAt: Instant,
  atSceneAt: orNull(Instant),
}

export const IncidentRow = Type.Object({
  ...summary,
  areaName: orNull(Type.String()),
  /** When the soonest promise to be there runs out; null once kept or where none was made. */
  dueAt: orNull(Instant),
  units: Type.Array(unitOnIt),
})

export const IncidentView = Type.Object({
  incident: Type.Object({
    ...summary,
    recordId: orNull(Id),
    closingCode: orNull(Type.String()),
    closingReason: orNull(Type.String()),
    prevention: orNull(Type.String()),
    crimeType: Type.Boolean(),
    uprn: orNull(Type.String()),
    skillsNeeded: Type.Array(Type.String()),
    crewNeeded: Type.Integer(),
    createdAt: Instant,
    gradedAt: Instant,
    assignedAt: orNull(Instant),
    enRouteAt: orNull(Instant),
    atSceneSource: orNull(Type.String()),
    clearAt: orNull(Instant),
    closedAt: orNull(Instant),
  }),
  gradings: Type.Array(
    Type.Object({
      at: Instant,
      byName: Type.String(),
      grade: Type.String(),
      ...Thrive.properties,
      rationale: Type.String(),
      earlierContactsSeen: Type.Integer(),
    }),
  ),
  entries: Type.Array(
    Type.Object({
      id: Id,
      at: Instant,
      keptAt: Instant,
      byName: Type.String(),
      kind: Type.String(),
      words: Type.String(),
    }),
  ),
  assignments: Type.Array(
    Type.Object({
      assignmentId: Id,
      unitId: Id,
      callSign: Type.String(),
      at: Instant,
      byName: Type.String(),
      advisedRank: orNull(Type.Integer()),
      reason: orNull(Type.String()),
      enRouteAt: orNull(Instant),
      atSceneAt: orNull(Instant),
      endedAt: orNull(Instant),
    }),
  ),
  assessments: Type.Array(
    Type.Object({
      assessmentId: Id,
      at: Instant,
      algorithm: Type.String(),
      version: Type.String(),
      first: orNull(Type.String()),
      confidence: orNull(Type.String()),
    }),
  ),
  crimes: Type.Array(
    Type.Object({ crimeId: Id, number: Type.String(), offenceClass: Type.String() }),
  ),
  photos: Type.Array(
    Type.Object({
      sha256: Type.String(),
      bytes: Type.Integer(),
      takenAt: Instant,
      byName: Type.String(),
    }),
  ),
  clocks: Type.Array(
    Type.Object({
      kind: Type.String(),
      startedAt: Instant,
      dueAt: Instant,
      stoppedAt: orNull(Instant),
      outcome: orNull(Type.String()),
    }),
  ),
})
