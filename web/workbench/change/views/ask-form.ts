import { type Area, isDay } from '@bluelamp/change'
import { button, type Html, html, input } from '@bluelamp/kit'
import { changeLinks } from '../change-links.ts'
import type { Viewing } from '../viewing.ts'

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

export const searchBox = (label: string, value: string | undefined, hint?: string): Html =>
  input({
    id: 'q',
    name: 'q',
    type: 'search',
    label: { text: label },
    ...(hint && { hint: { text: hint } }),
    value: value ?? '',
    classes: 'govuk-input--width-20',
  })

/** A form of the page of a part, which keeps what the other forms of the page were asked. */
export function askForm(
  { query, programme }: Viewing,
  form: {
    area: Area
    /** The heading you come back to. */
    at: string
    /** What its own controls ask. */
    own: readonly Asked[]
    button: string
    controls: Html
  },
): Html {
  const others = (Object.keys(query) as Asked[]).filter(
    name => !form.own.includes(name) && query[name] !== undefined,
  )
  return html`<form method="get" action="${changeLinks(programme.id).area(form.area)}#${form.at}" class="bl-filters">
    ${others.map(name => html`<input type="hidden" name="${name}" value="${query[name] ?? ''}">`)}
    ${form.controls}${button({ text: form.button, classes: 'govuk-button--secondary' })}</form>`
}
