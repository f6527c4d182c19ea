import { type AttributeValues, attributes, classes, type Html, html, isHtml } from '../../html.ts'
import { type Content, contentOf, type Falsy, type Optional, type Styled } from '../options.ts'

export type ServiceNavigationItem = Content &
  Optional<{ href: string; current: boolean; active: boolean; attributes: AttributeValues }>

export type ServiceNavigationOptions = Styled &
  Optional<{
    ariaLabel: string
    serviceName: string
    serviceUrl: string
    navigation: readonly (ServiceNavigationItem | Falsy)[]
    navigationLabel: string
    navigationId: string
    navigationClasses: string
    collapseNavigationOnMobile: boolean
    menuButtonText: string
    menuButtonLabel: string
    slots: Optional<{
      start: Html
      end: Html | { readonly html: Html; readonly align?: 'inline' }
      navigationStart: Html
      navigationEnd: Html
    }>
  }>

function navigationItem(item: ServiceNavigationItem): Html {
  const isHere = item.active || item.current
  // Someone who overrides colours still needs a sign of where they are, hence the strong.
  const words = isHere
    ? html`<strong class="govuk-service-navigation__active-fallback">${contentOf(item)}</strong>`
    : contentOf(item)
  const own = attributes({
    'aria-current': isHere ? (item.current ? 'page' : 'true') : undefined,
    ...(item.href ? item.attributes : {}),
  })
  const names = classes(
    'govuk-service-navigation__item',
    isHere && 'govuk-service-navigation__item--active',
  )
  return html`<li class="${names}">${
    item.href
      ? html`<a class="govuk-service-navigation__link" href="${item.href}"${own}>${words}</a>`
      : contentOf(item) && html`<span class="govuk-service-navigation__text"${own}>${words}</span>`
  }</li>`
}

function navigation(options: ServiceNavigationOptions): Html | false {
  const items = (options.navigation ?? []).filter(item => Boolean(item))
  const { navigationStart, navigationEnd } = options.slots ?? {}
  if (items.length === 0 && !navigationStart && !navigationEnd) return false
  const menu = options.menuButtonText || 'Menu'
  const id = options.navigationId || 'navigation'
  const toggle = attributes({
    'aria-controls': id,
    'aria-label':
      options.menuButtonLabel && options.menuButtonLabel !== menu
        ? options.menuButtonLabel
        : undefined,
    hidden: true,
    'aria-hidden': true,
  })
  const names = classes('govuk-service-navigation__wrapper', options.navigationClasses)
  return html`<nav aria-label="${options.navigationLabel || menu}" class="${names}">
    ${
      (options.collapseNavigationOnMobile ?? items.length > 1) &&
      html`<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"${toggle}>${menu}</button>`
    }
    <ul class="govuk-service-navigation__list" id="${id}">
      ${navigationStart}
      ${items.map(item => item && navigationItem(item))}
      ${navigationEnd}
    </ul>
  </nav>`
}

function serviceName(options: ServiceNavigationOptions): Html | false {
  if (!options.serviceName) return false
  return html`<span class="govuk-service-navigation__service-name">${
    options.serviceUrl
      ? html`<a href="${options.serviceUrl}" class="govuk-service-navigation__link">${options.serviceName}</a>`
      : html`<span class="govuk-service-navigation__text">${options.serviceName}</span>`
  }</span>`
}

export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const { start, end } = options.slots ?? {}
  const endHtml = isHtml(end) ? end : end?.html
  const inline = !isHtml(end) && end?.align === 'inline'
  const inner = html`<div class="${classes('govuk-width-container', inline && 'govuk-service-navigation__inlining-container')}">
    ${start}
    <div class="govuk-service-navigation__container">
      ${serviceName(options)}
      ${navigation(options)}
    </div>
    ${endHtml}
  </div>`
  const own = attributes({
    class: classes('govuk-service-navigation', options.classes),
    'data-module': 'govuk-service-navigation',
    ...options.attributes,
  })
  // With more than the list of links inside it needs a landmark of its own.
  return options.serviceName || start || endHtml
    ? html`<section aria-label="${options.ariaLabel ?? 'Service information'}"${own}>${inner}</section>`
    : html`<div${own}>${inner}</div>`
}
