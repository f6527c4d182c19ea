import {
  components,
  drawView,
  isOverAYearOld,
  kindOf,
  ofKind,
  statesInOrder,
  textIn,
  toExchange,
  viewTable,
} from '@bluelamp/change'
import { details, type Html, heads, html, nothing, tag, trustedHtml } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { dayWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { scrollRegion, wideTable } from '../wide-table.ts'

/** The eleven parts, the states on the way, the picture drawn from the model, and the file for other tools. */
export function blueprintView({ model, programme, today }: Viewing): Html {
  const links = changeLinks(programme.id)
  const written = new Map(
    ofKind(model, 'component').map(component => [textIn(component, 'part'), component]),
  )
  const exchange = toExchange(model, programme)
  return html`<h2 class="govuk-heading-m">The eleven parts</h2>
    ${wideTable('The eleven parts', {
      firstCellIsHeader: true,
      head: heads('Part', 'Owner', 'Last refreshed', ''),
      rows: Object.entries(components).map(([part, words]) => {
        const component = written.get(part)
        const old = component && isOverAYearOld(textIn(component, 'refreshed'), today)
        return [
          {
            html: component ? links.to(component, words) : html`${words}`,
          },
          { text: component ? textIn(component, 'owner') : '' },
          { text: component ? dayWords(textIn(component, 'refreshed')) : '' },
          {
            html: component
              ? old
                ? tag({ text: 'More than a year', classes: 'govuk-tag--red' })
                : nothing
              : tag({ text: 'Not written', classes: 'govuk-tag--grey' }),
          },
        ]
      }),
    })}
    <p class="govuk-body"><a class="govuk-link" href="${links.history}?weeks=52">What changed in a year</a></p>
    ${states({ model, links })}
    ${(exchange.views ?? []).length > 0 ? html`<h2 class="govuk-heading-m">Drawn from the model</h2>` : nothing}
    ${(exchange.views ?? []).map(view =>
      details({
        summaryText: view.name,
        html: html`${scrollRegion(view.name, trustedHtml(drawView(view, exchange)))}
          ${asTable(viewTable(view, exchange))}`,
      }),
    )}
    <h2 class="govuk-heading-m">For other tools</h2>
    <p class="govuk-body"><a class="govuk-link" href="${links.home}/blueprint.xml">Blueprint in the ArchiMate exchange format (XML)</a>:
      ${exchange.elements.length} elements, ${exchange.relationships.length} ties. <a class="govuk-link" href="/workbench/change/import">Bring one in</a>.</p>`
}

const asTable = ({
  head,
  rows,
}: {
  head: readonly string[]
  rows: readonly (readonly string[])[]
}): Html =>
  wideTable('The same in words', {
    caption: 'The same in words',
    head: heads(...head),
    rows: rows.map(cells => heads(...cells)),
  })

function states({
  model,
  links,
}: {
  model: Viewing['model']
  links: ReturnType<typeof changeLinks>
}): Html {
  const ordered = statesInOrder(model)
  if (ordered.length === 0) return nothing
  const list = (elements: readonly { id: string; name: string; kind: string }[]) =>
    elements.length === 0
      ? html`None`
      : html`<ul class="govuk-list">${elements.map(
          element =>
            html`<li>${links.to(element)} <span class="bl-when">${kindOf(element.kind)?.words}</span></li>`,
        )}</ul>`
  return html`<h2 class="govuk-heading-m">States on the way</h2>${wideTable('States on the way', {
    firstCellIsHeader: true,
    head: heads('State', 'Reached', 'Comes', 'Goes'),
    rows: ordered.map(({ state, comes, goes }) => [
      { html: links.to(state) },
      { text: dayWords(textIn(state, 'when')) },
      { html: list(comes) },
      { html: list(goes) },
    ]),
  })}`
}
