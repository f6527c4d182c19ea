import { type Model, ofKind, rowsIn, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { isOpenEntry, riskScore } from './signing.ts'

export const governanceFindings = (model: Model, today: string): Finding[] => [
  ...ofKind(model, 'raid')
    .filter(isOpenEntry)
    .flatMap(entry => [
      ...(textIn(entry, 'review') < today ? [look(entry, 'Its review is past')] : []),
      ...(riskScore(entry) >= 20 && textIn(entry, 'doing') === ''
        ? [wrong(entry, 'Weighs 20 or more, and nothing is being done')]
        : []),
    ]),
  ...ofKind(model, 'paper')
    .filter(paper =>
      rowsIn(paper, 'actions').some(({ done, by }) => done !== true && String(by) < today),
    )
    .map(paper => look(paper, 'An action is late')),
]
