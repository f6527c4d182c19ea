import { attributes, classes, type Html, html } from '../../html.ts'
import { button } from '../button/button.ts'
import { type Optional, type Styled, translations } from '../options.ts'

export type ExitThisPageOptions = Styled &
  Optional<{
    id: string | null
    text: string
    html: Html
    redirectUrl: string
    activatedText: string
    timedOutText: string
    pressTwoMoreTimesText: string
    pressOneMoreTimeText: string
  }>

export function exitThisPage(options: ExitThisPageOptions): Html {
  const own = attributes({
    id: options.id || undefined,
    class: classes('govuk-exit-this-page', options.classes),
    'data-module': 'govuk-exit-this-page',
    ...options.attributes,
    ...translations({
      activated: options.activatedText,
      'timed-out': options.timedOutText,
      'press-two-more-times': options.pressTwoMoreTimesText,
      'press-one-more-time': options.pressOneMoreTimeText,
    }),
  })
  const usual = html`<span class="govuk-visually-hidden">Emergency</span> Exit this page`
  return html`<div${own}>${button({
    html: options.html ?? (options.text ? html`${options.text}` : usual),
    classes: 'govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button',
    href: options.redirectUrl || 'https://www.bbc.co.uk/weather',
    attributes: { rel: 'nofollow noreferrer' },
  })}</div>`
}
