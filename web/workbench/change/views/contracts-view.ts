import {
  contractImpacts,
  type Fit,
  fitAspectOrder,
  fitAspects,
  fitConsequences,
  fitMatrix,
  type Impact,
} from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { type ChangeLinks, changeLinks } from '../change-links.ts'
import { poundWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** Contracts that stand against the options of the short list, and what each option would do to them. */
export function contractsView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const { options, rows } = fitMatrix(model)
  if (options.length === 0 || rows.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Contracts against options</h2>
    <p class="govuk-body">Each contract by scope, value, term and exit, 0 to 3. The four are not added up: one bad term is not made up
      for by a good price, so the weakest is told.</p>
    ${wideTable('Contracts against options', {
      firstCellIsHeader: true,
      classes: 'bl-fits',
      head: [{ text: 'Contract' }, ...options.map(({ name }) => ({ text: name }))],
      rows: rows.map(({ contract, cells }) => [
        {
          html: links.to(contract),
        },
        ...cells.map(cell => ({ html: fitCell(cell, links) })),
      ]),
    })}
    <h3 class="govuk-heading-s">What each option would do to them</h3>
    <ul class="govuk-list govuk-list--bullet">${contractImpacts(model).map(impact => impactItem(impact, links))}</ul>`
}

function fitCell(cell: Fit | undefined, links: ChangeLinks): Html {
  if (!cell) return html`<em>Not weighed yet</em>`
  const { element, scores, weakest, follows } = cell
  const words = (name: keyof typeof scores) => fitAspects[name].words.toLowerCase()
  return html`${links.to(element, fitConsequences[follows])}
    <span class="bl-when">${fitAspectOrder.map(name => `${words(name)} ${scores[name]}`).join(', ')}</span>
    ${weakest.length < fitAspectOrder.length ? html`<span class="bl-when">Weakest: ${weakest.map(words).join(', ')}</span>` : nothing}`
}

function impactItem({ option, touched, unweighed, unsaid, leave }: Impact, links: ChangeLinks) {
  return html`<li><strong>${option.name}</strong>: ${
    touched.length === 0
      ? 'touches no contract that was weighed.'
      : html`touches ${touched.length} ${touched.length === 1 ? 'contract' : 'contracts'}, ${poundWords(leave)} to leave or vary ${
          unsaid.length > 0 ? '(as far as it is said)' : ''
        }
      <ul class="govuk-list govuk-list--bullet">${touched.map(
        ({ contract, fit }) =>
          html`<li>${links.to(fit.element, contract.name)}: ${fitConsequences[fit.follows].toLowerCase()}, ${
            fit.leave === undefined ? 'cost not said' : poundWords(fit.leave)
          }</li>`,
      )}</ul>`
  }${unweighed.length > 0 ? html` Not weighed yet: ${unweighed.map(({ name }) => name).join(', ')}.` : nothing}</li>`
}
