import { attributes, classes, type Html, heading, html } from '../../html.ts'
import { type Action, action } from '../action.ts'
import { contentOf, hasContent, type Optional, type Styled } from '../options.ts'

export type PanelOptions = Styled &
  Optional<{
    titleText: string
    titleHtml: Html
    headingLevel: number
    text: string
    html: Html
    actions: Styled & Optional<{ items: readonly Action[] }>
  }>

const looks = { button: 'govuk-button--inverse', link: 'govuk-link govuk-link--inverse' }

function panelActions(actions: NonNullable<PanelOptions['actions']>): Html {
  const items = actions.items ?? []
  return html`<div class="${classes('govuk-panel__actions', actions.classes)}"${attributes(actions.attributes)}>
    ${
      items.length > 0 &&
      html`<div class="govuk-button-group">${items.map(item => html`${action(item, looks)}\n`)}</div>`
    }
  </div>`
}

export function panel(options: PanelOptions): Html {
  const interrupts = options.classes?.includes('govuk-panel--interruption')
  const names = classes('govuk-panel', !interrupts && 'govuk-panel--confirmation', options.classes)
  return html`<div class="${names}"${attributes(options.attributes)}>
    ${heading(options.headingLevel || 1, { class: 'govuk-panel__title' }, options.titleHtml ?? options.titleText)}
    ${hasContent(options) && html`<div class="govuk-panel__body">${contentOf(options)}</div>`}
    ${interrupts && options.actions && panelActions(options.actions)}
  </div>`
}
