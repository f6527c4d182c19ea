import type { DispatchIncident, DispatchUnit, Reason } from './dispatch-advice.ts'
import type { DispatchLimits, StateRule } from './dispatch-rules.ts'
import { minutesWords, skillName } from './dispatch-words.ts'

export interface EligibilityInput {
  readonly incident: DispatchIncident
  readonly rules: ReadonlyMap<number, StateRule>
  readonly limits: DispatchLimits
  readonly skillWords: Readonly<Record<string, string>>
}

/** Why a unit may not be sent, before its travel time is known; `undefined` if it may. */
export function whyNotSend(unit: DispatchUnit, input: EligibilityInput): Reason | undefined {
  const { incident, limits } = input
  const rule = input.rules.get(unit.state)
  if (!rule) {
    return reason('state-unknown', `has state ${unit.state}, which is not in the table`, unit.state)
  }
  if (rule.deployable === 'no') return reason('state', rule.words, unit.state)
  if (rule.deployable === 'supervisor-grade-1' && incident.grade !== 1) {
    return reason('state', `${rule.words}, and this is not the most urgent grade`, unit.state)
  }
  if (rule.deployable === 'higher-grade') {
    if (unit.committedGrade === undefined) {
      return reason('commitment-unknown', 'is on a job whose grade we do not know')
    }
    if (unit.committedGrade <= incident.grade) {
      return reason('committed', 'is on a job just as urgent, or more so', unit.committedGrade)
    }
  }
  if (!Number.isFinite(unit.x) || !Number.isFinite(unit.y)) {
    return reason('no-position', 'has no known position')
  }
  if (!(unit.positionAgeSeconds <= limits.oldestPositionSeconds)) {
    const words = Number.isFinite(unit.positionAgeSeconds)
      ? `was last seen ${minutesWords(unit.positionAgeSeconds)} ago, too long to rely on`
      : 'was last seen at a time we do not know'
    return reason('position-old', words, unit.positionAgeSeconds)
  }
  if (!(unit.shiftEndsInSeconds > 0)) {
    return reason('shift-over', 'is past the end of its shift', unit.shiftEndsInSeconds)
  }
  return undefined
}

/** Why a unit whose travel time is known may still not be sent. */
export function whyNotArrive(
  unit: DispatchUnit,
  metresFromRoad: number,
  travelSeconds: number,
  limits: DispatchLimits,
): Reason | undefined {
  if (metresFromRoad > limits.farthestFromRoadMetres) {
    const words = `stands ${Math.round(metresFromRoad)} metres from any road we know`
    return reason('off-road', words, metresFromRoad)
  }
  if (travelSeconds === Infinity) return reason('no-route', 'has no way there by road')
  if (unit.shiftEndsInSeconds < travelSeconds) {
    return reason('shift-ends', 'ends its shift before it could arrive', unit.shiftEndsInSeconds)
  }
  return undefined
}

/** Says which needed skills a unit lacks; `undefined` if none. */
export function whyNotAlone(
  missing: readonly string[],
  skillWords: EligibilityInput['skillWords'],
): Reason | undefined {
  if (missing.length === 0) return undefined
  const names = missing.map(skill => skillName(skill, skillWords)).join(' or ')
  return reason('skill-missing', `does not have ${names}`, missing.length)
}

function reason(code: string, words: string, value?: number): Reason {
  return value === undefined ? { code, words } : { code, words, value }
}
