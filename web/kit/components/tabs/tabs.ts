import { type AttributeValues, attributes, classes, type Html, html } from '../../html.ts'
import type { Content, Falsy, Optional, Styled } from '../options.ts'

export type TabItem = {
  readonly label: string
  readonly panel: Content & Optional<{ attributes: AttributeValues }>
} & Optional<{ id: string; attributes: AttributeValues }>

export type TabsOptions = { readonly items: readonly (TabItem | Falsy)[] } & Styled &
  Optional<{ id: string; idPrefix: string; title: string }>

export function tabs(options: TabsOptions): Html {
  const idOf = (item: TabItem, index: number) => item.id || `${options.idPrefix}-${index + 1}`
  const list = options.items?.map((item, index) => {
    if (!item) return null
    const names = classes('govuk-tabs__list-item', index === 0 && 'govuk-tabs__list-item--selected')
    return html`<li class="${names}"><a class="govuk-tabs__tab" href="#${idOf(item, index)}"${attributes(item.attributes)}>${item.label}</a></li>`
  })
  const panels = options.items?.map((item, index) => {
    if (!item) return null
    const { panel } = item
    const names = classes('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')
    const words = panel.html ?? (panel.text && html`<p class="govuk-body">${panel.text}</p>`)
    return html`<div class="${names}" id="${idOf(item, index)}"${attributes(panel.attributes)}>${words}</div>`
  })
  const own = attributes({
    id: options.id || undefined,
    class: classes('govuk-tabs', options.classes),
    'data-module': 'govuk-tabs',
    ...options.attributes,
  })
  return html`<div${own}>
    <h2 class="govuk-tabs__title">${options.title ?? 'Contents'}</h2>
    ${Boolean(list?.length) && html`<ul class="govuk-tabs__list">${list}</ul>${panels}`}
  </div>`
}
