import { type Element, idsIn, type Model, namedIn, ofKind, textIn } from '../model/element.ts'

/** Answered by an option that changed, with what changed; or by a reason. */
export const isAnswered = (theme: Element): boolean =>
  (idsIn(theme, 'options').length > 0 && textIn(theme, 'changed') !== '') ||
  textIn(theme, 'reason') !== ''

export const unansweredThemes = (model: Model): Element[] =>
  ofKind(model, 'theme').filter(theme => !isAnswered(theme))

/** What came of a theme, as the options report tells it: the options that changed and how, or why none did. */
export function answerOf(model: Pick<Model, 'elements'>, theme: Element): string {
  if (!isAnswered(theme)) return 'Not answered yet'
  const options = namedIn(model, theme, 'options').map(({ name }) => name)
  const changed = textIn(theme, 'changed')
  return options.length > 0 && changed !== ''
    ? `Changed in ${options.join('; ')}: ${changed}`
    : `No option was changed: ${textIn(theme, 'reason')}`
}
