import { idsIn, isYes, type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'

export const roadmapFindings = (model: Model, today: string): Finding[] => [
  ...ofKind(model, 'need')
    .filter(need => textIn(need, 'project') === '' && textIn(need, 'review') < today)
    .map(need => wrong(need, 'Its review is past')),
  ...ofKind(model, 'project').flatMap(project => [
    ...(isYes(project, 'must') && project.body.start === undefined
      ? [look(project, 'It must be done and is not planned')]
      : []),
    ...(idsIn(project, 'outcomes').length === 0 ? [look(project, 'It serves no outcome')] : []),
  ]),
]
