import { type Cover, coverWithout } from './cover.ts'
import type { DispatchUnit, ScoreParts, UnitAdvice } from './dispatch-advice.ts'
import type { DispatchLimits, DispatchWeights } from './dispatch-rules.ts'

export interface Candidate {
  readonly unit: DispatchUnit
  readonly travelSeconds: number
  readonly missing: readonly string[]
  readonly needsSupervisor: boolean
  /** Its number in the cover sums; -1 if it is not free, and so covers nothing now. */
  readonly coverIndex: number
}

export interface Scored {
  readonly candidate: Candidate
  readonly cover: UnitAdvice['cover']
  readonly score: number
  readonly parts: ScoreParts
}

function scoreOf(
  candidate: Candidate,
  cover: Cover,
  weights: DispatchWeights,
  limits: DispatchLimits,
): Scored {
  const { unit, travelSeconds } = candidate
  const { lost, before, after } =
    candidate.coverIndex < 0
      ? { lost: 0, before: 0, after: 0 }
      : coverWithout(cover, candidate.coverIndex)
  const forceAfter =
    cover.totalWeight > 0 ? Math.max(0, cover.expected - lost) / cover.totalWeight : 0
  const points = 100 * (weights.coverScale === 'reach' ? before - after : cover.share - forceAfter)
  const parts: ScoreParts = {
    travel: travelSeconds,
    cover: Math.min(weights.mostCoverSeconds, Math.max(0, points) * weights.secondsPerCoverPoint),
    diversion: unit.committedGrade !== undefined ? weights.diversionSeconds : 0,
    supervisor: candidate.needsSupervisor ? weights.supervisorSeconds : 0,
    positionAge: Math.max(0, unit.positionAgeSeconds) * weights.perSecondOfAge,
    shiftEnd:
      unit.shiftEndsInSeconds - travelSeconds < limits.shortestStaySeconds
        ? weights.shiftEndSeconds
        : 0,
  }
  return {
    candidate,
    cover: { before, after, forceBefore: cover.share, forceAfter },
    score:
      parts.travel +
      parts.cover +
      parts.diversion +
      parts.supervisor +
      parts.positionAge +
      parts.shiftEnd,
    parts,
  }
}

export function inOrder(
  candidates: readonly Candidate[],
  cover: Cover,
  weights: DispatchWeights,
  limits: DispatchLimits,
): Scored[] {
  return candidates
    .map(candidate => scoreOf(candidate, cover, weights, limits))
    .sort((a, b) => a.score - b.score || compareTravel(a, b))
}

export function compareTravel(a: Scored, b: Scored): number {
  return (
    a.candidate.travelSeconds - b.candidate.travelSeconds ||
    compareIds(a.candidate.unit.id, b.candidate.unit.id)
  )
}

export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
