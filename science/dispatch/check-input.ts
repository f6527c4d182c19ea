import type { DispatchInput } from './dispatch-advice.ts'
import type { StateRule } from './dispatch-rules.ts'

export class BadDispatchInputError extends Error {
  override name = 'BadDispatchInputError'
}

/** Throws with all faults at once, or gives the state rules by code. */
export function checkInput(input: DispatchInput): Map<number, StateRule> {
  const { incident, units, stateRules, sirenFactor = 1, busyFraction, coverSeconds } = input
  const faults: string[] = []
  if (!Number.isFinite(incident.x) || !Number.isFinite(incident.y)) {
    faults.push(`the incident stands at (${incident.x}, ${incident.y})`)
  }
  if (!(sirenFactor > 0 && sirenFactor < Infinity)) {
    faults.push(`sirenFactor ${sirenFactor} must be above 0`)
  }
  if (!(busyFraction >= 0 && busyFraction < 1)) {
    faults.push(`busyFraction ${busyFraction} must be 0 or more and below 1`)
  }
  if (!(coverSeconds >= 0)) faults.push(`coverSeconds ${coverSeconds} must be 0 or more`)
  for (const [name, value] of Object.entries(input.weights)) {
    if (typeof value === 'number' && !(value >= 0)) {
      faults.push(`weight ${name} is ${value}; give 0 or more`)
    }
  }
  const ids = new Set<string>()
  for (const { id } of units) {
    if (ids.has(id)) faults.push(`two units have the id ${id}`)
    ids.add(id)
  }
  const rules = new Map<number, StateRule>()
  for (const rule of stateRules) {
    if (rules.has(rule.code)) faults.push(`two rules for state ${rule.code}`)
    rules.set(rule.code, rule)
  }
  if (faults.length > 0) throw new BadDispatchInputError(faults.join('; '))
  return rules
}
