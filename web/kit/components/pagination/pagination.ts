import { type AttributeValues, attributes, classes, type Html, html } from '../../html.ts'
import type { Falsy, Optional, Styled } from '../options.ts'

export type PaginationItem = Optional<{
  number: number | string
  href: string
  current: boolean
  ellipsis: boolean
  visuallyHiddenText: string
  attributes: AttributeValues
}>

export type PaginationLink = { readonly href: string } & Optional<{
  text: string
  html: Html
  labelText: string
  attributes: AttributeValues
}>

export type PaginationOptions = Styled &
  Optional<{
    items: readonly (PaginationItem | Falsy)[]
    previous: PaginationLink
    next: PaginationLink
    landmarkLabel: string
  }>

const arrows = {
  prev: html`<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
    <path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path>
  </svg>`,
  next: html`<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
    <path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path>
  </svg>`,
}

function arrowLink(kind: 'prev' | 'next', link: PaginationLink, isBlock: boolean): Html {
  const words = link.html ?? link.text
  const title =
    words ||
    html`${kind === 'prev' ? 'Previous' : 'Next'}<span class="govuk-visually-hidden"> page</span>`
  const names = classes(
    'govuk-pagination__link-title',
    isBlock && !link.labelText && 'govuk-pagination__link-title--decorated',
  )
  return html`<div class="govuk-pagination__${kind}">
    <a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${kind}"${attributes(link.attributes)}>
      ${(isBlock || kind === 'prev') && arrows[kind]}
      <span class="${names}">${title}</span>
      ${
        isBlock &&
        link.labelText &&
        html`<span class="govuk-visually-hidden">:</span>
        <span class="govuk-pagination__link-label">${link.labelText}</span>`
      }
      ${!isBlock && kind === 'next' && arrows.next}
    </a>
  </div>`
}

function pageItem(item: PaginationItem): Html {
  const names = classes(
    'govuk-pagination__item',
    item.current && 'govuk-pagination__item--current',
    item.ellipsis && 'govuk-pagination__item--ellipsis',
  )
  if (item.ellipsis) return html`<li class="${names}">&ctdot;</li>`
  const own = attributes({
    'aria-label': item.visuallyHiddenText ?? `Page ${item.number}`,
    'aria-current': item.current ? 'page' : undefined,
    ...item.attributes,
  })
  return html`<li class="${names}"><a class="govuk-link govuk-pagination__link" href="${item.href}"${own}>${item.number}</a></li>`
}

export function pagination(options: PaginationOptions): Html {
  const { previous, next, items } = options
  const isBlock = !items && Boolean(next || previous)
  const names = classes('govuk-pagination', isBlock && 'govuk-pagination--block', options.classes)
  const pages = items?.map(item => item && Object.keys(item).length > 0 && pageItem(item))
  return html`<nav class="${names}" aria-label="${options.landmarkLabel || 'Pagination'}"${attributes(options.attributes)}>
    ${previous?.href && arrowLink('prev', previous, isBlock)}
    ${pages && html`<ul class="govuk-pagination__list">${pages}</ul>`}
    ${next?.href && arrowLink('next', next, isBlock)}
  </nav>`
}
