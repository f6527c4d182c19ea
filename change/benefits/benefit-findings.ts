import { type Model, ofKind } from '../model/element.ts'
import { type Finding, wrong } from '../model/finding.ts'
import { benefitFaults } from './benefit-tree.ts'

export const benefitFindings = (model: Model): Finding[] =>
  ofKind(model, 'benefit').flatMap(benefit =>
    benefitFaults(model, benefit).map(fault => wrong(benefit, sentence(fault))),
  )

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
