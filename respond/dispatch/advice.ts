import type { DispatchAdvice, DispatchUnit } from '@bluelamp/science/dispatch'
import { getGrade } from '../incidents/grades.ts'
import type { Advice } from './dispatch-contract.ts'
import type { UnitAtHand } from './dispatch-store.ts'

type Place = { easting: number; northing: number }

/** A unit as the algorithm sees it: by call sign, so that its words can be read aloud. */
export function toDispatchUnit(unit: UnitAtHand, now: Date): DispatchUnit {
  const secondsUntil = (at: Date | null) =>
    at ? (at.getTime() - now.getTime()) / 1000 : Number.POSITIVE_INFINITY
  return {
    id: unit.callSign,
    x: unit.easting ?? Number.NaN,
    y: unit.northing ?? Number.NaN,
    state: unit.state,
    skills: unit.skills,
    crew: unit.crewCount,
    ...(unit.committedGrade && { committedGrade: getGrade(unit.committedGrade).rank }),
    positionAgeSeconds: unit.fixedAt ? Math.max(0, -secondsUntil(unit.fixedAt)) : Number.NaN,
    shiftEndsInSeconds: secondsUntil(unit.shiftEndsAt),
    ...(unit.districtName && { area: unit.districtName }),
  }
}

const metresTo = (unit: UnitAtHand, { easting, northing }: Place): number =>
  unit.easting === null || unit.northing === null
    ? Number.POSITIVE_INFINITY
    : Math.hypot(unit.easting - easting, unit.northing - northing)

/** The science's answer with our unit identifiers in place of call signs. */
export function presentAdvice(
  advice: DispatchAdvice,
  assessmentId: string,
  units: readonly UnitAtHand[],
  place: Place,
): Advice {
  const byCallSign = new Map(units.map(unit => [unit.callSign, unit]))
  const idOf = (callSign: string) => byCallSign.get(callSign)!.unitId
  return {
    assessmentId,
    version: advice.version,
    noAdvice: null,
    units: advice.ranked.map(ranked => {
      const unit = byCallSign.get(ranked.id)!
      return {
        unitId: unit.unitId,
        callSign: unit.callSign,
        state: unit.state,
        rank: ranked.rank,
        travelSeconds: Math.round(ranked.travelSeconds),
        metres: Math.round(metresTo(unit, place)),
        needsSupervisor: ranked.needsSupervisor,
        reasons: ranked.reasons.map(({ code, words }) => ({ code, words })),
      }
    }),
    excluded: advice.excluded.map(({ id, reason: { code, words } }) => ({
      unitId: idOf(id),
      callSign: id,
      reason: { code, words },
    })),
    closestUnitId: advice.closest ? idOf(advice.closest.id) : null,
    send: advice.send.words,
    confidence: { ...advice.confidence },
  }
}

/** No advice: every unit with a known place, by straight distance alone. */
export function listByDistance(
  units: readonly UnitAtHand[],
  place: Place,
  noAdvice: string,
): Advice {
  const listed = units
    .map(unit => ({ unit, metres: metresTo(unit, place) }))
    .filter(({ metres }) => Number.isFinite(metres))
    .sort((a, b) => a.metres - b.metres || (a.unit.callSign < b.unit.callSign ? -1 : 1))
  return {
    assessmentId: null,
    version: null,
    noAdvice,
    units: listed.map(({ unit, metres }) => ({
      unitId: unit.unitId,
      callSign: unit.callSign,
      state: unit.state,
      rank: null,
      travelSeconds: null,
      metres: Math.round(metres),
      needsSupervisor: false,
      reasons: [],
    })),
    excluded: [],
    closestUnitId: null,
    send: null,
    confidence: null,
  }
}
