import { type Static, Type } from 'typebox'
import { Code, Id, Instant, orNull, Reason, Words } from '../schemas.ts'

export const RecordCrime = Type.Object({
  attemptId: Id,
  incidentId: Id,
  /** The contact in which it was reported. */
  recordId: Id,
  victimEntityId: Type.Optional(Id),
  /** What was reported; kept apart from what it is counted as. */
  openingClass: Code,
  offenceClass: Code,
  occurredFrom: Instant,
  occurredTo: Instant,
  /** The test of the Crime Recording Rules, on the balance of probabilities. */
  test: Type.Object({
    amountsToCrime: Type.Boolean(),
    noContraryEvidence: Type.Boolean(),
    words: Words,
  }),
  /** The victim has enhanced rights under the Victims' Code. */
  enhancedRights: Type.Optional(Type.Boolean()),
  lateReason: Type.Optional(Reason),
})
export type RecordCrime = Static<typeof RecordCrime>

export const RecordedCrime = Type.Object({
  crimeId: Id,
  number: Type.String(),
  recordId: Id,
  incidentId: orNull(Id),
  victimId: orNull(Id),
  areaCode: orNull(Type.String()),
  enhanced: Type.Boolean(),
  /** False for an attempt that was kept before: whoever reacts must do nothing then. */
  isNew: Type.Boolean(),
})
export type RecordedCrime = Static<typeof RecordedCrime>
