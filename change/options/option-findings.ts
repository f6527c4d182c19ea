import { type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { fitFindings } from './contract-fit.ts'
import { practiceFindings } from './practices.ts'
import { shortList, silentOn, transferFaults } from './short-list.ts'

const beforeProposed = ['basis', 'control', 'baseline', 'owner']

export const optionFindings = (model: Model): Finding[] => [
  ...ofKind(model, 'option').flatMap(option =>
    [...transferFaults(model, option), ...silentOn(option)].map(fault => wrong(option, fault)),
  ),
  ...shortList(model)
    .filter(option => textIn(option, 'confidence') === '')
    .map(option => look(option, 'It does not say how sure its estimates are')),
  ...practiceFindings(model),
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
