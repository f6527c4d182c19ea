import { assignmentFault, getGrade, reasonFault, unitStates } from '@bluelamp/respond/contract'
import type { Advice, Incident, Unit } from '../api/shapes.ts'

/** What sending this unit would need, told before anyone presses anything. */
export type Choice = {
  readonly unitId: string
  readonly callSign: string
  readonly advisedRank: number | null
  /** Why it cannot be sent; undefined if it can. */
  readonly refusal: string | undefined
  readonly reasonOwed: boolean
  /** The log it would be taken from, which the one who decides must say knowingly. */
  readonly divertFrom: Incident | undefined
}

type Facts = {
  readonly advice: Advice | undefined
  readonly incidentId: string
  readonly grade: string
  readonly incidents: ReadonlyMap<string, Incident>
}

/** The server asks the same two functions before it refuses. */
export function choiceOf(
  { id, callSign, state, incidentId }: Pick<Unit, 'id' | 'callSign' | 'state' | 'incidentId'>,
  facts: Facts,
): Choice {
  const held = incidentId ? facts.incidents.get(incidentId) : undefined
  const advisedRank = facts.advice?.units.find(unit => unit.unitId === id)?.rank ?? null
  const adviceIsOn = facts.advice ? facts.advice.noAdvice === null : true
  const refusal =
    incidentId === facts.incidentId
      ? `${callSign} is already on this log.`
      : assignmentFault(
          { callSign, state, incidentId, committedGrade: held ? getGrade(held.grade).rank : null },
          getGrade(facts.grade).rank,
          held?.id,
          unitStates,
        )
  return {
    unitId: id,
    callSign,
    advisedRank,
    refusal,
    reasonOwed: reasonFault({ advisedRank, adviceIsOn }, undefined) !== undefined,
    divertFrom: refusal === undefined ? held : undefined,
  }
}

export const minutesWords = (seconds: number): string => {
  const minutes = Math.max(1, Math.round(seconds / 60))
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

export const distanceWords = (metres: number): string =>
  metres < 950 ? `${Math.round(metres / 50) * 50} m` : `${(metres / 1000).toFixed(1)} km`

/** The advised unit beside the one that is closest, in a sentence. */
export function closestWords({ units, closestUnitId }: Advice): string | undefined {
  const [first] = units
  const closest = units.find(({ unitId }) => unitId === closestUnitId)
  if (!first || !closest) return undefined
  if (first.unitId === closest.unitId) return `${first.callSign} is also the closest unit by road.`
  const extra = (first.travelSeconds ?? 0) - (closest.travelSeconds ?? 0)
  return `The closest unit by road is ${closest.callSign}. ${first.callSign} takes ${minutesWords(extra)} longer; the reasons say why it is still advised first.`
}

/** `Is the closest, 4 minutes away by road`: a reason completes "The unit ...". */
export const sentence = (words: string): string =>
  `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
