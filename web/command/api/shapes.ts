import type {
  Advice as AdviceSchema,
  GradeCode,
  IncidentState,
  IncidentView as IncidentViewSchema,
} from '@bluelamp/respond/contract'
import type { Static } from 'typebox'

/** Moments are milliseconds since 1970: the console compares and counts them all day long. */
export type Moment = number

export type Incident = {
  readonly id: string
  /** As it is spoken: "log 14 of 22 November". */
  readonly log: string
  readonly summary: string
  readonly opening: string
  readonly grade: GradeCode
  readonly state: IncidentState
  readonly place: string
  readonly area: string
  readonly easting: number
  readonly northing: number
  readonly district: string
  readonly receivedAt: Moment
  /** When the promise to be there runs out; null once kept or where none was made. */
  readonly dueAt: Moment | null
  readonly atSceneAt: Moment | null
  readonly callSigns: readonly string[]
}

export type Unit = {
  readonly id: string
  readonly callSign: string
  readonly kind: string
  readonly district: string
  readonly station: string
  /** Null where it has not booked on. */
  readonly state: number | null
  readonly stateSince: Moment
  readonly incidentId: string | null
  readonly skills: readonly string[]
  readonly crew: number
}

export type Fix = {
  readonly unitId: string
  readonly easting: number
  readonly northing: number
  readonly fixedAt: Moment
}

export type IncidentDetail = Static<typeof IncidentViewSchema>
export type Advice = Static<typeof AdviceSchema>
export type UnitAdvised = Advice['units'][number]
export type Assignment = IncidentDetail['assignments'][number]
