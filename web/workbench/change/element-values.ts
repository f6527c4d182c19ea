import {
  byId,
  type Element,
  type Field,
  type FieldValue,
  type Kind,
  type Model,
  type Row,
  type Scalar,
  type ScalarField,
  sayDay,
} from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { scrollRegion } from './wide-table.ts'

type LinkTo = (element: Pick<Element, 'id' | 'name'>) => Html

/** What an element says, for reading. `to` leads to another element. */
export function elementValues(
  kind: Kind,
  { body }: Pick<Element, 'body'>,
  model: Model,
  to: LinkTo,
): { key: { text: string }; value: { html: Html } }[] {
  return Object.entries(kind.fields).flatMap(([name, field]) => {
    const value = body[name]
    return value === undefined
      ? []
      : [{ key: { text: field.words }, value: { html: valueHtml(field, value, model, to) } }]
  })
}

export function valueHtml(field: Field, value: FieldValue, model: Model, to: LinkTo): Html {
  if (field.type === 'many') {
    return html`<ul class="govuk-list">${(value as readonly string[]).map(id => html`<li>${linkTo(id, model, to)}</li>`)}</ul>`
  }
  if (field.type === 'rows') {
    const columns = Object.entries(field.columns)
    return scrollRegion(
      field.words,
      html`<table class="govuk-table bl-lines"><thead class="govuk-table__head"><tr class="govuk-table__row">${columns.map(
        ([, column]) => html`<th scope="col" class="govuk-table__header">${column.words}</th>`,
      )}</tr></thead><tbody class="govuk-table__body">${(value as readonly Row[]).map(
        row =>
          html`<tr class="govuk-table__row">${columns.map(
            ([name, column]) =>
              html`<td class="govuk-table__cell">${row[name] === undefined ? nothing : scalarHtml(column, row[name], model, to)}</td>`,
          )}</tr>`,
      )}</tbody></table>`,
    )
  }
  return scalarHtml(field, value as Scalar, model, to)
}

function scalarHtml(field: ScalarField, value: Scalar, model: Model, to: LinkTo): Html {
  switch (field.type) {
    case 'choice':
      return html`${field.choices[String(value)] ?? String(value)}`
    case 'money':
      return html`<span class="bl-nowrap">${typeof value === 'number' ? moneyWords(value) : String(value)}</span>`
    case 'yes-no':
      return html`${value === true ? 'Yes' : 'No'}`
    case 'one':
      return linkTo(String(value), model, to)
    case 'date':
      return html`<span class="bl-nowrap">${dayWords(String(value))}</span>`
    case 'number':
      return html`${String(value)}${field.unit ? ` ${field.unit}` : ''}`
    case 'prose':
      return html`${String(value)
        .split('\n')
        .filter(line => line.trim() !== '')
        .map(line => html`<p class="govuk-body govuk-!-margin-bottom-1">${line}</p>`)}`
    default:
      return html`${String(value)}`
  }
}

function linkTo(id: string, model: Model, to: LinkTo): Html {
  const element = byId(model, id)
  return element ? to(element) : html`<span class="bl-muted">no longer there</span>`
}

/** "2026-11-30" as people read it; anything else as it is. */
export const dayWords = sayDay

/** To read: "£130.0m", "£98,000", millions from a million on. */
export function moneyWords(pence: number): string {
  const pounds = Math.abs(pence) / 100
  if (pounds < 1_000_000) return poundWords(pence)
  return `${pence < 0 ? '−' : ''}£${(pounds / 1_000_000).toFixed(pounds >= 10_000_000 ? 1 : 2)}m`
}

/** To add up: "£110,260,622", "£1,250.50", to the penny. */
export function poundWords(pence: number): string {
  const digits = Math.round(pence) % 100 === 0 ? 0 : 2
  const pounds = (Math.abs(pence) / 100).toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return `${pence < 0 ? '−' : ''}£${pounds}`
}

/** "2,152.1": as many decimals as there are, and no more. */
export const fteWords = (hundredths: number): string =>
  `${hundredths < 0 ? '−' : ''}${(Math.abs(hundredths) / 100).toLocaleString('en-GB', { maximumFractionDigits: 2 })}`

/** A difference, in words that say what is less than nothing by themselves: "+£1,250", "−2.5", "0". */
export const signedWords = (value: number, words: (value: number) => string): string =>
  `${value > 0 ? '+' : ''}${words(value)}`

/** A difference to so many decimals: "+1.20", "−0.35", "0.00". */
export const signed = (value: number, digits: number): string =>
  signedWords(
    Number(value.toFixed(digits)),
    rounded => `${rounded < 0 ? '−' : ''}${Math.abs(rounded).toFixed(digits)}`,
  )

/** "FTE", which says what it stands for. */
export const fteShort = html`<abbr title="full-time equivalents">FTE</abbr>`
