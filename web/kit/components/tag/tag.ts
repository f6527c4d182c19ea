import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Styled } from '../options.ts'

export type TagOptions = Content & Styled

export function tag(options: TagOptions): Html {
  return html`<strong class="${classes('govuk-tag', options.classes)}"${attributes(options.attributes)}>${contentOf(options)}</strong>`
}
