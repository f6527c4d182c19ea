import { attributes, classes, type Html, html } from '../../html.ts'
import type { Optional, Styled } from '../options.ts'

export type GenericHeaderOptions = Styled &
  Optional<{ url: string; logoText: string; logoHtml: Html; containerClasses: string }>

export function genericHeader(options: GenericHeaderOptions): Html {
  const names = classes(
    'govuk-generic-header__container',
    options.containerClasses || 'govuk-width-container',
  )
  return html`<div class="${classes('govuk-generic-header', options.classes)}"${attributes(options.attributes)}>
    <div class="${names}">
      <div class="govuk-generic-header__logo">
        <a href="${options.url || '/'}" class="govuk-generic-header__homepage-link">${options.logoHtml ?? options.logoText}</a>
      </div>
    </div>
  </div>`
}
