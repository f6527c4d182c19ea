import {
  type GradeCode,
  type IncidentRow,
  type IncidentState,
  incidentCodes,
  logWords,
  type UnitRow,
} from '@bluelamp/respond/contract'
import type { Static } from 'typebox'
import type { Fix, Incident, Moment, Unit } from './shapes.ts'

const openings = new Map(incidentCodes.map(code => [code.code, code.label]))

export const openingWords = (code: string): string => openings.get(code) ?? code

const moment = (instant: string): Moment => Date.parse(instant)
const momentOrNull = (instant: string | null) => (instant === null ? null : moment(instant))

export const incidentFrom = (row: Static<typeof IncidentRow>): Incident => ({
  id: row.incidentId,
  log: logWords(row),
  summary: row.summary,
  opening: openingWords(row.openingCode),
  grade: row.grade as GradeCode,
  state: row.state as IncidentState,
  place: row.place,
  area: row.areaName ?? '',
  easting: row.easting,
  northing: row.northing,
  district: row.districtCode ?? '',
  receivedAt: moment(row.receivedAt),
  dueAt: momentOrNull(row.dueAt),
  atSceneAt: momentOrNull(row.atSceneAt),
  callSigns: row.units.map(unit => unit.callSign),
})

export const unitFrom = (row: Static<typeof UnitRow>): Unit => ({
  id: row.unitId,
  callSign: row.callSign,
  kind: row.kind,
  district: row.districtCode,
  station: row.station,
  state: row.state,
  stateSince: momentOrNull(row.since) ?? 0,
  incidentId: row.incidentId,
  skills: row.skills,
  crew: row.crewCount,
})

export const fixFrom = (row: Static<typeof UnitRow>): Fix[] =>
  row.easting === null || row.northing === null || row.fixedAt === null
    ? []
    : [
        {
          unitId: row.unitId,
          easting: row.easting,
          northing: row.northing,
          fixedAt: moment(row.fixedAt),
        },
      ]
