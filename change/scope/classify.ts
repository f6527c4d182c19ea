import { type Element, isSigned, type Model, ofKind, textIn } from '../model/element.ts'
import type { ServiceClass } from './scope-kinds.ts'

export type Classified = {
  readonly class: ServiceClass | undefined
  /** The answers that led there, in words; or the question that is open. */
  readonly because: string
}

/**
 * The decision tree of the Task Force's terms of reference, section 6. Whoever may use force, or works for those who do, stays
 * under the chief constable: no answer after that can lead anywhere else.
 */
export function classify({ body }: Pick<Element, 'body'>): Classified {
  const { usesPowers, coercive, supportsPowers, isInformation } = body
  if (usesPowers === true || coercive === true) {
    return {
      class: 'core',
      because: 'Police powers are exercised, or people could be made to do something.',
    }
  }
  if (usesPowers === undefined || coercive === undefined) {
    return {
      class: undefined,
      because: 'Not answered: whether it exercises police powers or could force anybody.',
    }
  }
  if (isInformation === true)
    return { class: 'ict', because: 'It is ICT or the management of information.' }
  if (supportsPowers === true) {
    return {
      class: 'core',
      because: 'Its staff are engaged to support those who exercise police powers.',
    }
  }
  if (isInformation === undefined || supportsPowers === undefined) {
    return {
      class: undefined,
      because: 'Not answered: whether it is ICT, or supports those who exercise powers.',
    }
  }
  return { class: 'support', because: 'Operations need it, but it is outside the core definition.' }
}

/** The definition of its class that both parties have agreed, if they have. */
export function agreedDefinition(model: Model, of: ServiceClass): Element | undefined {
  return ofKind(model, 'definition').find(
    definition => textIn(definition, 'of') === of && isAgreed(model, definition),
  )
}

export const isAgreed = (model: Model, element: Element): boolean =>
  isSigned(model, element, 'chief-officer', 'agree') &&
  isSigned(model, element, 'policing-body', 'agree')
