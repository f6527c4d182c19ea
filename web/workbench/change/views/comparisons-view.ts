import { compareBodies, type Element, numberIn, textIn } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { mayHere } from '../change-params.ts'
import { dayWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { strip, whole } from './strip.ts'

/** The same figure of other bodies, as bars; what is defined otherwise is named and not drawn. */
export function comparisonsView({ model, context, programme }: Viewing): Html {
  const mayKeep = mayHere(context, 'change.keep-comparisons', programme)
  const compared = compareBodies(model)
  if (compared.length === 0 && !mayKeep) return nothing
  return html`<h2 class="govuk-heading-m">Beside other bodies</h2>
    ${compared.map(
      ({ metric, definition, alike, otherwise }) => html`<h3 class="govuk-heading-s">${metric}</h3>
        <p class="govuk-body">${definition}</p>
        ${bars(alike)}
        ${
          otherwise.length > 0
            ? html`<p class="govuk-body">Not compared, as it is defined otherwise: ${otherwise.map(each => textIn(each, 'body')).join(', ')}.</p>`
            : nothing
        }`,
    )}
    ${mayKeep ? html`<p class="govuk-body"><a class="govuk-link" href="${changeLinks(programme.id).comparisons}">Bring in comparisons from a file</a></p>` : nothing}`
}

/** Longest first; each with what it is counted by, where it comes from and of when it is. */
function bars(alike: readonly Element[]): Html {
  const figureOf = (each: Element) => numberIn(each, 'value') ?? 0
  const most = Math.max(1e-9, ...alike.map(each => Math.abs(figureOf(each))))
  return html`<ul class="govuk-list">${[...alike]
    .sort((a, b) => figureOf(b) - figureOf(a))
    .map(
      each => html`<li><strong>${textIn(each, 'body')}</strong>: ${figureOf(each).toLocaleString('en-GB', { maximumFractionDigits: 6 })} per ${textIn(each, 'denominator')}
        ${strip([whole, { share: Math.abs(figureOf(each)) / most, as: 'aimed' }])}
        <span class="bl-when">${textIn(each, 'source')}, as at ${dayWords(textIn(each, 'date'))}</span></li>`,
    )}</ul>`
}
