import {
  byId,
  type Element,
  goesTo,
  idsIn,
  lacksAssessment,
  missingDataFacts,
  ofKind,
  textIn,
} from '@bluelamp/change'
import { type Html, heads, html, nothing, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** Where each item of data comes from and goes to, and how much of the catalogue is whole. */
export function dataView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const items = ofKind(model, 'data-item')
  if (items.length === 0) return nothing
  const isWhole = (item: Element) => missingDataFacts(item).length === 0 && !lacksAssessment(item)
  const whole = items.filter(isWhole).length
  const named = (item: Element, field: string) =>
    idsIn(item, field)
      .map(id => byId(model, id))
      .filter(each => each !== undefined)
  return html`<h2 class="govuk-heading-m">Where data comes from and goes to</h2>
    <p class="govuk-body">${Math.round((100 * whole) / items.length)}% of ${items.length} items say all that they must.</p>
    ${wideTable('Where data comes from and goes to', {
      classes: 'bl-roomy',
      head: heads('Comes from', 'Data', 'Goes to', 'Held in', 'Missing'),
      rows: items.map(item => {
        const from = named(item, 'comesFrom')
        const missing = [
          ...missingDataFacts(item),
          ...(lacksAssessment(item) ? ['Impact assessment of a high risk'] : []),
        ]
        return [
          { html: from.length > 0 ? links.list(from) : html`${textIn(item, 'origin')}` },
          { html: html`<strong>${links.to(item)}</strong>` },
          { html: links.list(goesTo(model, item)) },
          { html: links.list(named(item, 'heldIn')) },
          {
            html:
              missing.length > 0
                ? tag({ text: missing.join('; '), classes: 'govuk-tag--red bl-wrap' })
                : nothing,
          },
        ]
      }),
    })}`
}
