import { attributes, classes, type Html, heading, html } from '../../html.ts'
import {
  type Content,
  contentOf,
  type Falsy,
  hasContent,
  type Optional,
  type Styled,
  translations,
} from '../options.ts'

export type AccordionSection = {
  readonly heading: Content
  readonly content: Content
} & Optional<{ summary: Content; expanded: boolean }>

export type AccordionOptions = {
  readonly id: string
  readonly items: readonly (AccordionSection | Falsy)[]
} & Styled &
  Optional<{
    headingLevel: number
    rememberExpanded: boolean
    hideAllSectionsText: string
    hideSectionText: string
    hideSectionAriaLabelText: string
    showAllSectionsText: string
    showSectionText: string
    showSectionAriaLabelText: string
  }>

function section(item: AccordionSection, id: string, level: number, index: number): Html {
  const names = classes(
    'govuk-accordion__section',
    item.expanded && 'govuk-accordion__section--expanded',
  )
  const title = heading(
    level,
    { class: 'govuk-accordion__section-heading' },
    html`<span class="govuk-accordion__section-button" id="${id}-heading-${index}">${contentOf(item.heading)}</span>`,
  )
  const words =
    item.content?.html ??
    (item.content?.text && html`<p class="govuk-body">${item.content.text}</p>`)
  return html`<div class="${names}">
    <div class="govuk-accordion__section-header">
      ${title}
      ${
        hasContent(item.summary) &&
        html`<div class="govuk-accordion__section-summary govuk-body" id="${id}-summary-${index}">${contentOf(item.summary)}</div>`
      }
    </div>
    <div id="${id}-content-${index}" class="govuk-accordion__section-content">${words}</div>
  </div>`
}

export function accordion(options: AccordionOptions): Html {
  const own = attributes({
    class: classes('govuk-accordion', options.classes),
    'data-module': 'govuk-accordion',
    id: options.id,
    ...translations({
      'hide-all-sections': options.hideAllSectionsText,
      'hide-section': options.hideSectionText,
      'hide-section-aria-label': options.hideSectionAriaLabelText,
      'show-all-sections': options.showAllSectionsText,
      'show-section': options.showSectionText,
      'show-section-aria-label': options.showSectionAriaLabelText,
    }),
    'data-remember-expanded': options.rememberExpanded,
    ...options.attributes,
  })
  const sections = options.items.map(
    (item, index) => item && section(item, options.id, options.headingLevel || 2, index + 1),
  )
  return html`<div${own}>${sections}</div>`
}
