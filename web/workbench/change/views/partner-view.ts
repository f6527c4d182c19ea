import {
  byId,
  districts,
  type Joint,
  jointOutcomes,
  notReviewed,
  ofKind,
  textIn,
  worksIn,
} from '@bluelamp/change'
import { type Html, heads, html, nothing, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { dayWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** Partners by district, and the outcomes shared with them, each with its one owner. */
export function partnerView(viewing: Viewing): Html {
  const joint = jointOutcomes(viewing.model)
  if (ofKind(viewing.model, 'partner').length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Partners by district</h2>
    ${map(viewing, joint)}${twice(viewing)}${joint.length > 0 ? owners(viewing, joint) : nothing}`
}

function map({ model, programme, today }: Viewing, joint: readonly Joint[]): Html {
  const links = changeLinks(programme.id)
  const partners = ofKind(model, 'partner')
  return html`${wideTable('Partners by district', {
    firstCellIsHeader: true,
    classes: 'bl-matrix bl-partners',
    head: [
      { text: 'Partner' },
      ...heads(...Object.values(districts)),
      ...heads('Shared outcomes', 'Looked at together'),
    ],
    rows: [
      ...partners.map(partner => [
        {
          html: links.to(partner),
        },
        ...Object.entries(districts).map(([district, words]) => ({
          html: worksIn(partner, district)
            ? html`<span aria-hidden="true">●</span><span class="govuk-visually-hidden">in ${words}</span>`
            : nothing,
        })),
        {
          html: html`<ul class="govuk-list">${joint
            .filter(each => each.partners.includes(partner))
            .map(({ outcome }) => html`<li>${nameOf(model, outcome)}</li>`)}</ul>`,
        },
        {
          html: html`<span class="bl-nowrap">${dayWords(textIn(partner, 'reviewed'))}</span>${
            notReviewed(partner, today)
              ? html` ${tag({ text: 'More than a year', classes: 'govuk-tag--red' })}`
              : nothing
          }`,
        },
      ]),
      [
        { text: 'Partners there' },
        ...Object.keys(districts).map(district => ({
          text: String(partners.filter(partner => worksIn(partner, district)).length),
        })),
        { text: '' },
        { text: '' },
      ],
    ],
  })}`
}

/** What the force and a partner both do: the first place to look for what may be shared. */
function twice({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const both = ofKind(model, 'partner').filter(partner => textIn(partner, 'both') !== '')
  if (both.length === 0) return nothing
  return html`<h3 class="govuk-heading-s">What both do</h3><ul class="govuk-list">${both.map(
    partner => html`<li>${links.to(partner)}: ${textIn(partner, 'both')}</li>`,
  )}</ul>`
}

const nameOf = (model: Viewing['model'], id: string): string =>
  byId(model, id)?.name ?? 'No longer there'

function owners({ model, programme }: Viewing, joint: readonly Joint[]): Html {
  const links = changeLinks(programme.id)
  return html`<h3 class="govuk-heading-s">Joint outcomes</h3>
    ${wideTable('Joint outcomes', {
      firstCellIsHeader: true,
      head: heads('Outcome', 'With', 'Joint measure', 'Owner'),
      rows: joint.map(({ outcome, partners, measures, owners: who }) => [
        {
          html: links.to({ id: outcome, name: nameOf(model, outcome) }),
        },
        { text: partners.map(({ name }) => name).join('; ') },
        { text: measures.join('; ') },
        {
          html:
            who.length === 1
              ? html`${who[0]!}`
              : tag({
                  text: who.length === 0 ? 'Nobody' : `${who.length}: ${who.join(', ')}`,
                  classes: 'govuk-tag--red bl-wrap',
                }),
        },
      ]),
    })}`
}
