import { type AttributeValues, attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Optional, type Styled } from '../options.ts'

export type ErrorSummaryItem = Content & Optional<{ href: string; attributes: AttributeValues }>

export type ErrorSummaryOptions = Styled &
  Optional<{
    titleText: string
    titleHtml: Html
    descriptionText: string
    descriptionHtml: Html
    errorList: readonly ErrorSummaryItem[]
    disableAutoFocus: boolean
  }>

function item(error: ErrorSummaryItem): Html {
  return error.href
    ? html`<li><a href="${error.href}"${attributes(error.attributes)}>${contentOf(error)}</a></li>`
    : html`<li>${contentOf(error)}</li>`
}

export function errorSummary(options: ErrorSummaryOptions): Html {
  const description = options.descriptionHtml ?? options.descriptionText
  const own = attributes({
    class: classes('govuk-error-summary', options.classes),
    'data-disable-auto-focus': options.disableAutoFocus,
    'data-module': 'govuk-error-summary',
    ...options.attributes,
  })
  // The alert is a child of what takes focus: on one element, screen readers lose words between the two.
  return html`<div${own}>
    <div role="alert">
      <h2 class="govuk-error-summary__title">${options.titleHtml ?? options.titleText}</h2>
      <div class="govuk-error-summary__body">
        ${description && html`<p>${description}</p>`}
        ${
          Boolean(options.errorList?.length) &&
          html`<ul class="govuk-list govuk-error-summary__list">${options.errorList?.map(item)}</ul>`
        }
      </div>
    </div>
  </div>`
}
