import { classes, classify, rateServices, signedCutOff } from '@bluelamp/change'
import { type Html, html, nothing, table, tag } from '@bluelamp/kit'
import type { Viewing } from '../area-view.ts'
import { changeLinks } from '../change-links.ts'

/** Services by class and rating, the line drawn through them, and those below it. */
export function scopeView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const rated = rateServices(model)
  if (rated.length === 0) return nothing
  const cutOff = signedCutOff(model)
  const isBelow = (score: number) => cutOff !== undefined && score < cutOff.score
  const below = rated.filter(({ score }) => isBelow(score))
  const level = (value: number) =>
    value === 0 ? '–' : value >= 2.5 ? 'High' : value >= 1.5 ? 'Medium' : 'Low'
  return html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Services, classified and rated">${table(
    {
      caption: cutOff
        ? `Services by score; the cut-off of ${cutOff.score} is signed`
        : 'Services by score; no cut-off is signed yet',
      captionClasses: 'govuk-table__caption--m',
      firstCellIsHeader: true,
      head: [
        { text: 'Service' },
        { text: 'Class' },
        { text: 'Critical' },
        { text: 'To gain' },
        { text: 'Score', format: 'numeric' },
        { text: 'Raters', format: 'numeric' },
        { text: '' },
      ],
      rows: rated.map(({ service, ratings, criticality, benefit, score, toReconcile }) => {
        const found = classify(service)
        return [
          {
            html: html`<a class="govuk-link" href="${links.element(service.id)}">${service.name}</a>`,
          },
          {
            html: html`<span title="${found.because}">${found.class ? classes[found.class] : 'Open'}</span>`,
          },
          { text: level(criticality) },
          { text: level(benefit) },
          { text: score === 0 ? '–' : score.toFixed(1), format: 'numeric' as const },
          { text: String(ratings.length), format: 'numeric' as const },
          {
            html: html`${toReconcile ? tag({ text: 'To reconcile', classes: 'govuk-tag--red' }) : nothing}
            ${isBelow(score) ? tag({ text: 'Not analysed', classes: 'govuk-tag--grey' }) : nothing}`,
          },
        ]
      }),
    },
  )}</div>
  ${
    below.length > 0
      ? html`<p class="govuk-body">Not analysed, by the signed cut-off: ${below.map(each => each.service.name).join(', ')}.</p>`
      : nothing
  }`
}
