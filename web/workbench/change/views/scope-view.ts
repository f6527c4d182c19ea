import {
  classes,
  classify,
  type Model,
  raterAgreement,
  rateServices,
  ratingStability,
  signedCutOff,
} from '@bluelamp/change'
import { type Html, heads, html, nothing, numeric, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** Services by class and rating, the line drawn through them, and those below it. */
export function scopeView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const rated = rateServices(model)
  if (rated.length === 0) return nothing
  const cutOff = signedCutOff(model)
  const isBelow = (score: number) => cutOff !== undefined && score < cutOff.score
  const below = rated.filter(({ score }) => isBelow(score))
  const level = (value: number) =>
    value === 0 ? 'Not said' : value >= 2.5 ? 'High' : value >= 1.5 ? 'Medium' : 'Low'
  return html`${wideTable('Services, classified and rated', {
    caption: cutOff
      ? `Services by score; the cut-off of ${cutOff.score} is signed`
      : 'Services by score; no cut-off is signed yet',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [
      ...heads('Service', 'Class', 'Critical', 'To gain'),
      numeric('Score'),
      numeric('Raters'),
      { text: '' },
    ],
    rows: rated.map(({ service, ratings, criticality, benefit, score, toReconcile }) => {
      const found = classify(service)
      return [
        {
          html: links.to(service),
        },
        {
          html: html`<span title="${found.because}">${found.class ? classes[found.class] : 'Open'}</span>`,
        },
        { text: level(criticality) },
        { text: level(benefit) },
        numeric(score === 0 ? '–' : score.toFixed(1)),
        numeric(String(ratings.length)),
        {
          html: html`${toReconcile ? tag({ text: 'To reconcile', classes: 'govuk-tag--red' }) : nothing}
            ${isBelow(score) ? tag({ text: 'Not analysed', classes: 'govuk-tag--grey' }) : nothing}`,
        },
      ]
    }),
  })}
  ${
    below.length > 0
      ? html`<p class="govuk-body">Not analysed, by the signed cut-off: ${below.map(each => each.service.name).join(', ')}.</p>`
      : nothing
  }${agreement(model)}`
}

/** How far raters agree beyond chance, and whether the order hangs on how much each axis counts. */
function agreement(model: Model): Html {
  const pairs = raterAgreement(model)
  const stability = ratingStability(model)
  if (pairs.length === 0) return nothing
  const kappa = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(2))
  return html`<h2 class="govuk-heading-m">How far raters agree</h2>
    <p class="govuk-body">Weighted kappa: 1 is full agreement, 0 is no more than chance.</p>
    ${wideTable('How far raters agree', {
      firstCellIsHeader: true,
      head: [{ text: 'Raters' }, ...['Services', 'Critical', 'To gain'].map(numeric)],
      rows: pairs.map(({ raters, services, criticality, benefit }) => [
        { text: raters.join(' and ') },
        ...[String(services), kappa(criticality), kappa(benefit)].map(numeric),
      ]),
    })}
    ${
      stability
        ? html`<p class="govuk-body">${
            stability.reversals.length === 0
              ? 'The order of services stands if either axis weighs a fifth more or less.'
              : `If an axis weighs up to a fifth more or less, ${stability.reversals.length} pairs of services may change places: ${stability.reversals
                  .slice(0, 5)
                  .map(({ ahead, behind }) => `${behind} before ${ahead}`)
                  .join('; ')}${stability.reversals.length > 5 ? '; and others' : ''}.`
          }</p>`
        : nothing
    }`
}
