import { type AttributeValues, attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Optional, type Styled } from '../options.ts'

export type Breadcrumb = Content & Optional<{ href: string; attributes: AttributeValues }>

export type BreadcrumbsOptions = { readonly items: readonly Breadcrumb[] } & Styled &
  Optional<{ collapseOnMobile: boolean; labelText: string }>

function crumb(item: Breadcrumb): Html {
  return item.href
    ? html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${item.href}"${attributes(item.attributes)}>${contentOf(item)}</a></li>`
    : html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${contentOf(item)}</li>`
}

export function breadcrumbs(options: BreadcrumbsOptions): Html {
  const names = classes(
    'govuk-breadcrumbs',
    options.classes,
    options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  )
  return html`<nav class="${names}"${attributes(options.attributes)} aria-label="${options.labelText ?? 'Breadcrumb'}">
    <ol class="govuk-breadcrumbs__list">${options.items.map(crumb)}</ol>
  </nav>`
}
