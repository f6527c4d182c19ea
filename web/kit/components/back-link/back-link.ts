import { attributes, classes, type Html, html } from '../../html.ts'
import type { Optional, Styled } from '../options.ts'

export type BackLinkOptions = Styled & Optional<{ href: string; text: string; html: Html }>

export function backLink(options: BackLinkOptions): Html {
  const words = options.html ?? (options.text || 'Back')
  return html`<a href="${options.href || '#'}" class="${classes('govuk-back-link', options.classes)}"${attributes(options.attributes)}>${words}</a>`
}
