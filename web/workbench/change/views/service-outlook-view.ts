import {
  choiceIn,
  type Element,
  meanError,
  numberIn,
  ofKind,
  outlookOf,
  textIn,
  uncompared,
} from '@bluelamp/change'
import { type Html, heads, html, nothing, numeric, tag } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import { signed } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'

/** The catalogue of services: how each is delivered, to what standard, where demand goes, and how right one was about it. */
export function serviceOutlookView({ model, programme, today }: Viewing): Html {
  const links = changeLinks(programme.id)
  const services = ofKind(model, 'service')
  if (services.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Service catalogue</h2>
    ${wideTable('Service catalogue', {
      firstCellIsHeader: true,
      head: [
        ...heads('Service', 'Owner'),
        numeric('A year'),
        ...heads('Demand', 'Delivered today, and to be', 'Standard'),
      ],
      rows: services.map(service => [
        { html: links.to(service) },
        { text: textIn(service, 'owner') },
        numeric(numberIn(service, 'volume')?.toLocaleString('en-GB') ?? '–'),
        { text: choiceIn(service, 'direction') ?? 'Not said' },
        { text: methodWords(service) },
        { text: textIn(service, 'standard') || 'Not said' },
      ]),
    })}${outlook()}`

  function outlook(): Html {
    const forecast = services.filter(service => outlookOf(service).length > 0)
    if (forecast.length === 0) return nothing
    return html`<h3 class="govuk-heading-s">Demand against what was expected</h3>
      ${wideTable('Demand against what was expected', {
        firstCellIsHeader: true,
        head: heads('Service', 'Actual against expected', 'Off by, on average', 'Expected next'),
        rows: forecast.map(service => {
          const mean = meanError(service)
          return [
            { html: links.to(service) },
            { html: comparedWords(service, today) },
            { text: mean === undefined ? '–' : `${(100 * mean).toFixed(1)}%` },
            { text: nextWords(service, today) },
          ]
        }),
      })}`
  }
}

function methodWords(service: Element): string {
  const [today, toBe] = [textIn(service, 'method'), textIn(service, 'methodToBe')]
  if (today === '') return 'Not said'
  return toBe === '' ? today : `${today} → ${toBe}`
}

function nextWords(service: Element, today: string): string {
  const next = outlookOf(service).find(({ year }) => `${year}-12-31` >= today)
  return next ? `${next.expected.toLocaleString('en-GB')} in ${next.year}` : 'Not said'
}

function comparedWords(service: Element, today: string): Html {
  const compared = outlookOf(service).filter(({ error }) => error !== undefined)
  const missing = uncompared(service, today)
  return html`${compared.map(({ year, error: off }) => html`<span class="bl-nowrap">${year}: ${signed(100 * off!, 1)}%</span> `)}
    ${missing.length > 0 ? tag({ text: `${missing.join(', ')} not compared`, classes: 'govuk-tag--yellow bl-wrap' }) : nothing}
    ${compared.length === 0 && missing.length === 0 ? '–' : nothing}`
}
