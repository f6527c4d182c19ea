import { attributes, classes, type Html, html, nothing } from '../../html.ts'
import { type Content, contentOf, hasContent, type Optional, type Styled } from '../options.ts'

export type LabelOptions = Content & Styled & Optional<{ for: string; isPageHeading: boolean }>

export function label(options: LabelOptions): Html {
  if (!hasContent(options)) return nothing
  const own = attributes({ ...options.attributes, for: options.for || options.attributes?.for })
  const markup = html`<label class="${classes('govuk-label', options.classes)}"${own}>${contentOf(options)}</label>`
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${markup}</h1>` : markup
}
