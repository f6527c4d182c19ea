import { type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, wrong } from '../model/finding.ts'
import { fitFindings } from './contract-fit.ts'
import { transferFaults } from './short-list.ts'

const beforeProposed = ['basis', 'control', 'baseline', 'owner']

export const optionFindings = (model: Model): Finding[] => [
  ...ofKind(model, 'option').flatMap(option =>
    transferFaults(model, option).map(fault => wrong(option, fault)),
  ),
  ...ofKind(model, 'collaboration')
    .filter(
      each =>
        textIn(each, 'status') !== 'idea' &&
        beforeProposed.some(field => textIn(each, field) === ''),
    )
    .map(each =>
      wrong(each, 'Legal basis, control, baseline and owner come before it is proposed'),
    ),
  ...fitFindings(model),
]
