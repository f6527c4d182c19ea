import { type Fault, isReason, shortestReason } from '../incidents/incident.ts'
import { getUnitState, type UnitState } from '../units/unit-states.ts'

/** What a dispatcher owes for a choice: nothing for the unit first advised, a reason for any other. */
export function reasonFault(
  choice: { advisedRank: number | null; adviceIsOn: boolean },
  reason: string | undefined,
): Fault | undefined {
  if (choice.advisedRank === 1 || !choice.adviceIsOn || isReason(reason)) return undefined
  return {
    field: 'reason',
    message: `This is not the unit first advised. Say why, in ${shortestReason} letters or more`,
  }
}

export type Chosen = {
  callSign: string
  /** Its state code, and the incident it has; null where it never sent a state. */
  state: number | null
  incidentId: string | null
  committedGrade: number | null
}

/** Why the unit cannot be sent to an incident of this grade; undefined if it can. */
export function assignmentFault(
  unit: Chosen,
  grade: number,
  divertFrom: string | undefined,
  states: readonly Pick<UnitState, 'code' | 'deployable' | 'words'>[],
): string | undefined {
  if (unit.state === null) return `${unit.callSign} has not booked on.`
  const rule = states.find(each => each.code === unit.state) ?? getUnitState(unit.state)
  const said = `${unit.callSign} ${rule.words}`
  switch (rule.deployable) {
    case 'yes':
      return undefined
    case 'no':
      return `${said}.`
    case 'supervisor-grade-1':
      return grade === 1 ? undefined : `${said}, and this is not an emergency.`
    case 'higher-grade':
      if (!unit.incidentId || unit.committedGrade === null) return `${said}, we do not know which.`
      if (unit.committedGrade <= grade) return `${said}, but that job is just as urgent.`
      return divertFrom === unit.incidentId
        ? undefined
        : `${said}. Say that you take it from there.`
    default:
      return rule.deployable satisfies never
  }
}
