import { attributes, button, type Html, html, pagination, select, table } from '@bluelamp/kit'
import type { CategoryCount, MapPoint, MapSum } from '@bluelamp/listen'
import { allCrime, crimeCategories } from '@bluelamp/listen/contract'
import { addressOf, type MapView, monthWords, numberWords, pageSize } from './map-question.ts'

export const categoryName = (slug: string): string =>
  slug === allCrime
    ? 'All crime'
    : (crimeCategories.find(category => category.slug === slug)?.label ?? slug)

const number = (value: number) => ({ text: numberWords(value), format: 'numeric' as const })

export type MapPage = {
  invented: boolean
  view: MapView
  months: readonly string[]
  areas: readonly { id: string; name: string }[]
  sum: MapSum
  categories: readonly CategoryCount[]
  points: readonly MapPoint[]
  basemap: string | undefined
}

export const nothingYet: Html = html`<h1 class="govuk-heading-l">Crime map</h1>
  <p class="govuk-body">No crimes have been published yet. Come back when the first month is out.</p>`

function form({ view, months, areas }: MapPage): Html {
  return html`<form method="get" action="/map" class="bl-crime-map-form">
    ${select({
      name: 'month',
      label: { text: 'Month' },
      value: view.month,
      items: months.map(month => ({ value: month, text: monthWords(month) })),
    })}
    ${select({
      name: 'category',
      label: { text: 'Kind of crime' },
      value: view.category,
      items: [
        { value: allCrime, text: 'All crime' },
        ...crimeCategories
          .filter(({ until }) => until === null || view.month < until)
          .map(({ slug, label }) => ({ value: slug, text: label })),
      ],
    })}
    ${
      areas.length > 0 &&
      select({
        name: 'area',
        label: { text: 'Neighbourhood' },
        value: view.area,
        items: [
          { value: '', text: 'Everywhere' },
          ...areas.map(({ id, name }) => ({ value: id, text: name })),
        ],
      })
    }
    ${button({ text: 'Show' })}
  </form>`
}

/** Filled by a script; without one the page goes on to the table, which holds the same figures. */
function map({ view, basemap }: MapPage): Html {
  const asked = { month: view.month, category: view.category, area: view.area }
  const own = attributes({
    hidden: true,
    'data-points': addressOf('/map/points.json', asked),
    'data-boundaries': '/map/boundaries.json',
    'data-place': '/map/place',
    'data-month': view.month,
    'data-basemap': basemap,
  })
  return html`<section id="crime-map" class="bl-crime-map" aria-label="Map"${own}>
    <p class="govuk-hint" id="crime-map-help">The same figures stand in the table below the map. Keys: arrows move the
      map, plus and minus zoom.</p>
    <p class="govuk-body" data-map="status" role="status">The map is on its way.</p>
    <div class="bl-crime-map__canvas" data-map="canvas"></div>
    <div class="bl-crime-map__side">
      <div>
        <h2 class="govuk-heading-s" id="crime-map-places">Places on the map now</h2>
        <p class="govuk-hint" data-map="places-hint"></p>
        <ul class="bl-crime-map__places" data-map="places" aria-labelledby="crime-map-places"></ul>
      </div>
      <div data-map="details" aria-live="polite"></div>
    </div>
  </section>`
}

function sumWords({ view, sum }: MapPage): string {
  const what =
    view.category === allCrime ? 'crimes' : `crimes of the kind “${categoryName(view.category)}”`
  const nowhere =
    sum.withoutPlace > 0
      ? ` ${numberWords(sum.withoutPlace)} more were published without a place.`
      : ''
  const places = sum.points === 1 ? '1 place' : `${numberWords(sum.points)} places`
  return `${numberWords(sum.crimes)} ${what} in ${monthWords(view.month)}, at ${places}.${nowhere}`
}

/** Real figures may stand beside invented ones: the page says which these are. */
function sourceWords({ sum, invented }: MapPage): string {
  if (sum.loaded === 0) return ''
  const licence = 'loaded from data.police.uk under the Open Government Licence v3.0'
  return invented
    ? `${numberWords(sum.loaded)} of these are real figures of other forces, ${licence}. The others are invented.`
    : `These are real figures, ${licence}.`
}

function pages({ view, sum }: MapPage): Html | false {
  const last = Math.ceil(sum.points / pageSize)
  if (last <= 1) return false
  const link = (page: number) => ({ href: addressOf('/map', { ...view, page }) })
  return pagination({
    landmarkLabel: 'Pages of the table',
    ...(view.page > 1 && { previous: link(view.page - 1) }),
    ...(view.page < last && { next: link(view.page + 1) }),
    items: [1, view.page - 1, view.page, view.page + 1, last]
      .filter((page, index, all) => page >= 1 && page <= last && all.indexOf(page) === index)
      .map(page => ({ ...link(page), number: page, current: page === view.page })),
  })
}

export function crimeMapPage(options: MapPage): Html {
  const { view, points, categories } = options
  return html`<h1 class="govuk-heading-l">Crime map</h1>
    ${form(options)}
    <p class="govuk-body-l">${sumWords(options)}</p>
    ${sourceWords(options) !== '' && html`<p class="govuk-body">${sourceWords(options)}</p>`}
    ${map(options)}
    ${table({
      caption: `All kinds of crime in ${monthWords(view.month)}`,
      captionClasses: 'govuk-table__caption--m',
      head: [{ text: 'Kind of crime' }, { text: 'Crimes', format: 'numeric' }],
      rows: categories.map(({ category, count }) => [
        { text: categoryName(category) },
        number(count),
      ]),
    })}
    ${table({
      caption: `Places, by name: ${categoryName(view.category)}, ${monthWords(view.month)}`,
      captionClasses: 'govuk-table__caption--m',
      head: [{ text: 'Place' }, { text: 'Crimes', format: 'numeric' }],
      rows: points.map(({ id, name, count }) => [
        {
          html: html`<a class="govuk-link" href="${addressOf(`/map/place/${id}`, { month: view.month })}">${name}</a>`,
        },
        number(count),
      ]),
    })}
    ${pages(options)}
    <h2 class="govuk-heading-m">What a place on this map is</h2>
    <p class="govuk-body">No crime is shown where it happened. Each is put at the nearest of many fixed points, such as the
      middle of a street, and each point stands for eight or more addresses or for none. So a high number at a point may
      come from a long street, a station or a shopping centre: it does not tell you how safe a street is.</p>
    <p class="govuk-body">A month is the finest time we publish. The figures are <a class="govuk-link" href="/open-data">open
      data</a>.</p>`
}

export function placePage(name: string, month: string, categories: readonly CategoryCount[]): Html {
  return html`<h1 class="govuk-heading-l">${name}</h1>
    ${table({
      caption: `Crimes published here for ${monthWords(month)}`,
      captionClasses: 'govuk-table__caption--m',
      head: [{ text: 'Kind of crime' }, { text: 'Crimes', format: 'numeric' }],
      rows: categories.map(({ category, count }) => [
        { text: categoryName(category) },
        number(count),
      ]),
    })}
    <p class="govuk-body">This point stands for a street or public place nearby. It is not where the crimes happened.</p>`
}
