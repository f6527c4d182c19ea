import { attributes, classes, type Html, heading, html } from '../../html.ts'
import type { Content, Optional, Styled } from '../options.ts'

export type NotificationBannerOptions = Content &
  Styled &
  Optional<{
    type: 'success'
    role: string
    titleText: string
    titleHtml: Html
    titleId: string
    titleHeadingLevel: number
    disableAutoFocus: boolean
  }>

export function notificationBanner(options: NotificationBannerOptions): Html {
  const success = options.type === 'success'
  const titleId = options.titleId || 'govuk-notification-banner-title'
  const title = options.titleHtml ?? (options.titleText || (success ? 'Success' : 'Important'))
  const own = attributes({
    class: classes(
      'govuk-notification-banner',
      success && 'govuk-notification-banner--success',
      options.classes,
    ),
    role: options.role || (success ? 'alert' : 'region'),
    'aria-labelledby': titleId,
    'data-module': 'govuk-notification-banner',
    'data-disable-auto-focus': options.disableAutoFocus,
    ...options.attributes,
  })
  const words =
    options.html ??
    (options.text && html`<p class="govuk-notification-banner__heading">${options.text}</p>`)
  return html`<div${own}>
    <div class="govuk-notification-banner__header">
      ${heading(options.titleHeadingLevel || 2, { class: 'govuk-notification-banner__title', id: titleId }, title)}
    </div>
    <div class="govuk-notification-banner__content">${words}</div>
  </div>`
}
