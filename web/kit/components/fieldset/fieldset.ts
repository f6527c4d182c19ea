import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, hasContent, type Optional, type Styled } from '../options.ts'

export type FieldsetOptions = Styled &
  Optional<{
    describedBy: string
    role: string
    legend: Content & Styled & Optional<{ isPageHeading: boolean }>
    html: Html
  }>

function legend(options: FieldsetOptions['legend']): Html | false {
  if (!options || !hasContent(options)) return false
  const words = options.isPageHeading
    ? html`<h1 class="govuk-fieldset__heading">${contentOf(options)}</h1>`
    : contentOf(options)
  return html`<legend class="${classes('govuk-fieldset__legend', options.classes)}">${words}</legend>`
}

export function fieldset(options: FieldsetOptions): Html {
  const own = {
    class: classes('govuk-fieldset', options.classes),
    role: options.role || undefined,
    'aria-describedby': options.describedBy || undefined,
  }
  return html`<fieldset${attributes(own)}${attributes(options.attributes)}>
    ${legend(options.legend)}
    ${options.html}
  </fieldset>`
}
