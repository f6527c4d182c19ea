import { isObjective } from '../benefits/benefit-tree.ts'
import { riskScore } from '../governance/risk.ts'
import { type Element, idsIn, type Model, ofKind, rowsIn, textIn } from '../model/element.ts'

/** The highest level that evidence holds up: each level needs evidence of its own and of all below it. */
export function evidencedLevel(capability: Element): number {
  const seen = new Set(rowsIn(capability, 'evidence').map(row => Number(row.level)))
  let level = 1
  while (level < 5 && seen.has(level + 1)) level++
  return level
}

export const currentLevel = (capability: Element): number => Number(textIn(capability, 'current'))
export const targetLevel = (capability: Element): number => Number(textIn(capability, 'target'))
export const gapOf = (capability: Element): number =>
  targetLevel(capability) - currentLevel(capability)

/** What a system's record must say; the share that says all of it is shown. */
const needed = ['owner', 'hosting', 'supportEnds', 'cost', 'criticality', 'likelihood', 'impact']

export const missingFacts = (system: Element): string[] =>
  needed.filter(field => system.body[field] === undefined || system.body[field] === '')

export const isUnsupported = (system: Element, today: string): boolean =>
  textIn(system, 'supportEnds') !== '' && textIn(system, 'supportEnds') < today

/** Likely and heavy enough, or critical and out of support: these do not wait for the roadmap. */
export function actNow(model: Model, today: string): Element[] {
  return ofKind(model, 'application').filter(system => {
    return (
      riskScore(system) >= 15 ||
      (isUnsupported(system, today) && textIn(system, 'criticality') === 'high')
    )
  })
}

/** Outcomes no ICT serves, systems and investments that serve no outcome. */
export function orphans(model: Model): {
  outcomes: Element[]
  systems: Element[]
  lines: Element[]
} {
  const systems = ofKind(model, 'application')
  const lines = ofKind(model, 'ict-line')
  const served = new Set([...systems, ...lines].flatMap(element => idsIn(element, 'outcomes')))
  return {
    outcomes: ofKind(model, 'outcome').filter(
      outcome => !isObjective(outcome) && !served.has(outcome.id),
    ),
    systems: systems.filter(system => idsIn(system, 'outcomes').length === 0),
    lines: lines.filter(line => idsIn(line, 'outcomes').length === 0),
  }
}
