import { type Html, html, table } from '@bluelamp/kit'
import { apiLimit, longestAddress, mostInArea } from '@bluelamp/listen/contract'
import type { PublicSite } from '../site/layout.ts'

const groups: readonly (readonly [
  title: string,
  methods: readonly (readonly [string, string])[],
])[] = [
  [
    'Crimes and outcomes',
    [
      ['/crimes-street-dates', 'The months there are'],
      ['/crime-last-updated', 'The latest month'],
      ['/crime-categories?date=', 'The kinds of crime in a month'],
      ['/crimes-street/{category}?lat=&lng=&date=', 'Crimes within a mile, or in an area by poly='],
      [
        '/crimes-at-location?location_id=&date=',
        'Crimes at one point, or at the one nearest to lat= and lng=',
      ],
      ['/crimes-no-location?category=&force=&date=', 'Crimes without a place'],
      ['/outcomes-at-location?location_id=&date=', 'What came of crimes, told in a month'],
      ['/outcomes-for-crime/{persistent_id}', 'What came of one crime'],
    ],
  ],
  [
    'Forces and neighbourhoods',
    [
      ['/forces', 'All forces'],
      ['/forces/{force}', 'One force'],
      ['/forces/{force}/people', 'Its chief officers'],
      ['/{force}/neighbourhoods', 'Its neighbourhoods'],
      ['/{force}/{neighbourhood}', 'One neighbourhood'],
      ['/{force}/{neighbourhood}/boundary', 'Its boundary'],
      ['/{force}/{neighbourhood}/people', 'Its team'],
      ['/{force}/{neighbourhood}/events', 'Its events'],
      ['/{force}/{neighbourhood}/priorities', 'What it works on'],
      ['/locate-neighbourhood?q=lat,lng', 'The neighbourhood of a place'],
    ],
  ],
  [
    'Stop and search',
    [
      ['/stops-street?lat=&lng=&date=', 'Stops within a mile, or in an area by poly='],
      ['/stops-at-location?location_id=&date=', 'Stops at one point'],
      ['/stops-no-location?force=&date=', 'Stops without a place'],
      ['/stops-force?force=&date=', 'All stops of a force'],
    ],
  ],
]

export const openDataPage = (
  site: PublicSite,
): Html => html`<h1 class="govuk-heading-l">Open data</h1>
  <p class="govuk-body-l">The figures behind the <a class="govuk-link" href="/map">crime map</a>, for anyone and for any
    use. You need no key and no account.</p>
  ${
    site.invented &&
    html`<p class="govuk-body"><strong>This is a demonstration.</strong> The figures of ${site.forceName} are invented. Figures
      of other forces, where any were loaded, are real and come from data.police.uk.</p>`
  }
  <h2 class="govuk-heading-m">What is there</h2>
  <ul class="govuk-list govuk-list--bullet">
    <li>Crimes by kind and month, each at a fixed point nearby, and what came of them.</li>
    <li>Stops and searches by month.</li>
    <li>The force, its neighbourhoods, their teams, events and priorities.</li>
  </ul>
  <h2 class="govuk-heading-m">What is never there</h2>
  <p class="govuk-body">Names, addresses, the place where a crime happened, or the day or hour. Each crime is put at the
    nearest of many fixed points, and each point stands for eight or more addresses or for none. Anti-social behaviour
    has no number and no outcome.</p>
  <h2 class="govuk-heading-m">Licence</h2>
  <p class="govuk-body">You may copy, publish and change the data under the
    <a class="govuk-link" href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government
    Licence v3.0</a>. Say where it comes from.</p>
  <h2 class="govuk-heading-m">If your program already uses data.police.uk</h2>
  <p class="govuk-body">Change its base address from <code>https://data.police.uk/api</code> to <code>/api</code> on this
    site. Methods, parameters and answers are the same.</p>
  <h2 class="govuk-heading-m">Examples</h2>
  <ul class="govuk-list govuk-list--bullet">
    <li><a class="govuk-link" href="/api/forces">/api/forces</a></li>
    <li><a class="govuk-link" href="/api/crime-categories">/api/crime-categories</a></li>
    <li><a class="govuk-link" href="/api/crimes-street-dates">/api/crimes-street-dates</a></li>
  </ul>
  <h2 class="govuk-heading-m">The 22 methods</h2>
  ${groups.map(
    ([title, list]) =>
      html`<div class="bl-methods">${table({
        caption: title,
        captionClasses: 'govuk-table__caption--s',
        head: [{ text: 'Address' }, { text: 'What it gives' }],
        rows: list.map(([path, words]) => [
          { html: html`<code>/api${path}</code>` },
          { text: words },
        ]),
      })}</div>`,
  )}
  <h2 class="govuk-heading-m">Limits</h2>
  <ul class="govuk-list govuk-list--bullet">
    <li>${apiLimit.perSecond} requests a second on average and ${apiLimit.burst} at once; more are answered with 429.</li>
    <li>An address of more than ${longestAddress} characters is answered with 400. Send a long <code>poly</code> by POST.</li>
    <li>An area with more than ${mostInArea} crimes is answered with 503. Ask for a smaller one.</li>
    <li>Something we do not know, such as a force, is answered with 404.</li>
    <li>Where a file we loaded does not say when an outcome was told, its date is the month of the crime.</li>
  </ul>`
