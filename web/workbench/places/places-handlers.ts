import { button, type Html, html, select, table } from '@bluelamp/kit'
import { listCodes } from '@bluelamp/memory'
import { contextOf, type Http } from '@bluelamp/platform'
import { viewPlaces } from '@bluelamp/prevent'
import { Type } from 'typebox'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'

const Query = Type.Object({
  kind: Type.Optional(Type.Enum(['incident', 'crime'])),
  code: Type.Optional(Type.String({ maxLength: 60 })),
  days: Type.Optional(Type.Enum(['7', '28', '91'])),
})

type Places = Awaited<ReturnType<typeof viewPlaces>>

const changeWords = { up: '▲ Up', down: '▼ Down', 'no-clear-change': 'No clear change' } as const

/** A bar whose length is the count: a picture beside the figure, hidden from screen readers. */
const bar = (count: number, most: number): Html => html`<svg class="bl-bar" viewBox="0 0 100 8"
  width="100" height="8" aria-hidden="true" focusable="false"><rect width="${most ? (100 * count) / most : 0}"
  height="8" rx="1"></rect></svg>`

function placesPage(
  found: Places,
  chosen: { kind: string; code: string; days: string },
  labels: ReadonlyMap<string, string>,
): Html {
  const most = Math.max(...found.places.map(place => place.count), 0)
  const total = found.places.reduce((sum, place) => sum + place.count, 0)
  const choice = (
    name: string,
    text: string,
    value: string,
    items: { value: string; text: string }[],
  ) => select({ id: name, name, label: { text }, value, items })
  return html`<h1 class="govuk-heading-l">Places</h1>
    <form method="get" action="/workbench/places" class="bl-filters">
      ${choice('kind', 'Count', chosen.kind, [
        { value: 'crime', text: 'Crimes recorded' },
        { value: 'incident', text: 'Incidents' },
      ])}
      ${choice('code', 'Of kind', chosen.code, [
        { value: '', text: 'All' },
        ...found.codes
          .map(code => ({ value: code, text: labels.get(code) ?? code }))
          .sort((a, b) => a.text.localeCompare(b.text, 'en-GB')),
      ])}
      ${choice('days', 'In the last', chosen.days, [
        { value: '7', text: '7 days' },
        { value: '28', text: '28 days' },
        { value: '91', text: '91 days' },
      ])}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </form>
    <p class="govuk-body">A change is named only where the count differs from the equal period before by more
      than chance would make it (95%).</p>
    <div class="bl-scroll" tabindex="0" role="region" aria-label="Counts by neighbourhood">${table({
      caption: `${total} in ${found.places.length} neighbourhoods`,
      captionClasses: 'govuk-table__caption--m',
      head: [
        { text: 'Neighbourhood' },
        { text: 'District' },
        { text: 'Count', format: 'numeric' },
        { html: html`<span class="govuk-visually-hidden">Picture</span>` },
        { text: 'Before', format: 'numeric' },
        { text: 'Change' },
      ],
      rows: found.places.map(place => [
        { text: place.areaName },
        { text: place.districtName },
        { text: String(place.count), format: 'numeric' },
        { html: bar(place.count, most) },
        { text: String(place.before), format: 'numeric' },
        { text: changeWords[place.change] },
      ]),
    })}</div>`
}

export function places(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/places',
    {
      schema: { querystring: Query },
      config: { access: { verbs: ['prevent.view-places'] } },
    },
    async (request, reply) => {
      const { kind = 'crime', code = '', days = '28' } = request.query
      const context = contextOf(request)
      const found = await viewPlaces(context, {
        forceId: site.forceId,
        kind,
        code: code || undefined,
        from: new Date(context.now.getTime() - Number(days) * 86_400_000),
        to: new Date(context.now.getTime() + 1),
      })
      const codes = await listCodes(context, kind === 'crime' ? 'offence-class' : 'incident-code')
      return sendPage(
        reply,
        workbenchPage(site, request, {
          title: 'Places',
          body: placesPage(
            found,
            { kind, code, days },
            new Map(codes.map(it => [it.code, it.label])),
          ),
        }),
      )
    },
  )
}
