import { type Element, type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'

/** Below this nothing was compared with anything. */
const leastLevelToKnow = 3

const level = (practice: Element) => Number(textIn(practice, 'level'))

export const practiceFindings = (model: Model): Finding[] =>
  ofKind(model, 'practice')
    .filter(practice => level(practice) < leastLevelToKnow)
    .flatMap(practice => {
      const tag = textIn(practice, 'tag')
      if (tag === 'works')
        return [wrong(practice, `It is said to work, on evidence of level ${level(practice)}`)]
      return tag === 'not'
        ? [look(practice, `It is said not to work, on evidence of level ${level(practice)}`)]
        : []
    })
