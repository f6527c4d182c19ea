import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Optional, type Styled } from '../options.ts'

export type LanguageItem = Content &
  Styled &
  Optional<{
    href: string
    current: boolean
    lang: string
    hrefLang: string
    dir: 'ltr' | 'rtl' | 'auto'
    languageDescriptionText: string
  }>

export type LanguageNavigationOptions = { readonly items: readonly LanguageItem[] } & Styled &
  Optional<{ ariaLabel: string }>

function language(item: LanguageItem): Html {
  const shared = { lang: item.lang || undefined, dir: item.dir || undefined }
  if (item.current || !item.href) {
    const own = attributes({ 'aria-current': 'true', ...shared, ...item.attributes })
    return html`<span class="${classes('govuk-language-navigation__text', item.classes)}"${own}>${contentOf(item)}</span>`
  }
  const own = attributes({
    rel: 'alternate',
    ...shared,
    hreflang: item.hrefLang || item.lang || undefined,
    ...item.attributes,
  })
  const hidden =
    item.languageDescriptionText &&
    html`<span class="govuk-visually-hidden"> ${item.languageDescriptionText}</span>`
  return html`<a class="${classes('govuk-language-navigation__link', item.classes)}" href="${item.href}"${own}>${contentOf(item)}${hidden}</a>`
}

export function languageNavigation(options: LanguageNavigationOptions): Html {
  const items = options.items.map(
    item => html`<li class="govuk-language-navigation__list-item">${language(item)}</li>`,
  )
  return html`<nav class="${classes('govuk-language-navigation', options.classes)}"${attributes(options.attributes)} aria-label="${options.ariaLabel ?? 'Language'}">
    <ul class="govuk-language-navigation__list">${items}</ul>
  </nav>`
}
