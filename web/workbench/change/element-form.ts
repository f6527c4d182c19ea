import type {
  Body,
  Field,
  Fields,
  FieldValue,
  Kind,
  Model,
  Row,
  ScalarField,
} from '@bluelamp/change'
import {
  attributes,
  checkboxes,
  type FormErrors,
  type Html,
  html,
  input,
  nothing,
  radios,
  select,
  textarea,
} from '@bluelamp/kit'
import type { SentForm } from './read-form.ts'
import { scrollRegion } from './wide-table.ts'

/** Lines that stand ready below those that are filled in. */
const spare = 3
/** Up to so many are shown as boxes to tick; more as a list to choose from. */
const mostBoxes = 40

/** Every control of a kind, filled in with what the element says. */
export function elementFields(
  kind: Kind,
  body: Body,
  model: Model,
  errors: FormErrors,
  own?: string,
): Html {
  const controls = controlsOf(kind.fields, body)
  return html`${Object.entries(kind.fields).map(([name, field]) =>
    control({ name, field, controls, model, errors, own }),
  )}`
}

/** What a form sends for a body: the opposite of `readForm`. */
export function controlsOf(fields: Fields, body: Body): SentForm {
  const form: Record<string, string | readonly string[]> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = body[name]
    if (value === undefined) continue
    if (field.type === 'many') form[name] = (value as readonly string[]).map(String)
    else if (field.type === 'rows') {
      for (const [at, row] of (value as readonly Row[]).entries()) {
        for (const [column, of] of Object.entries(field.columns)) {
          if (row[column] !== undefined) form[`${name}.${at}.${column}`] = written(of, row[column])
        }
      }
    } else form[name] = written(field, value)
  }
  return form
}

function written(field: ScalarField, value: FieldValue): string {
  // What was written before there was a list to choose from is the choice of that name.
  if (field.type === 'choice' && !Object.hasOwn(field.choices, String(value))) {
    const found = Object.entries(field.choices).find(([, words]) => words === value)
    return found ? found[0] : String(value)
  }
  if (field.type === 'yes-no' && typeof value === 'boolean') return value ? 'yes' : 'no'
  return field.type === 'money' && typeof value === 'number' ? poundsOf(value) : String(value)
}

/** Pence as they are typed: "1250.50", and without pence "1250". */
export const poundsOf = (pence: number): string =>
  pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2)

type Control = {
  name: string
  field: Field
  controls: SentForm
  model: Model
  errors: FormErrors
  own: string | undefined
}

function control({ name, field, controls, model, errors, own }: Control): Html {
  const errorMessage = errors.of(name)
  const sent = controls[name]
  const value = typeof sent === 'string' ? sent : ''
  const head = {
    ...(field.hint && { hint: { text: field.hint } }),
    ...(errorMessage && { errorMessage }),
  }
  const label = { text: labelOf(field), classes: 'govuk-label--s' }
  const legend = { legend: { text: labelOf(field), classes: 'govuk-fieldset__legend--s' } }
  switch (field.type) {
    case 'prose':
      return textarea({ id: name, name, label, value, rows: 4, ...head })
    case 'choice': {
      const items = Object.entries(field.choices).map(([key, text]) => ({ value: key, text }))
      // A text from before the list that none of it says: it is shown, and asks for a choice.
      if (value !== '' && !Object.hasOwn(field.choices, value)) {
        items.unshift({ value, text: `${value} (not in the list: choose another)` })
      }
      return items.length > 6
        ? select({
            id: name,
            name,
            label,
            value,
            items: [{ value: '', text: 'Choose' }, ...items],
            ...head,
          })
        : radios({
            name,
            idPrefix: name,
            classes: 'govuk-radios--small',
            fieldset: legend,
            value,
            items,
            ...head,
          })
    }
    case 'yes-no':
      return radios({
        name,
        idPrefix: name,
        classes: 'govuk-radios--inline govuk-radios--small',
        fieldset: legend,
        value,
        items: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
        ...head,
      })
    case 'one':
      return select({
        id: name,
        name,
        label,
        value,
        items: [{ value: '', text: 'None' }, ...choicesOf(model, field.of, own)],
        ...head,
      })
    case 'many': {
      const values = Array.isArray(sent) ? sent : []
      const items = choicesOf(model, field.of, own)
      if (items.length === 0) {
        return html`<p class="govuk-body"><strong>${labelOf(field)}</strong>: there is nothing to choose from yet.</p>`
      }
      if (items.length > mostBoxes) {
        return select({
          id: name,
          name,
          label,
          attributes: { multiple: true, size: '10' },
          items: items.map(item => ({ ...item, selected: values.includes(item.value) })),
          ...head,
        })
      }
      return checkboxes({
        name,
        idPrefix: name,
        classes: `govuk-checkboxes--small${items.length > 8 ? ' bl-boxes' : ''}`,
        fieldset: legend,
        values,
        items,
        ...head,
      })
    }
    case 'rows':
      return rowsControl(name, field, controls, model, errors)
    default:
      return input({ id: name, name, label, value, ...widthOf(field), ...head })
  }
}

const labelOf = (field: Field): string =>
  field.required ? field.words : `${field.words} (optional)`

function widthOf(field: ScalarField) {
  if (field.type === 'number') {
    return {
      classes: 'govuk-input--width-5',
      inputmode: 'decimal',
      ...(field.unit && { suffix: { text: field.unit } }),
    }
  }
  if (field.type === 'money')
    return { classes: 'govuk-input--width-10', prefix: { text: '£' }, inputmode: 'decimal' }
  return field.type === 'date' ? { type: 'date', classes: 'govuk-input--width-10' } : {}
}

const choicesOf = (model: Model, kinds: readonly string[], own?: string) =>
  model.elements
    .filter(element => kinds.includes(element.kind) && element.id !== own)
    .map(({ id, name }) => ({ value: id, text: name }))

function rowsControl(
  name: string,
  field: Extract<Field, { type: 'rows' }>,
  controls: SentForm,
  model: Model,
  errors: FormErrors,
): Html {
  const filled = new Set(
    Object.keys(controls)
      .filter(key => key.startsWith(`${name}.`))
      .map(key => Number(key.split('.')[1])),
  ).size
  const fault = errors.of(name)
  const columns = Object.entries(field.columns)
  return html`<fieldset class="govuk-fieldset govuk-form-group${fault ? ' govuk-form-group--error' : ''}" id="${name}" tabindex="-1">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${labelOf(field)}</legend>
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
          const label = `${of.words}, line ${at + 1}`
          return html`<td class="govuk-table__cell">${cell(key, of, typeof sent === 'string' ? sent : '', label, model)}</td>`
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
