import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Optional, type Styled } from '../options.ts'

/** An empty `visuallyHiddenText` leaves out the words "Error:" that screen readers hear first. */
export type ErrorMessageOptions = Content &
  Styled &
  Optional<{ id: string; visuallyHiddenText: string | false }>

export function errorMessage(options: ErrorMessageOptions): Html {
  const own = {
    id: options.id || undefined,
    class: classes('govuk-error-message', options.classes),
  }
  const hidden = options.visuallyHiddenText ?? 'Error'
  const prefix = hidden && html`<span class="govuk-visually-hidden">${hidden}:</span> `
  return html`<p${attributes(own)}${attributes(options.attributes)}>${prefix}${contentOf(options)}</p>`
}
