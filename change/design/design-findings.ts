import { type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { ideaFindings } from './ideas.ts'
import { goLiveFaults } from './releases.ts'
import { mostMusts, readRequirements, sayLint, shareOfMusts } from './requirements.ts'
import { liveFaults } from './service-standard.ts'

export const designFindings = (model: Model, today: string): Finding[] => [
  ...requirementFindings(model),
  ...ofKind(model, 'service-design')
    .filter(design => textIn(design, 'live') !== '' && liveFaults(design).length > 0)
    .map(design => wrong(design, `Its live day is set without ${liveFaults(design).join('; ')}`)),
  ...ofKind(model, 'idea').flatMap(idea => ideaFindings(idea, today)),
  ...ofKind(model, 'release').flatMap(release =>
    goLiveFaults(release).map(fault => wrong(release, fault)),
  ),
]

function requirementFindings(model: Model): Finding[] {
  const read = readRequirements(model)
  return [
    ...read.flatMap(({ requirement, measured, faults, named }) => [
      ...(measured ? [] : [wrong(requirement, 'It has no measure')]),
      ...faults.map(fault => wrong(requirement, sayLint(fault))),
      ...named.map(words =>
        look(requirement, `The constraint names “${words}”: say why nothing else will do`),
      ),
    ]),
    ...mustFindings(model),
  ]
}

function mustFindings(model: Model): Finding[] {
  const all = ofKind(model, 'requirement')
  const share = shareOfMusts(all)
  const first = all.find(each => textIn(each, 'weight') === 'must')
  if (!first || share <= mostMusts) return []
  const musts = Math.round(share * all.length)
  return [
    look(
      first,
      `${musts} of ${all.length} requirements are musts (${Math.round(100 * share)}%): above ${100 * mostMusts}% nothing is left to give way`,
    ),
  ]
}
