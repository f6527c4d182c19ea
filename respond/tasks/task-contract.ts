import { type Static, Type } from 'typebox'
import { RecordCrime } from '../crimes/crime-contract.ts'
import { Id, Instant, orNull } from '../schemas.ts'
import { atSceneSources } from '../units/unit-contract.ts'

const common = { attemptId: Id, at: Instant, incidentId: Id }

export const StateItem = Type.Object({
  ...common,
  kind: Type.Literal('state'),
  unitId: Id,
  state: Type.Integer({ minimum: 0, maximum: 16 }),
  source: Type.Optional(Type.Enum(atSceneSources)),
})

export const NoteItem = Type.Object({
  ...common,
  kind: Type.Literal('note'),
  words: Type.String({ minLength: 1, maxLength: 4000 }),
  caution: Type.Optional(Type.Boolean()),
})

/** The fingerprint only: in this issue the picture itself stays on the phone. */
export const PhotoItem = Type.Object({
  ...common,
  kind: Type.Literal('photo-hash'),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  bytes: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }),
})

const { attemptId: _attempt, incidentId: _incident, ...crime } = RecordCrime.properties

export const CrimeItem = Type.Object({ ...common, kind: Type.Literal('crime-report'), ...crime })

/** One thing an officer did, as a value that can wait on the phone and be sent again safely. */
export const NotebookItem = Type.Union([StateItem, NoteItem, PhotoItem, CrimeItem])
export type NotebookItem = Static<typeof NotebookItem>

/** Loose on purpose: a malformed item is answered by itself and must not stop the others. */
export const SubmitNotebook = Type.Object({
  items: Type.Array(Type.Object({ attemptId: Type.String() }, { additionalProperties: true }), {
    maxItems: 200,
  }),
})

export const NotebookAnswer = Type.Object({
  attemptId: Type.String(),
  kept: Type.Boolean(),
  problem: Type.Optional(
    Type.Object({
      name: Type.String(),
      words: Type.String(),
      /** Sending the same item again may help: the fault was ours or passing. */
      again: Type.Boolean(),
      faults: Type.Optional(
        Type.Array(Type.Object({ field: Type.String(), message: Type.String() })),
      ),
    }),
  ),
})
export type NotebookAnswer = Static<typeof NotebookAnswer>

export const TaskList = Type.Object({
  unit: orNull(Type.Object({ unitId: Id, callSign: Type.String(), state: orNull(Type.Integer()) })),
  tasks: Type.Array(
    Type.Object({
      taskId: Id,
      state: Type.String(),
      givenAt: Instant,
      enRouteAt: orNull(Instant),
      atSceneAt: orNull(Instant),
      incidentId: Id,
      recordId: orNull(Id),
      logDate: Type.String(),
      serial: Type.Integer(),
      incidentState: Type.String(),
      grade: Type.String(),
      openingCode: Type.String(),
      summary: Type.String(),
      place: Type.String(),
      easting: Type.Number(),
      northing: Type.Number(),
      receivedAt: Instant,
      cautions: Type.Array(Type.Object({ at: Instant, words: Type.String() })),
      gradings: Type.Array(
        Type.Object({ at: Instant, grade: Type.String(), rationale: Type.String() }),
      ),
    }),
  ),
})
export type TaskList = Static<typeof TaskList>
