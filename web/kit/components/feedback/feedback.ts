import { attributes, classes, type Html, heading, html } from '../../html.ts'
import type { Optional, Styled } from '../options.ts'

export type FeedbackOptions = Styled &
  Optional<{ titleText: string; titleHtml: Html; headingLevel: number; text: string; html: Html }>

export function feedback(options: FeedbackOptions): Html {
  const words = options.html ?? (options.text && html`<p class="govuk-body">${options.text}</p>`)
  const title = heading(
    options.headingLevel || 2,
    { class: 'govuk-feedback__title' },
    options.titleHtml ?? options.titleText,
  )
  return html`<div class="${classes('govuk-feedback govuk-width-container', options.classes)}"${attributes(options.attributes)}>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${title}
        ${words && html`<div class="govuk-feedback__body">${words}</div>`}
      </div>
    </div>
  </div>`
}
