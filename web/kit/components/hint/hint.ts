import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Optional, type Styled } from '../options.ts'

export type HintOptions = Content & Styled & Optional<{ id: string }>

export function hint(options: HintOptions): Html {
  const own = { id: options.id || undefined, class: classes('govuk-hint', options.classes) }
  return html`<div${attributes(own)}${attributes(options.attributes)}>${contentOf(options)}</div>`
}
