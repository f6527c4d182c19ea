import { attributes, classes, type Html, html } from '../../html.ts'
import { type Action, action } from '../action.ts'
import type { Optional, Styled } from '../options.ts'

export type CookieMessage = Styled &
  Optional<{
    headingText: string
    headingHtml: Html
    text: string
    html: Html
    actions: readonly Action[]
    hidden: boolean
    role: string
  }>

export type CookieBannerOptions = { readonly messages: readonly CookieMessage[] } & Styled &
  Optional<{ ariaLabel: string; hidden: boolean }>

function message(options: CookieMessage): Html {
  const title = options.headingHtml ?? options.headingText
  const own = attributes({
    class: classes('govuk-cookie-banner__message', options.classes, 'govuk-width-container'),
    role: options.role || undefined,
    ...options.attributes,
    hidden: options.hidden || undefined,
  })
  const actions = options.actions?.map(item => html`${action(item, { link: 'govuk-link' })}\n`)
  return html`<div${own}>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${title && html`<h2 class="govuk-cookie-banner__heading govuk-heading-m">${title}</h2>`}
        <div class="govuk-cookie-banner__content">${
          options.html ?? (options.text && html`<p class="govuk-body">${options.text}</p>`)
        }</div>
      </div>
    </div>
    ${actions && html`<div class="govuk-button-group">${actions}</div>`}
  </div>`
}

export function cookieBanner(options: CookieBannerOptions): Html {
  const own = attributes({
    class: classes('govuk-cookie-banner', options.classes),
    'data-nosnippet': '',
    role: 'region',
    'aria-label': options.ariaLabel || 'Cookie banner',
    hidden: options.hidden || undefined,
    ...options.attributes,
  })
  return html`<div${own}>${options.messages.map(message)}</div>`
}
