import { type Element, idsIn, type Model, ofKind, textIn } from '../model/element.ts'

/** Answered by an option that changed, with what changed; or by a reason. */
export const isAnswered = (theme: Element): boolean =>
  (idsIn(theme, 'options').length > 0 && textIn(theme, 'changed') !== '') ||
  textIn(theme, 'reason') !== ''

export const unansweredThemes = (model: Model): Element[] =>
  ofKind(model, 'theme').filter(theme => !isAnswered(theme))
