import { byId, type Element, numberIn, ofKind, paymentOf, textIn, traceOf } from '@bluelamp/change'
import { type Html, heads, html, nothing, numeric, type TableCell, tag } from '@bluelamp/kit'
import { type ChangeLinks, changeLinks } from '../change-links.ts'
import { poundWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** From need over service to outcome, and what is due to whoever meets it. */
export function commissionView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const commissions = ofKind(model, 'commission')
  if (commissions.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">What others are paid for</h2>
    ${wideTable('Commissions', {
      firstCellIsHeader: true,
      head: [
        ...heads('Commission', 'Need', 'Service', 'Outcomes'),
        ...['Earned', 'Agreed maximum', 'Due'].map(numeric),
        { text: 'Gaps' },
      ],
      rows: commissions.map((commission): TableCell[] => {
        const { need, service, outcomes, gaps } = traceOf(model, commission)
        const { earned, due, blocked } = paymentOf(commission)
        const maximum = numberIn(commission, 'maximum') ?? 0
        const one = (each: Element | undefined) => (each ? links.to(each) : html`<em>None</em>`)
        return [
          {
            html: html`${links.to(commission)}<span class="bl-when">${textIn(commission, 'sort') === 'grant' ? 'Grant' : 'Contract'}: ${textIn(commission, 'provider')}</span>`,
          },
          { html: one(need) },
          { html: one(service) },
          {
            html:
              outcomes.length === 0
                ? html`<em>None</em>`
                : html`<ul class="govuk-list">${outcomes.map(each => html`<li>${links.to(each)}</li>`)}</ul>`,
          },
          numeric(poundWords(earned)),
          numeric(poundWords(maximum)),
          numeric(
            html`<strong>${poundWords(due)}</strong>${blocked ? html`<span class="bl-when">held: no interests declared</span>` : due < earned ? html`<span class="bl-when">up to the maximum</span>` : nothing}`,
          ),
          {
            html:
              gaps.length === 0
                ? html`None`
                : tag({ text: gaps.join('; '), classes: 'govuk-tag--yellow bl-wrap' }),
          },
        ]
      }),
    })}
    ${payments(commissions, { model, links })}`
}

/** How each sum is made up, so that a provider can follow it. */
function payments(
  commissions: readonly Element[],
  { model, links }: Pick<Viewing, 'model'> & { links: ChangeLinks },
): Html {
  const rows = commissions.flatMap(commission =>
    paymentOf(commission).rows.map((row): TableCell[] => [
      { html: links.to(commission) },
      {
        html: html`${row.counts}<span class="bl-when">${byId(model, row.outcome)?.name ?? 'No such outcome'}</span>`,
      },
      numeric(poundWords(row.tariff)),
      numeric(row.achieved.toLocaleString('en-GB')),
      numeric(
        html`${row.paidFor.toLocaleString('en-GB')}<span class="bl-when">of at most ${row.cap.toLocaleString('en-GB')}</span>`,
      ),
      numeric(poundWords(row.amount)),
    ]),
  )
  if (rows.length === 0) return nothing
  return html`<h3 class="govuk-heading-s">How the payments are made up</h3>
    ${wideTable('How the payments are made up', {
      firstCellIsHeader: true,
      head: [
        ...heads('Commission', 'What counts as one'),
        ...['For each', 'Achieved', 'Paid for', 'Earned'].map(numeric),
      ],
      rows,
    })}`
}
