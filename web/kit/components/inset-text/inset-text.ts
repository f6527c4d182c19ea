import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Optional, type Styled } from '../options.ts'

export type InsetTextOptions = Content & Styled & Optional<{ id: string }>

export function insetText(options: InsetTextOptions): Html {
  const own = { id: options.id || undefined, class: classes('govuk-inset-text', options.classes) }
  return html`<div${attributes(own)}${attributes(options.attributes)}>${contentOf(options)}</div>`
}
