import { isDay } from '@bluelamp/change'
import { button, type Html, html, input } from '@bluelamp/kit'
import type { Viewing } from '../area-view.ts'
import { changeLinks } from '../change-links.ts'

type Asked = keyof Viewing['query']

/** The day that was asked for, if it is one. */
export const dayAsked = ({ query }: Viewing, name: Asked): string | undefined => {
  const said = query[name]
  return said !== undefined && isDay(said) ? said : undefined
}

export const dayBox = (name: Asked, label: string, value: string): Html =>
  input({
    id: name,
    name,
    type: 'date',
    label: { text: label },
    value,
    classes: 'govuk-input--width-10',
  })

/** A form of this page that keeps what its other forms were asked. `at` is the heading one comes back to. */
export function askForm(
  { query, programme }: Viewing,
  {
    at,
    own,
    label,
    controls,
  }: { at: string; own: readonly Asked[]; label: string; controls: Html },
): Html {
  const others = (Object.keys(query) as Asked[]).filter(
    name => !own.includes(name) && query[name] !== undefined,
  )
  return html`<form method="get" action="${changeLinks(programme.id).area('organisation')}#${at}" class="bl-filters">
    ${others.map(name => html`<input type="hidden" name="${name}" value="${query[name] ?? ''}">`)}
    ${controls}${button({ text: label, classes: 'govuk-button--secondary' })}</form>`
}

/** "2,152.1": as many decimals as there are, and no more. */
export const fteWords = (hundredths: number): string =>
  `${hundredths < 0 ? '−' : ''}${(Math.abs(hundredths) / 100).toLocaleString('en-GB', { maximumFractionDigits: 2 })}`
