import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Styled } from '../options.ts'
import { type TagOptions, tag } from '../tag/tag.ts'

export type PhaseBannerOptions = Content & Styled & { readonly tag: TagOptions }

export function phaseBanner(options: PhaseBannerOptions): Html {
  const badge = tag({
    ...options.tag,
    classes: classes('govuk-phase-banner__content__tag', options.tag?.classes),
  })
  return html`<div class="${classes('govuk-phase-banner govuk-width-container', options.classes)}"${attributes(options.attributes)}>
    <p class="govuk-phase-banner__content">
      ${badge}
      <span class="govuk-phase-banner__text">${contentOf(options)}</span>
    </p>
  </div>`
}
