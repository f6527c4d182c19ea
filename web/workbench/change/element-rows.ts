import type { Field, Model, ScalarField } from '@bluelamp/change'
import { attributes, type FormErrors, type Html, html, nothing } from '@bluelamp/kit'
import type { SentForm } from './read-form.ts'
import { scrollRegion } from './wide-table.ts'

/** Lines that stand ready below those that are filled in. */
const spare = 3

type RowsControl = {
  name: string
  field: Extract<Field, { type: 'rows' }>
  label: string
  controls: SentForm
  model: Model
  errors: FormErrors
}

/** Lines of several columns: those that are filled in, and some to fill. */
export function rowsControl({ name, field, label, controls, model, errors }: RowsControl): Html {
  const filled = new Set(
    Object.keys(controls)
      .filter(key => key.startsWith(`${name}.`))
      .map(key => Number(key.split('.')[1])),
  ).size
  const fault = errors.of(name)
  const columns = Object.entries(field.columns)
  return html`<fieldset class="govuk-fieldset govuk-form-group${fault ? ' govuk-form-group--error' : ''}" id="${name}" tabindex="-1">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${label}</legend>
    ${field.hint ? html`<div class="govuk-hint">${field.hint}</div>` : nothing}
    ${fault ? html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${fault.text}</p>` : nothing}
    ${scrollRegion(
      field.words,
      html`
    <table class="govuk-table bl-lines"><thead class="govuk-table__head"><tr class="govuk-table__row">${columns.map(
      ([, column]) => html`<th scope="col" class="govuk-table__header">${column.words}</th>`,
    )}</tr></thead><tbody class="govuk-table__body">${Array.from(
      { length: filled + spare },
      (_, at) =>
        html`<tr class="govuk-table__row">${columns.map(([column, of]) => {
          const key = `${name}.${at}.${column}`
          const sent = controls[key]
          const words = `${of.words}, line ${at + 1}`
          return html`<td class="govuk-table__cell">${cell(key, of, typeof sent === 'string' ? sent : '', words, model)}</td>`
        })}</tr>`,
    )}</tbody></table>`,
    )}
    <div class="govuk-hint">An empty line is left out. More lines appear once these are saved.</div>
  </fieldset>`
}

function cell(key: string, field: ScalarField, value: string, label: string, model: Model): Html {
  const options = (items: readonly { value: string; text: string }[]) =>
    html`<select class="govuk-select" name="${key}" aria-label="${label}"><option value=""></option>${items.map(
      item =>
        html`<option${attributes({ value: item.value, selected: item.value === value })}>${item.text}</option>`,
    )}</select>`
  if (field.type === 'choice') {
    return options(Object.entries(field.choices).map(([choice, text]) => ({ value: choice, text })))
  }
  if (field.type === 'yes-no') {
    return options([
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ])
  }
  if (field.type === 'one') return options(choicesOf(model, field.of))
  const type = field.type === 'date' ? 'date' : 'text'
  const width =
    field.type === 'number'
      ? 'govuk-input--width-3'
      : field.type === 'text'
        ? ''
        : 'govuk-input--width-10'
  return html`<input class="govuk-input ${width}" type="${type}" name="${key}" value="${value}" aria-label="${label}">`
}

/** Elements to choose from, without the one that is edited. */
export const choicesOf = (model: Model, kinds: readonly string[], own?: string) =>
  model.elements
    .filter(element => kinds.includes(element.kind) && element.id !== own)
    .map(({ id, name }) => ({ value: id, text: name }))
