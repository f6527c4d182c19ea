import {
  byId,
  choiceIn,
  mostMusts,
  readRequirements,
  shareOfMusts,
  textIn,
  weights,
} from '@bluelamp/change'
import { type Html, heads, html, nothing } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** What must be true, in order of weight, with every word that should not stand there. */
export function requirementsView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const order = Object.keys(weights)
  const read = readRequirements(model).sort(
    (a, b) =>
      order.indexOf(textIn(a.requirement, 'weight')) -
      order.indexOf(textIn(b.requirement, 'weight')),
  )
  if (read.length === 0) return nothing
  const measured = read.filter(each => each.measured).length
  const musts = shareOfMusts(read.map(({ requirement }) => requirement))
  const percent = (share: number) => `${Math.round(100 * share)}%`
  return html`<h2 class="govuk-heading-m">What must be true</h2>
    <p class="govuk-body">${percent(measured / read.length)} of ${read.length} requirements have a measure.
      ${percent(musts)} are musts; more than ${percent(mostMusts)} leaves nothing to give way.</p>
    ${wideTable('What must be true', {
      classes: 'bl-roomy',
      head: heads('Weight', 'What must be true', 'Outcome', 'Words to mend'),
      rows: read.map(({ requirement, faults }) => [
        { text: choiceIn(requirement, 'weight') ?? '' },
        {
          html: links.to(requirement, textIn(requirement, 'what')),
        },
        { text: byId(model, textIn(requirement, 'outcome'))?.name ?? '' },
        {
          html:
            faults.length === 0
              ? html`<span class="bl-when">None</span>`
              : html`<ul class="govuk-list bl-mend">${faults.map(
                  ({ words, why, better }) =>
                    html`<li><strong>${words}</strong>: ${why}. ${better}.</li>`,
                )}</ul>`,
        },
      ]),
    })}`
}
