import { isOverAYearOld } from '../model/days.ts'
import { idsIn, type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, look } from '../model/finding.ts'
import { trancheFindings } from '../roadmap/tranches.ts'
import { gapsOf } from './journey-gaps.ts'

export const blueprintFindings = (model: Model, today: string): Finding[] => [
  ...ofKind(model, 'component')
    .filter(component => isOverAYearOld(textIn(component, 'refreshed'), today))
    .map(component => look(component, 'Not refreshed for more than a year')),
  ...ofKind(model, 'journey').flatMap(journey => {
    const steps = gapsOf(journey)
    return steps.length > 0 && idsIn(journey, 'projects').length === 0
      ? [
          look(
            journey,
            `${steps.length} ${steps.length === 1 ? 'step is' : 'steps are'} to be better, and no project closes the gap`,
          ),
        ]
      : []
  }),
  ...trancheFindings(model),
]
