import { type AccountYear, productivity, type YearChange } from '@bluelamp/change'
import { type Html, heads, html, nothing, numeric, type TableCell, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { moneyWords, poundWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** What one outcome costs and how good it is, side by side, and what became of both. */
export function productivityView({ model, programme }: Viewing): Html {
  const links = changeLinks(programme.id)
  const services = productivity(model)
  if (services.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Cost and quality side by side</h2>
    <p class="govuk-body">Neither is shown without the other. Red: cost fell, and quality with it.</p>
    ${wideTable('Cost and quality of services', {
      firstCellIsHeader: true,
      head: [
        { text: 'Service' },
        numeric('Cost for each'),
        ...heads('Quality', 'Since the year before'),
      ],
      rows: services.flatMap(({ service, years }) =>
        years.map((year): TableCell[] => [
          {
            html: html`${links.to(year.element, service.name)}<span class="bl-when bl-nowrap">${year.year} to ${year.year + 1}</span>`,
          },
          numeric(costOf(year)),
          { html: qualityOf(year), classes: 'bl-quality' },
          { html: year.since ? sinceHtml(year.since) : html`First account` },
        ]),
      ),
    })}`
}

function costOf({ unitCost, unit, cost, outcomes, quality }: AccountYear): Html {
  if (!quality) return html`<em>Not shown without quality</em>`
  const each = unitCost === undefined ? 'no outcome' : poundWords(Math.round(unitCost))
  return html`${each}<span class="bl-when">${unit}</span><span class="bl-when">${moneyWords(cost)}, ${outcomes.toLocaleString('en-GB')}</span>`
}

const qualityOf = ({ quality }: AccountYear): Html =>
  quality
    ? html`${quality.value.toLocaleString('en-GB')}<span class="bl-when">${quality.name}: ${quality.higherIsBetter ? 'higher' : 'lower'} is better</span>`
    : tag({ text: 'Not said', classes: 'govuk-tag--yellow' })

const costWords = {
  lower: '↓ costs less for each',
  higher: '↑ costs more for each',
  'the same': '→ costs the same for each',
} as const
const allWords = {
  lower: '↓ costs less in all',
  higher: '↑ costs more in all',
  'the same': '→ costs the same in all',
} as const
const qualityWords = { better: '↑ better', worse: '↓ worse', 'the same': '→ as good' } as const

/** Without a quality for both years a change of cost would stand alone: it is not told. */
function sinceHtml({ cost, unitCost, quality, red, notCompared }: YearChange): Html {
  if (quality === undefined) return html`Not compared: ${notCompared[0] ?? 'quality is not said'}`
  return html`<ul class="govuk-list bl-since"><li>${allWords[cost]}</li>
    ${unitCost ? html`<li>${costWords[unitCost]}</li>` : nothing}<li>${qualityWords[quality]}</li>
    ${red ? html`<li>${tag({ text: 'Cheaper and worse', classes: 'govuk-tag--red' })}</li>` : nothing}
    ${notCompared.map(why => html`<li>${why}</li>`)}</ul>`
}
