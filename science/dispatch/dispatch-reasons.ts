import type { DispatchAdvice, DispatchInput, Reason } from './dispatch-advice.ts'
import type { DispatchLimits } from './dispatch-rules.ts'
import { coverWords, minutesWords, officersWords, skillName } from './dispatch-words.ts'
import type { Scored } from './score.ts'

/** What speaks for and against a unit, in the order a dispatcher asks. */
export function reasonsFor(
  scored: Scored,
  isClosest: boolean,
  input: DispatchInput,
  limits: DispatchLimits,
): Reason[] {
  const { candidate, cover, parts } = scored
  const { unit, travelSeconds } = candidate
  const { incident, skillWords = {} } = input
  const away = `${minutesWords(travelSeconds)} away by road`
  const reasons: Reason[] = [
    {
      code: 'travel',
      words: isClosest ? `is the closest, ${away}` : `is ${away}`,
      value: travelSeconds,
    },
  ]
  for (const skill of incident.skillsNeeded) {
    reasons.push({ code: 'skill', words: `has ${skillName(skill, skillWords)}` })
  }
  const crew = unit.crew ?? 1
  if (crew < incident.crewNeeded) {
    const words = `brings ${officersWords(crew)}, and ${incident.crewNeeded} are needed, so another must go too`
    reasons.push({ code: 'crew', words, value: crew })
  }
  if (candidate.coverIndex >= 0 && cover.before > 0) {
    const ground = unit.area ?? 'its own ground'
    const words = `leaves ${ground} with one unit fewer: ${coverWords(cover.before, cover.after)}`
    reasons.push({ code: 'cover', words, value: 100 * (cover.before - cover.after) })
  }
  if (unit.committedGrade !== undefined) {
    const words = `would leave a grade ${unit.committedGrade} job`
    reasons.push({ code: 'diversion', words, value: unit.committedGrade })
  }
  if (candidate.needsSupervisor) {
    reasons.push({ code: 'supervisor', words: 'is on a break, so a supervisor must agree' })
  }
  if (unit.sirens === false && (input.sirenFactor ?? 1) !== 1) {
    reasons.push({ code: 'no-sirens', words: 'may not use sirens' })
  }
  if (parts.shiftEnd > 0 || unit.shiftEndsInSeconds - travelSeconds < limits.shortestStaySeconds) {
    const words = `ends its shift in ${minutesWords(unit.shiftEndsInSeconds)}`
    reasons.push({ code: 'shift', words, value: unit.shiftEndsInSeconds })
  }
  const seen = minutesWords(Math.max(0, unit.positionAgeSeconds))
  reasons.push({
    code: 'position-age',
    words: `was last seen ${seen} ago`,
    value: unit.positionAgeSeconds,
  })
  return reasons
}

/** Sure if the first stays first even when both it and the second moved the wrong way since last seen. */
export function howSure(ranked: readonly Scored[]): DispatchAdvice['confidence'] {
  const [first, second] = ranked
  if (!first) return { level: 'low', words: 'No unit that can be sent has what is needed.' }
  if (!second) return { level: 'high', words: 'It is the only unit that has what is needed.' }
  const lead = second.score - first.score
  const drift = first.candidate.unit.positionAgeSeconds + second.candidate.unit.positionAgeSeconds
  if (lead > drift) {
    return { level: 'high', words: 'The first choice leads by more than old positions could hide.' }
  }
  if (lead >= Math.max(30, 0.15 * first.candidate.travelSeconds)) {
    return {
      level: 'medium',
      words: 'The first choice leads clearly, unless a unit has moved since it was last seen.',
    }
  }
  return { level: 'low', words: 'The first two are close: either would do. Use what you know.' }
}
