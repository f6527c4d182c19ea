import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Optional, type Styled } from '../options.ts'

export type ButtonOptions = Content &
  Styled &
  Optional<{
    id: string
    name: string
    type: 'submit' | 'button' | 'reset'
    value: string
    disabled: boolean
    href: string
    isStartButton: boolean
    preventDoubleClick: boolean
  }>

const startIcon = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/>
  </svg>`

export function button(options: ButtonOptions): Html {
  const shared = attributes({
    class: classes('govuk-button', options.classes, options.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...options.attributes,
    id: options.id || options.attributes?.id,
  })
  // A start button is a flex box, which would drop the spaces between the parts of its words.
  const words =
    options.html && options.isStartButton ? html`<span>${options.html}</span>` : contentOf(options)
  const inner = html`${words}${options.isStartButton && startIcon}`
  if (options.href) {
    return html`<a href="${options.href}" role="button" draggable="false"${shared}>${inner}</a>`
  }
  const own = attributes({
    type: options.type || 'submit',
    value: options.value || undefined,
    name: options.name || undefined,
    disabled: options.disabled || undefined,
    'aria-disabled': options.disabled || undefined,
    'data-prevent-double-click': options.preventDoubleClick,
  })
  return html`<button${own}${shared}>${inner}</button>`
}
