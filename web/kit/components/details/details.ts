import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Optional, type Styled } from '../options.ts'

export type DetailsOptions = Content &
  Styled &
  Optional<{ id: string; open: boolean; summaryText: string; summaryHtml: Html }>

export function details(options: DetailsOptions): Html {
  const own = attributes({
    id: options.id || undefined,
    class: classes('govuk-details', options.classes),
    open: options.open,
    ...options.attributes,
  })
  return html`<details${own}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">${options.summaryHtml ?? options.summaryText}</span>
    </summary>
    <div class="govuk-details__text">${contentOf(options)}</div>
  </details>`
}
