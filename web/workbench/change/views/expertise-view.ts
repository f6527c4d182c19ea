import { findHolders, holderCount, isYes, ofKind, thinlyHeld } from '@bluelamp/change'
import { type Html, heads, html, nothing, numeric, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { dayWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'
import { askForm, searchBox } from './ask-form.ts'

/** Who is expert in what: looked for in any words, and what too few hold. */
export function expertiseView(viewing: Viewing): Html {
  const { model, programme, query } = viewing
  const links = changeLinks(programme.id)
  const all = ofKind(model, 'expertise')
  if (all.length === 0) return nothing
  const thin = new Set(thinlyHeld(model))
  return html`<h2 class="govuk-heading-m">Who is expert in what</h2>
    ${askForm(viewing, {
      area: 'organisation',
      at: 'expertise',
      own: ['q'],
      button: 'Find',
      controls: searchBox(
        'Find somebody by what they can do',
        query.q,
        'In any order; the beginning of a word is enough.',
      ),
    })}
    ${query.q?.trim() ? found(viewing, query.q) : nothing}
    ${wideTable('Expertise and how many hold it', {
      firstCellIsHeader: true,
      head: [...heads('Expertise', 'Critical'), numeric('Held by')],
      rows: all.map(expertise => [
        {
          html: html`${links.to(expertise)}${
            thin.has(expertise)
              ? html` ${tag({ text: 'Held by too few', classes: 'govuk-tag--red' })}`
              : nothing
          }`,
        },
        { text: isYes(expertise, 'critical') ? 'Yes' : 'No' },
        numeric(String(holderCount(expertise))),
      ]),
    })}`
}

function found({ model, programme }: Viewing, query: string): Html {
  const links = changeLinks(programme.id)
  const holders = findHolders(model, query)
  if (holders.length === 0)
    return html`<p class="govuk-body">Nobody was found for “${query}”. Try fewer words.</p>`
  return html`${wideTable('Found', {
    caption: `${holders.length === 1 ? 'One holder' : `${holders.length} holders`} found for “${query}”`,
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: heads('Who', 'Expertise', 'Level (1 to 5)', 'Since', 'Development plan'),
    rows: holders.map(({ who, expertise, level, since, plan }) => [
      { text: who },
      {
        html: links.to(expertise),
      },
      { text: String(level) },
      { html: html`<span class="bl-nowrap">${dayWords(since)}</span>` },
      { text: plan === '' ? 'None' : plan },
    ]),
  })}`
}
