import { type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, look } from '../model/finding.ts'
import { trancheFindings } from '../roadmap/tranches.ts'

const yearMs = 366 * 86_400_000

export const blueprintFindings = (model: Model, today: string): Finding[] => [
  ...ofKind(model, 'component')
    .filter(component => Date.parse(today) - Date.parse(textIn(component, 'refreshed')) > yearMs)
    .map(component => look(component, 'Not refreshed for more than a year')),
  ...trancheFindings(model),
]
