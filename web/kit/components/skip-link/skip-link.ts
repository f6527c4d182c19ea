import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Optional, type Styled } from '../options.ts'

export type SkipLinkOptions = Content & Styled & Optional<{ href: string }>

export function skipLink(options: SkipLinkOptions): Html {
  return html`<a href="${options.href || '#content'}" class="${classes('govuk-skip-link', options.classes)}" data-module="govuk-skip-link"${attributes(options.attributes)}>${contentOf(options)}</a>`
}
