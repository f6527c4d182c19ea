import { type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { dataFindings } from './data-catalogue.ts'
import {
  actNow,
  currentLevel,
  evidencedLevel,
  isUnsupported,
  missingFacts,
  orphans,
} from './inventory.ts'

export function capabilityFindings(model: Model, today: string): Finding[] {
  const { lines, outcomes, systems } = orphans(model)
  return [
    ...ofKind(model, 'capability').flatMap(capability => {
      const [said, held] = [currentLevel(capability), evidencedLevel(capability)]
      return said > held
        ? [wrong(capability, `Level ${said} is said, evidence holds up ${held}`)]
        : []
    }),
    ...ofKind(model, 'application').flatMap(system => {
      const missing = missingFacts(system)
      return [
        ...(isUnsupported(system, today)
          ? [look(system, `Support ended on ${textIn(system, 'supportEnds')}`)]
          : []),
        ...(missing.length > 0
          ? [look(system, `${missing.length} facts of its record are missing`)]
          : []),
      ]
    }),
    ...actNow(model, today).map(system =>
      wrong(system, 'Act now: it may fail, or is critical and out of support'),
    ),
    ...lines.map(line => wrong(line, 'It serves no outcome and cannot be approved')),
    ...systems.map(system => look(system, 'It serves no outcome')),
    ...dataFindings(model),
    ...outcomes.map(outcome => look(outcome, 'No system and no investment serves it')),
  ]
}
